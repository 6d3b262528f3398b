/** What operators watch of the qualification service. */
import { metrics } from '@holdpoint/service-kit';
import { Counter } from 'prom-client';

export const verifications = new Counter({
  name: 'holdpoint_verifications_total',
  help: 'Looks at registers, by method and outcome; slow, down, rate-limited, unreadable and captcha are silence',
  labelNames: ['method', 'outcome'] as const,
  registers: [metrics],
});
export const losses = new Counter({
  name: 'holdpoint_qualification_losses_total',
  help: 'Losses told to the world, by reason',
  labelNames: ['reason'] as const,
  registers: [metrics],
});
export const expiryWarnings = new Counter({
  name: 'holdpoint_expiry_warnings_total',
  help: 'Warnings ahead of a lapse, by rung of the ladder',
  labelNames: ['days'] as const,
  registers: [metrics],
});
export const findings = new Counter({
  name: 'holdpoint_qualification_findings_total',
  help: 'Findings of reports: whether a person met a role',
  labelNames: ['meets'] as const,
  registers: [metrics],
});
