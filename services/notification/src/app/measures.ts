/** What operators watch of the notification service. */
import { metrics } from '@holdpoint/service-kit';
import { Counter, Gauge, Histogram } from 'prom-client';

export const deliveryAttempts = new Counter({
  name: 'holdpoint_delivery_attempts_total',
  help: 'Attempts by channel and how they ended: delivered, retried or dead',
  labelNames: ['channel', 'outcome'] as const,
  registers: [metrics],
});
export const deliveryDelay = new Histogram({
  name: 'holdpoint_delivery_delay_seconds',
  help: 'From the news being taken in to its delivery, by channel and urgency',
  labelNames: ['channel', 'urgency'] as const,
  buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300, 3600],
  registers: [metrics],
});
export const unheardTotal = new Counter({
  name: 'holdpoint_notices_unheard_total',
  help: 'Notices for a duty that nobody present holds',
  labelNames: ['duty'] as const,
  registers: [metrics],
});
export const openStreams = new Gauge({
  name: 'holdpoint_inbox_streams',
  help: 'Inbox streams open now',
  registers: [metrics],
});
export const webhookAttempts = new Counter({
  name: 'holdpoint_webhook_attempts_total',
  help: 'Requests to webhooks and how they ended: delivered, retried or dead',
  labelNames: ['outcome'] as const,
  registers: [metrics],
});
export const webhookDelay = new Histogram({
  name: 'holdpoint_webhook_delay_seconds',
  help: 'From an event being taken in to its delivery to a webhook',
  buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300, 3600],
  registers: [metrics],
});
