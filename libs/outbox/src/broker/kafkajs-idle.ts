/** kafkajs 2.2.4 re-arms a 1 ms timer for ever, per connection (kafkajs issue 1751): here it's armed only while something waits or is throttled. */
import { createRequire } from 'node:module';

interface RequestQueue {
  throttleCheckTimeoutId: NodeJS.Timeout | null;
  throttledUntil: number;
  readonly pending: readonly unknown[];
  checkPendingRequests(): void;
  scheduleCheckPendingRequests(): void;
}
const checkEveryMs = 10;

/** Puts the fix in; more than once does no harm. */
export function quietKafkajs(): void {
  // Not part of the package's typed face, hence loaded by path; the version is pinned, and a spec holds this against it.
  const queue = createRequire(__filename)('kafkajs/src/network/requestQueue') as { prototype: RequestQueue };
  queue.prototype.scheduleCheckPendingRequests = function (this: RequestQueue): void {
    if (this.throttleCheckTimeoutId) return;
    const throttledMs = this.throttledUntil - Date.now();
    if (this.pending.length === 0 && throttledMs <= 0) return;
    this.throttleCheckTimeoutId = setTimeout(
      () => {
        this.throttleCheckTimeoutId = null;
        this.checkPendingRequests();
      },
      throttledMs > 0 ? throttledMs : checkEveryMs,
    );
  };
}
