/** What `holdpoint.delegation.changed` carries. */
import type { DelegationChanged } from '../delegation-changed';
import { instant, listOf, record, text } from './json-schema';

export const delegationChangedSchema = record(
  {
    id: text('Id of the delegation.'),
    holder: text('Person id of the holder, in whose place is signed.'),
    delegate: text('Person id of whoever signs in the holder’s place.'),
    duties: listOf(text('A duty, such as `unit-head`.'), 'The duties whose signatures are delegated.'),
    sites: listOf(text('Id of a site.'), 'Where; at each as far as the holder’s own duty reaches there.'),
    covers: listOf(
      record(
        {
          type: text('A permit type, such as `hot-work`.'),
          levels: listOf(text('A level of that type.'), 'Absent: every level.'),
        },
        ['levels'],
      ),
      'Absent: every permit of the sites.',
    ),
    from: instant('Since when.'),
    until: instant('Until when; from this instant on it gives no right.'),
    withdrawn: record({ at: instant('When.'), by: text('Person id.') }, [], 'Absent while it stands.'),
    at: instant('When this was recorded.'),
  },
  ['covers', 'withdrawn'],
);
export const delegationChangedExample: DelegationChanged = {
  specversion: '1.0',
  id: '3c1e7d52-8a4b-4f1c-9d2e-6b5a4c3d2e10',
  source: 'holdpoint/permit',
  type: 'holdpoint.delegation.changed',
  subject: '0b7c1f5e-33a1-4f0e-9c55-2d8a1f6e7b90',
  time: '2026-11-24T08:00:00.000Z',
  datacontenttype: 'application/json',
  tenant: 'demo',
  correlationid: 'c8d9e0f1-a2b3-4c4d-9e5f-6a7b8c9d0e11',
  data: {
    id: '0b7c1f5e-33a1-4f0e-9c55-2d8a1f6e7b90',
    holder: 'p-unit-head',
    delegate: 'p-deputy',
    duties: ['unit-head'],
    sites: ['north'],
    covers: [{ type: 'hot-work', levels: ['1', '2'] }],
    from: '2026-11-25T00:00:00.000Z',
    until: '2026-11-28T00:00:00.000Z',
    at: '2026-11-24T08:00:00.000Z',
  },
};
