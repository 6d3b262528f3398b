/** What the permit service is booted and documented with. */
import type { BootOptions } from '@holdpoint/service-kit';
import { mediaTypes } from './app/attachments/media-type';
import { PermitServiceModule } from './permit-service.module';

export const permitService: BootOptions = {
  name: 'permit',
  title: 'Holdpoint permits',
  description:
    'Permits to work (特殊作业票): drafts, submission, approval, preparation, work and closing; sites, duties, instruments and packs. Every command carries ' +
    'an Idempotency-Key and happens once. Refusals are application/problem+json with a stable code, every reason at once, in Chinese or English.',
  module: PermitServiceModule,
  tags: {
    reading: "Permits, what happened to them, why they can't go on, their audit file",
    drafts: "What isn't submitted yet; one's own",
    submission: 'The beginning of a permit 提交',
    approval: 'Stages of the chain 审批',
    preparation: 'Measures, gas, isolation, briefing, ticket check, issue 作业前准备',
    work: 'On site: check-in, start, suspension, watch 作业中',
    ending: 'Hand-back, fire watch, acceptance, closing, cancelling, revoking 完工与终止',
    attachments: 'Photos, drawings and films of evidence, bound to permits by hash 附件',
    sites: 'Sites, areas, work points, calendars, duties, instruments',
    packs: 'The rules in force, and what a tenant or a site tightens',
    'dead letters': 'Events that a consumer gave up on',
  },
  port: 3001,
  alsoAccepts: [
    { types: [...mediaTypes, 'image/jpg', 'image/heif', 'application/octet-stream'], at: '/attachments' },
    { types: ['multipart/form-data'], at: '/attachments/form' },
  ],
};
