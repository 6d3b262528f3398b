/** What `holdpoint.assignment.changed` carries. */
import type { AssignmentChanged } from '../assignment-changed';
import { instant, listOf, record, text } from './json-schema';

export const assignmentChangedSchema = record(
  {
    site: text('Id of the site.'),
    area: text('Id of the area; absent: the whole site.'),
    duty: text('The duty, such as `unit-head`.'),
    holders: listOf(
      record(
        {
          person: text('Person id.'),
          from: instant('Since when.'),
          until: instant('Until when; absent: open.'),
          absentFrom: instant('Away since; absent: present.'),
          absentUntil: instant('Back at; absent with `absentFrom`: away until further notice.'),
        },
        ['until', 'absentFrom', 'absentUntil'],
      ),
      'Everyone who holds it there: the whole set, so that the newest event alone is enough.',
    ),
  },
  ['area'],
);
export const assignmentChangedExample: AssignmentChanged = {
  specversion: '1.0',
  id: '9e0b7a54-2c0d-4f8e-b4a5-1d2c3b4a5f06',
  source: 'holdpoint/permit',
  type: 'holdpoint.assignment.changed',
  subject: 'north/tank-farm/unit-head',
  time: '2026-11-24T00:00:01.000Z',
  datacontenttype: 'application/json',
  tenant: 'demo',
  correlationid: 'a6b7c8d9-e0f1-4a2b-8c3d-4e5f6a7b8c07',
  data: {
    site: 'north',
    area: 'tank-farm',
    duty: 'unit-head',
    holders: [
      {
        person: 'p-unit-head',
        from: '2026-01-01T00:00:00.000Z',
        absentFrom: '2026-11-25T00:00:00.000Z',
        absentUntil: '2026-11-28T00:00:00.000Z',
      },
    ],
  },
};
