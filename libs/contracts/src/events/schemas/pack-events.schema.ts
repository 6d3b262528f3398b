/** What `holdpoint.pack.published` and `holdpoint.pack.retired` carry. */
import type { PackPublished, PackRetired } from '../pack-events';
import { instant, listOf, record, text, whole, type JsonSchema } from './json-schema';

const edition: Readonly<Record<string, JsonSchema>> = {
  edition: text('Id of the edition: GET /editions/{id} has its content and history.'),
  kind: { enum: ['overlay', 'type'], description: 'An overlay on a permit type, or a type of the tenant’s own pack.' },
  pack: text('Name of the pack.'),
  type: text('Permit type.'),
  site: text('Id of the site; absent: every site of the tenant.'),
  area: text('Id of the area; absent: the whole site.'),
  version: whole('Number of the version on its line: 1, 2, 3.', 1),
  actor: text('Person id of whoever did it.'),
};

export const packPublishedSchema = record(
  {
    ...edition,
    act: { enum: ['published', 'widened'], description: '`widened`: its trial goes on at other sites, or is over.' },
    pilot: listOf(text('Id of a site.'), 'Sites where it is tried first; absent: everywhere in its place.'),
    effectiveFrom: instant('From when on permits are submitted by it.'),
    author: text('Person id of whoever wrote it.'),
    hash: text('SHA-256 of the canonical JSON of what was published.'),
  },
  ['site', 'area', 'pilot'],
);
export const packRetiredSchema = record(
  {
    ...edition,
    act: { enum: ['retired', 'rolled-back'], description: '`rolled-back`: what held before it holds again.' },
    at: instant('From when on no new permit is submitted by it; running ones finish by it.'),
  },
  ['site', 'area'],
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
