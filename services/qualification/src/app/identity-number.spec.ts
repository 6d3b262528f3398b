/** Identity numbers: check digits, masks, comparison with what a register shows. */
import { isIdentityNumber, maskIdentity, matchesMasked, normaliseIdentity } from './identity-number';

// Made up: the region code 110101 with a birthday and a check digit that fits.
const number = '11010119900307803X';

describe('identity numbers', () => {
  it('has the right check digit', () => {
    const digits = '11010119900307803';
    const fitting = [...'0123456789X'].filter((last) => isIdentityNumber('resident', digits + last));
    expect(fitting).toHaveLength(1);
    expect(isIdentityNumber('resident', digits)).toBe(false);
    expect(isIdentityNumber('resident', `0${digits.slice(1)}${fitting[0]}`)).toBe(false);
  });
  it('of other documents have a plausible form', () => {
    expect(isIdentityNumber('passport', 'E12345678')).toBe(true);
    expect(isIdentityNumber('passport', 'no')).toBe(false);
  });
  it('shows the ends only', () => {
    expect(maskIdentity(number)).toBe('110*************3X');
    expect(maskIdentity('1234567')).toBe('*******');
  });
  it('are compared in one form', () => {
    expect(normaliseIdentity(' 110101 19900307803x')).toBe(number);
  });
  it.each([
    ['110101********803X', true],
    ['110101********803x', true],
    ['110101********8031', false],
    ['110***3X', true],
    ['110***31', false],
    ['***', false],
    ['', false],
    [number, true],
  ])('match what a register shows as %s: %s', (shown, expected) => {
    expect(matchesMasked(number, shown)).toBe(expected);
  });
});
