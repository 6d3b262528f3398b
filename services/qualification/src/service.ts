/** What the qualification service calls itself, at boot and in its API's description. */
import type { BootOptions } from '@holdpoint/service-kit';
import { QualificationModule } from './qualification.module';

export const qualificationService: BootOptions = {
  name: 'qualification',
  title: 'Holdpoint qualifications',
  description:
    'Who may do which work: people, certificates with dated rules, re-examinations, medical fitness, training, site bans, verification against registers, ' +
    'and the report of a job. Every command carries an Idempotency-Key and happens once. Refusals are application/problem+json with a stable code, every ' +
    'reason at once, in Chinese or English.',
  module: QualificationModule,
  tags: {
    people: 'Own staff and contractors',
    certificates: 'Certificates and their re-examinations 复审',
    verifications: 'Looks at registers, and what is due',
    'site-bans': 'Who may not come to a site',
    reports: 'Whether everyone named on a job may do it',
    rules: 'Certificate classes and settings',
    'dead letters': 'Events that a consumer gave up on',
  },
  port: 3002,
};
