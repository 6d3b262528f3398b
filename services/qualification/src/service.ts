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
  port: 3002,
};
