/** What `holdpoint.pack.published`, `holdpoint.pack.retired` and `holdpoint.pack.due` carry. */
import type { PackDue, PackPublished, PackRetired } from '../pack-events';
import { instant, listOf, record, text, whole, type JsonSchema } from './json-schema';

const edition: Readonly<Record<string, JsonSchema>> = {
  edition: text('Id of the edition: GET /editions/{id} has its content and history.'),
  kind: { enum: ['overlay', 'type'], description: 'An overlay on a permit type, or a type of the tenant’s own pack.' },
  pack: text('Name of the pack.'),
  type: text('Permit type.'),
  site: text('Id of the site; absent: every site of the tenant.'),
  area: text('Id of the area; absent: the whole site.'),
  version: whole('Number of the version on its line: 1, 2, 3.', 1),
  concerns: listOf(
    record({
      site: text('Id of the site.'),
      zone: text('IANA name of its time zone.'),
      vacant: listOf(
        record({ duty: text('The duty.'), area: text('Id of the area; absent: the whole site.') }, ['area']),
        'Duties that nobody holds there: permits would wait for them in vain.',
      ),
      approvers: listOf(text('A duty.'), 'Duties whose part in the approval is another than before.'),
    }),
    'What it means at each site that it reaches.',
  ),
};
const actor = text('Person id of whoever did it.');

export const packPublishedSchema = record(
  {
    ...edition,
    actor,
    act: { enum: ['published', 'widened'], description: '`widened`: its trial goes on at other sites, or is over.' },
    pilot: listOf(text('Id of a site.'), 'Sites where it is tried first; absent: everywhere in its place.'),
    effectiveFrom: instant('From when on permits are submitted by it.'),
    author: text('Person id of whoever wrote it.'),
    hash: text('SHA-256 of the canonical JSON of what was published.'),
  },
  ['site', 'area', 'pilot', 'concerns'],
);
export const packRetiredSchema = record(
  {
    ...edition,
    actor,
    act: { enum: ['retired', 'rolled-back'], description: '`rolled-back`: what held before it holds again.' },
    at: instant('From when on no new permit is submitted by it; running ones finish by it.'),
  },
  ['site', 'area', 'concerns'],
);
export const packDueSchema = record(
  {
    ...edition,
    turn: { enum: ['begins', 'ends'], description: 'Whether it begins to hold then, or ends.' },
    at: instant('When; this message comes once, on the day before.'),
  },
  ['site', 'area', 'concerns'],
);

const envelope = {
  specversion: '1.0',
  source: 'holdpoint/permit',
  subject: 'gb30871-2022/hot-work',
  datacontenttype: 'application/json',
  tenant: 'demo',
  correlationid: 'b7c8d9e0-f1a2-4b3c-8d4e-5f6a7b8c9d10',
} as const;
const about = {
  edition: '2b0d7b8c-6a51-4f0e-9f0a-3f1c5d7e9a11',
  kind: 'overlay',
  pack: 'gb30871-2022',
  type: 'hot-work',
  version: 3,
  concerns: [
    { site: 'north', zone: 'Asia/Shanghai', vacant: [{ duty: 'production-department' }], approvers: ['unit-head'] },
  ],
} as const;

export const packPublishedExample: PackPublished = {
  ...envelope,
  id: '7a1d7c0a9b3e4d2f8a6c1e0b7d9f3a5c5f1d7c0a9b3e4d2f8a6c1e0b7d9f3a5c',
  type: 'holdpoint.pack.published',
  time: '2026-11-24T01:05:07.120Z',
  data: {
    ...about,
    act: 'published',
    pilot: ['north'],
    effectiveFrom: '2026-12-01T00:00:00.000Z',
    author: 'p-admin-1',
    actor: 'p-admin-2',
    hash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  },
};
export const packRetiredExample: PackRetired = {
  ...envelope,
  id: '8a1d7c0a9b3e4d2f8a6c1e0b7d9f3a5c5f1d7c0a9b3e4d2f8a6c1e0b7d9f3a5c',
  type: 'holdpoint.pack.retired',
  time: '2026-12-24T01:05:07.120Z',
  data: { ...about, act: 'rolled-back', at: '2026-12-24T01:05:07.120Z', actor: 'p-admin-2' },
};
export const packDueExample: PackDue = {
  ...envelope,
  id: '9a1d7c0a9b3e4d2f8a6c1e0b7d9f3a5c5f1d7c0a9b3e4d2f8a6c1e0b7d9f3a5c',
  type: 'holdpoint.pack.due',
  time: '2026-11-30T00:00:12.000Z',
  data: { ...about, turn: 'begins', at: '2026-12-01T00:00:00.000Z' },
};
