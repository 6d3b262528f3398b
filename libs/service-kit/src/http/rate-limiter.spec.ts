/** A bucket per caller: a burst passes, then the steady rate; one caller's haste is nobody else's wait. */
import { RateLimiter } from './rate-limiter';

let now = 0;
const limiter = () => new RateLimiter(60, 3, () => now);

it('lets a burst through, then one per second, and says how long to wait', () => {
  const limit = limiter();
  expect([1, 2, 3].map(() => limit.take('a'))).toEqual([0, 0, 0]);
  expect(limit.take('a')).toBe(1);
  expect(limit.take('b')).toBe(0);
  now += 1_000;
  expect(limit.take('a')).toBe(0);
  expect(limit.take('a')).toBe(1);
  now += 60_000;
  expect([1, 2, 3, 4].map(() => limit.take('a'))).toEqual([0, 0, 0, 1]);
});

it('looks without taking', () => {
  const limit = limiter();
  for (let i = 0; i < 5; i += 1) expect(limit.wait('a')).toBe(0);
  for (let i = 0; i < 3; i += 1) limit.take('a');
  expect(limit.wait('a')).toBe(1);
});

it('says a wait of a slow rate in whole seconds', () => {
  const limit = new RateLimiter(2, 1, () => now);
  limit.take('a');
  expect(limit.take('a')).toBe(30);
});
