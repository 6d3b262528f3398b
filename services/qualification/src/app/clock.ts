/** Where the service reads the time: once per act, passed on from there. */
import type { Instant } from '@holdpoint/permit-domain';

export abstract class Clock {
  abstract now(): Instant;
}

export class SystemClock extends Clock {
  now(): Instant {
    return new Date().toISOString();
  }
}
