/** A bucket of requests per caller that refills with time; per process, in memory. */

interface Bucket {
  tokens: number;
  at: number;
}
const mostBuckets = 50_000;

export class RateLimiter {
  private readonly buckets = new Map<string, Bucket>();
  constructor(
    private readonly perMinute: number,
    private readonly burst: number,
    private readonly now: () => number = Date.now,
  ) {}

  /** Takes one from the bucket of `key`: 0 when there was one, else the whole seconds until there will be. */
  take(key: string): number {
    const bucket = this.refilled(key);
    if (bucket.tokens >= 1) {
      bucket.tokens -= 1;
      return 0;
    }
    return Math.max(1, Math.ceil(((1 - bucket.tokens) * 60) / this.perMinute));
  }

  /** Whether the bucket of `key` is empty, without taking from it: 0, or the seconds to wait. */
  wait(key: string): number {
    const { tokens } = this.refilled(key);
    return tokens >= 1 ? 0 : Math.max(1, Math.ceil(((1 - tokens) * 60) / this.perMinute));
  }

  private refilled(key: string): Bucket {
    const now = this.now();
    const known = this.buckets.get(key);
    // Taken out and put back, so that the map's order is that of last use.
    this.buckets.delete(key);
    const tokens = known
      ? Math.min(this.burst, known.tokens + ((now - known.at) * this.perMinute) / 60_000)
      : this.burst;
    const bucket = { tokens, at: now };
    this.buckets.set(key, bucket);
    if (this.buckets.size > mostBuckets) this.buckets.delete(this.buckets.keys().next().value as string);
    return bucket;
  }
}
