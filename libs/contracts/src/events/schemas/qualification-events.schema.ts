/** What the qualification service's events carry. */
import type { CertificateExpiring, QualificationLost } from '../qualification-events';
import { instant, record, text, whole } from './json-schema';

export const qualificationLostSchema = record(
  {
    person: text('Person id.'),
    reason: {
      type: 'string',
      enum: ['revoked', 'lapsed', 'banned', 'contraindicated'],
      description: 'Why the person may not work on.',
    },
    certificateClass: text('Class of the certificate, such as `special-trade/welding-hot-cutting`; absent for a ban.'),
    site: text('The site that a ban holds for.'),
    at: instant('Since when.'),
    team: text('Id of the person’s team.'),
    superior: text('Person id of the team’s superior.'),
  },
  ['certificateClass', 'site', 'team', 'superior'],
);
export const qualificationLostExample: QualificationLost = {
  specversion: '1.0',
  id: '5c9a1f0e-98b1-4f6a-8b0f-3a6de1d24c02',
  source: 'holdpoint/qualification',
  type: 'holdpoint.qualification.lost',
  subject: 'p-welder',
  time: '2026-11-24T02:00:00.250Z',
  datacontenttype: 'application/json',
  tenant: 'demo',
  correlationid: 'd8b4d4a1-64d3-4e4f-9d38-6a4a5d6c7b03',
  data: {
    person: 'p-welder',
    reason: 'revoked',
    certificateClass: 'special-trade/welding-hot-cutting',
    at: '2026-11-24T02:00:00.000Z',
    team: 'maintenance-1',
    superior: 'p-foreman',
  },
};

export const certificateExpiringSchema = record(
  {
    person: text('Person id.'),
    certificateClass: text('Class of the certificate.'),
    certificate: text('Id of the certificate; never its number.'),
    validUntil: instant('When it lapses.'),
    days: whole('The rung of the warning ladder, in days ahead.', 1),
    team: text('Id of the person’s team.'),
    superior: text('Person id of the team’s superior.'),
  },
  ['team', 'superior'],
);
export const certificateExpiringExample: CertificateExpiring = {
  specversion: '1.0',
  id: '7a1a6f2b-9c55-4a29-93ef-0b2d5f6c7d04',
  source: 'holdpoint/qualification',
  type: 'holdpoint.qualification.certificate-expiring',
  subject: 'p-guardian',
  time: '2026-11-24T16:10:00.500Z',
  datacontenttype: 'application/json',
  tenant: 'demo',
  correlationid: '3f1d6c8e-0b8f-4d5e-8a67-9c0d1e2f3a05',
  data: {
    person: 'p-guardian',
    certificateClass: 'enterprise/guardian',
    certificate: 'c-1f2e3d',
    validUntil: '2026-12-24T15:59:59.999Z',
    days: 30,
    team: 'maintenance-1',
    superior: 'p-foreman',
  },
};
