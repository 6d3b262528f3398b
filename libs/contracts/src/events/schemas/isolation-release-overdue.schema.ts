/** What `holdpoint.isolation.release-overdue` carries. */
import type { IsolationReleaseOverdue } from '../isolation-release-overdue';
import { instant, listOf, record, text, whole } from './json-schema';

export const isolationReleaseOverdueSchema = record({
  number: text('Number of the isolation.'),
  site: text('Id of the site.'),
  area: text('Id of the area.'),
  zone: text('IANA name of the site’s time zone.'),
  equipment: text('What is isolated.'),
  points: listOf(text('The point.'), 'Points that are released.'),
  releasedBy: text('Person id of whoever released the first of them.'),
  releasedAt: instant('When that was.'),
  dueAt: instant('By when they were to be applied again.'),
  rung: whole('Which warning this is: 1 at the limit; later ones go further up the line.', 1),
  to: listOf(text('A duty.'), 'Duties that are warned.'),
  permits: listOf(
    record({
      number: text('Number of a permit.'),
      applicant: text('Person id.'),
      people: listOf(record({ person: text('Person id.'), role: text('Role on the permit.') }), 'Who is named on it.'),
    }),
    'Permits that stand on it and are not over.',
  ),
});
export const isolationReleaseOverdueExample: IsolationReleaseOverdue = {
  specversion: '1.0',
  id: '6f1d7c0a9b3e4d2f8a6c1e0b7d9f3a5c5f1d7c0a9b3e4d2f8a6c1e0b7d9f3a5c',
  source: 'holdpoint/permit',
  type: 'holdpoint.isolation.release-overdue',
  subject: 'GL-2026-000012',
  time: '2026-11-24T03:05:30.000Z',
  datacontenttype: 'application/json',
  tenant: 'demo',
  correlationid: 'b7c8d9e0-f1a2-4b3c-8d4e-5f6a7b8c9d11',
  data: {
    number: 'GL-2026-000012',
    site: 'north',
    area: 'tank-farm',
    zone: 'Asia/Shanghai',
    equipment: 'P-2103',
    points: ['P-2103-breaker'],
    releasedBy: 'p-isolating-1',
    releasedAt: '2026-11-24T02:05:07.120Z',
    dueAt: '2026-11-24T03:05:07.120Z',
    rung: 1,
    to: ['safety-officer'],
    permits: [
      {
        number: 'DH-2026-000123',
        applicant: 'p-applicant',
        people: [
          { person: 'p-lead', role: 'person-in-charge' },
          { person: 'p-guardian', role: 'guardian' },
        ],
      },
    ],
  },
};
