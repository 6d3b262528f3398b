/** Bodies and answers for the description of editions. */
import type { ApiError } from '@holdpoint/service-kit';
import { overlayExample } from './packs-examples';

const { version: _given, ...content } = overlayExample;

export const draft = {
  kind: 'overlay',
  pack: 'gb30871-2022',
  type: 'hot-work',
  content,
  reason: 'Audit finding 2026-14',
} as const;
const head = {
  id: '2b0d7b8c-6a51-4f0e-9f0a-3f1c5d7e9a11',
  kind: 'overlay' as const,
  pack: 'gb30871-2022',
  type: 'hot-work',
  revision: 2,
  author: 'p-admin-1',
  createdAt: '2026-11-24T01:00:00.000Z',
  updatedAt: '2026-11-24T02:00:00.000Z',
};
export const drafted = { ...head, standing: 'draft' as const };
export const discarded = { ...head, standing: 'discarded' as const };
const published = {
  ...head,
  version: 3,
  effectiveFrom: '2026-12-01T00:00:00.000Z',
  publishedBy: 'p-admin-2',
  publishedAt: '2026-11-24T02:00:00.000Z',
};
export const edition = { ...published, standing: 'pilot' as const, pilot: ['east-plant'] };
export const widened = { ...published, standing: 'in-force' as const };
export const rolledBack = { ...edition, standing: 'rolled-back' as const };
export const retired = { ...published, standing: 'retired' as const, retiredAt: '2027-01-01T00:00:00.000Z' };
export const whole = {
  ...edition,
  content: { ...content, version: '3' },
  history: [
    {
      sequence: 1,
      act: 'drafted',
      actor: 'p-admin-1',
      at: '2026-11-24T01:00:00.000Z',
      reason: 'Audit finding 2026-14',
      details: { content: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' },
    },
    {
      sequence: 2,
      act: 'published',
      actor: 'p-admin-2',
      at: '2026-11-24T02:00:00.000Z',
      reason: 'Tried at the east plant first',
      details: { version: 3, pilot: ['east-plant'], effectiveFrom: '2026-12-01T00:00:00.000Z' },
    },
  ],
};
export const publish = {
  reason: 'Tried at the east plant first',
  effectiveFrom: '2026-12-01T00:00:00+08:00',
  pilot: ['east-plant'],
} as const;
export const report = {
  publishable: true,
  findings: [],
  vacant: [
    {
      severity: 'warning',
      code: 'pack-stand-in-missing',
      field: '/chain/head',
      site: 'east-plant',
      duty: 'plant-head',
      message: 'only one person holds plant-head, and nobody stands in or above: with them away, approval stops here',
    },
  ],
  differences: [
    {
      code: 'pack-line-changed',
      effect: 'tightened',
      section: 'validityMinutes',
      line: '2',
      property: 'minutes',
      at: '/validityMinutes/2/minutes',
      before: 4320,
      after: 1440,
      clause: '5.1.5',
      message: 'validity 2: minutes from 4320 to 1440 (tightened)',
    },
  ],
  cases: { run: 12, broken: [] },
} as const;

export const errors = {
  own: [
    { status: 403, code: 'person-required' },
    { status: 422, code: 'idempotency-key-reused' },
  ],
  unknown: { status: 404, code: 'edition-unknown' },
  conflicts: [{ status: 409, code: 'edition-not-published' }],
  publication: [
    { status: 403, code: 'publisher-is-author' },
    { status: 422, code: 'edition-refused' },
    { status: 422, code: 'overlay-refused' },
    { status: 422, code: 'edition-duties-vacant' },
  ],
} as const satisfies Record<string, ApiError | readonly ApiError[]>;
