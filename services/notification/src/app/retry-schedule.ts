/** When a failed delivery is tried again, and when it is given up. */
import { SettingsReader, SettingsError, type Environment } from '@holdpoint/service-kit';
import type { Urgency } from './notice';

/** Seconds before the second, third, ... attempt; after the last one the delivery is dead and waits for somebody to look at it. */
export type RetrySchedule = Readonly<Record<Urgency, readonly number[]>>;

const minute = 60;
const hour = 60 * minute;
/** Urgent news is worth little after an hour of trouble, so most of its attempts fall into the first minutes. */
export const defaultRetries: RetrySchedule = {
  urgent: [2, 5, 15, 30, minute, 5 * minute, 15 * minute, hour, 3 * hour],
  normal: [10, minute, 5 * minute, 15 * minute, hour, 3 * hour, 6 * hour, 12 * hour],
};

/** HOLDPOINT_DELIVERY_RETRY_SECONDS, such as `5,60,600`, replaces both lists. */
export function retrySchedule(env: Environment = process.env): RetrySchedule {
  const given = new SettingsReader(env).optional('HOLDPOINT_DELIVERY_RETRY_SECONDS');
  if (given === undefined) return defaultRetries;
  const seconds = given.split(',').map((part) => Number(part.trim() || NaN));
  if (seconds.some((value) => !(value > 0)))
    throw new SettingsError([`HOLDPOINT_DELIVERY_RETRY_SECONDS must be seconds such as 5,60,600, not "${given}"`]);
  return { urgent: seconds, normal: seconds };
}

/** Seconds until the next attempt after `attempt` (from 1) failed; undefined when there is none. */
export const retryAfter = (schedule: RetrySchedule, urgency: Urgency, attempt: number): number | undefined =>
  schedule[urgency][attempt - 1];

export const retryScheduleToken = Symbol('RetrySchedule');
