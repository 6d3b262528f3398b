/** Waiting by a condition: what it gives, and what it tells when time is up. */
import { until } from './until';

describe('until', () => {
  it('gives what the condition gives, as soon as it holds', async () => {
    let looks = 0;
    expect(await until(() => (++looks === 3 ? 'held' : undefined), { every: 1 })).toBe('held');
    expect(looks).toBe(3);
  });

  it('takes an error for not yet, and tells the last one when time is up', async () => {
    const never = until(() => Promise.reject(new Error('no such row')), { within: 20, every: 5, what: 'the row' });
    await expect(never).rejects.toThrow(/the row did not hold within 20 ms; last: no such row/);
  });
});
