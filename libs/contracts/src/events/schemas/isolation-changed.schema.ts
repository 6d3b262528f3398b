/** What `holdpoint.isolation.changed` carries. */
import type { IsolationChanged } from '../isolation-changed';
import { instant, listOf, record, text, whole } from './json-schema';

export const isolationChangedSchema = record({
  number: text('Number of the isolation.'),
  sequence: whole('Of the entry that this tells of: 1, 2, 3 without a gap.', 1),
  at: instant('When it was recorded.'),
  site: text('Id of the site.'),
  area: text('Id of the area.'),
  equipment: text('What is isolated.'),
  state: {
    enum: ['planned', 'applied', 'verified', 'temporarilyReleased', 'broken', 'removed'],
    description: 'What its points come to.',
  },
  inForce: { type: 'boolean', description: 'Every point is verified and the keys are out of reach.' },
  events: listOf(text('Name of a domain event, such as `releasedForTest`.'), 'What happened, in order.'),
  actor: text('Person id of whoever did it.'),
  points: listOf(
    record({
      point: text('The point.'),
      kind: text('How it is isolated, such as `blind`.'),
      state: text('How it stands: `planned`, `applied`, `verified`, `released`, `broken` or `removed`.'),
    }),
    'Every point as it stands now.',
  ),
  dependents: listOf(text('Number of a permit.'), 'Permits that stand on it.'),
  unlinked: listOf(text('Number of a permit.'), 'Permits that stood on it until this entry.'),
  hash: text('SHA-256 of the entry, the head of its chain.'),
});
export const isolationChangedExample: IsolationChanged = {
  specversion: '1.0',
  id: '5f1d7c0a9b3e4d2f8a6c1e0b7d9f3a5c5f1d7c0a9b3e4d2f8a6c1e0b7d9f3a5c',
  source: 'holdpoint/permit',
  type: 'holdpoint.isolation.changed',
  subject: 'GL-2026-000012',
  time: '2026-11-24T01:05:07.120Z',
  datacontenttype: 'application/json',
  tenant: 'demo',
  correlationid: 'b7c8d9e0-f1a2-4b3c-8d4e-5f6a7b8c9d08',
  data: {
    number: 'GL-2026-000012',
    sequence: 3,
    at: '2026-11-24T01:05:07.120Z',
    site: 'north',
    area: 'tank-farm',
    equipment: 'P-2103',
    state: 'verified',
    inForce: true,
    events: ['verified'],
    actor: 'p-isolating-1',
    points: [{ point: 'P-2103-inlet', kind: 'blind', state: 'verified' }],
    dependents: ['DH-2026-000123'],
    unlinked: ['SX-2026-000007'],
    hash: '5f1d7c0a9b3e4d2f8a6c1e0b7d9f3a5c5f1d7c0a9b3e4d2f8a6c1e0b7d9f3a5c',
  },
};
