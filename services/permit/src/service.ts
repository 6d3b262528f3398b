/** What the permit service is booted and documented with. */
import type { BootOptions } from '@holdpoint/service-kit';
import { PermitServiceModule } from './permit-service.module';

export const permitService: BootOptions = {
  name: 'permit',
  title: 'Holdpoint permits',
  description:
    'Permits to work (特殊作业票): drafts, submission, approval, preparation, work and closing; sites, duties, instruments and packs. Every command carries ' +
    'an Idempotency-Key and happens once. Refusals are application/problem+json with a stable code, every reason at once, in Chinese or English.',
  module: PermitServiceModule,
  port: 3001,
};
