/** How webhooks are sent in this installation. */
import { SettingsReader, type Environment } from '@holdpoint/service-kit';

export interface WebhookSettings {
  /** For the local stack and tests only: http, and addresses inside the network. */
  readonly allowPrivate: boolean;
  readonly timeoutMs: number;
  /** Requests of one subscription under way at once, in one process. */
  readonly concurrency: number;
  /** A subscription that nothing got through to for so long is paused. */
  readonly pauseAfterSeconds: number;
  /** How long events and their delivery log are kept. */
  readonly keepDays: number;
}

export function webhookSettings(env: Environment = process.env): WebhookSettings {
  const read = new SettingsReader(env);
  return read.checked({
    allowPrivate: read.choice('HOLDPOINT_WEBHOOK_ALLOW_PRIVATE', ['yes', 'no'], 'no') === 'yes',
    timeoutMs: read.number('HOLDPOINT_WEBHOOK_TIMEOUT_MS', 10_000, { min: 50, max: 60_000 }),
    concurrency: read.number('HOLDPOINT_WEBHOOK_CONCURRENCY', 4, { min: 1, max: 100 }),
    // Before the schedule of retries ends, so that nothing is given up while the other side is away: it waits, in order.
    pauseAfterSeconds: read.number('HOLDPOINT_WEBHOOK_PAUSE_AFTER_SECONDS', 12 * 3600, { min: 1 }),
    keepDays: read.number('HOLDPOINT_WEBHOOK_KEEP_DAYS', 30, { min: 1 }),
  });
}

export const webhookSettingsToken = Symbol('WebhookSettings');
