/** What operators and the bench watch of events: how many wait, how old they are, how far behind consumers are. */
import { metrics } from '@holdpoint/service-kit';
import { Counter, Gauge, Histogram } from 'prom-client';

const registers = [metrics];
const delays = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];

export const outboxPending = new Gauge({
  name: 'holdpoint_outbox_pending',
  help: 'Events not yet published',
  registers,
});
export const outboxOldest = new Gauge({
  name: 'holdpoint_outbox_oldest_seconds',
  help: 'Age of the oldest event not yet published',
  registers,
});
export const outboxPublished = new Counter({
  name: 'holdpoint_outbox_published_total',
  help: 'Events published',
  labelNames: ['topic'],
  registers,
});
export const outboxFailures = new Counter({
  name: 'holdpoint_outbox_failures_total',
  help: 'Tries to publish that failed',
  registers,
});
export const outboxDelay = new Histogram({
  name: 'holdpoint_outbox_delay_seconds',
  help: 'From the insert of an event to its being published',
  buckets: delays,
  registers,
});
export const relayActive = new Gauge({
  name: 'holdpoint_outbox_relay_active',
  help: '1 in the process that relays',
  registers,
});
export const consumerLag = new Gauge({
  name: 'holdpoint_consumer_lag',
  help: 'Messages behind the end of the partition, as of the last batch',
  labelNames: ['topic', 'group', 'partition'],
  registers,
});
export const eventDelay = new Histogram({
  name: 'holdpoint_event_delay_seconds',
  help: 'From the time of an event to the end of its effect',
  labelNames: ['topic', 'group'],
  buckets: delays,
  registers,
});
export const eventsTaken = new Counter({
  name: 'holdpoint_events_taken_total',
  help: 'Events by what became of them: done, duplicate, skipped, dead',
  labelNames: ['topic', 'group', 'outcome'],
  registers,
});
export const eventRetries = new Counter({
  name: 'holdpoint_event_retries_total',
  help: 'Tries of an effect that failed, by kind: passing trouble or the effect itself',
  labelNames: ['topic', 'group', 'kind'],
  registers,
});
