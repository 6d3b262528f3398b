/** Bounded attempts, sooner for urgent news, and settings that say what is wrong with them. */
import { defaultRetries, retryAfter, retrySchedule } from './retry-schedule';

describe('retries', () => {
  it('come ever later and end', () => {
    for (const urgency of ['urgent', 'normal'] as const) {
      const seconds = defaultRetries[urgency];
      expect([...seconds].sort((a, b) => a - b)).toEqual([...seconds]);
      expect(retryAfter(defaultRetries, urgency, 1)).toBe(seconds[0]);
      expect(retryAfter(defaultRetries, urgency, seconds.length)).toBe(seconds.at(-1));
      expect(retryAfter(defaultRetries, urgency, seconds.length + 1)).toBeUndefined();
    }
  });
  it('of urgent news have mostly been made when normal news is tried a second time', () => {
    const within = (limit: number) => {
      let passed = 0;
      return defaultRetries.urgent.filter((seconds) => (passed += seconds) <= limit).length;
    };
    expect(within(defaultRetries.normal[0]!)).toBeGreaterThanOrEqual(2);
    expect(within(5 * 60)).toBeGreaterThanOrEqual(5);
  });
  it('can be set, and a setting that makes no sense is refused by name', () => {
    expect(retrySchedule({})).toBe(defaultRetries);
    expect(retrySchedule({ HOLDPOINT_DELIVERY_RETRY_SECONDS: '0.5, 60' }).normal).toEqual([0.5, 60]);
    for (const wrong of ['soon', '5,,6', '0', '-1'])
      expect(() => retrySchedule({ HOLDPOINT_DELIVERY_RETRY_SECONDS: wrong })).toThrow(
        /HOLDPOINT_DELIVERY_RETRY_SECONDS/,
      );
  });
});
