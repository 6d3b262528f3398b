/** The rung of the warning ladder on a day. */
import { defaultLadder, rungOf } from './expiry-ladder';

describe('the ladder of warnings', () => {
  it.each([
    ['2026-08-25', undefined],
    ['2026-08-26', 90],
    ['2026-09-25', 60],
    ['2026-10-24', 60],
    ['2026-10-25', 30],
    ['2026-11-17', 7],
    ['2026-11-23', 1],
    ['2026-11-24', 1],
    ['2026-11-25', undefined],
  ])('on %s stands on %s', (today, rung) => {
    expect(rungOf('2026-11-24', today, defaultLadder)).toBe(rung);
  });
  it('takes a ladder in any order', () => {
    expect(rungOf('2026-11-24', '2026-11-20', [5, 14])).toBe(5);
  });
});
