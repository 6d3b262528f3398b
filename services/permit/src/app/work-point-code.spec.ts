/** A scanned code is compared at the door and goes no further. */
import { claimedPlace, codeHashOf } from './work-point-code';

const at = { tenant: 'demo', site: 'east-plant', workPoint: 'tk-101-north' };
const hash = codeHashOf(at, 'WP-7Q4M-2K9D');

describe('the code of a work point', () => {
  it('matches itself, and the code itself is not passed on', () => {
    const place = claimedPlace({ latitude: 30.6, longitude: 121, workPointCode: 'WP-7Q4M-2K9D' }, at, hash);
    expect(place).toEqual({ latitude: 30.6, longitude: 121, workPointCode: 'matches' });
    expect(JSON.stringify(place)).not.toContain('7Q4M');
  });

  it.each([
    ['another code', 'WP-0000-0000', hash],
    ['a point without a plate', 'WP-7Q4M-2K9D', undefined],
    ['the same code of another point', 'WP-7Q4M-2K9D', codeHashOf({ ...at, workPoint: 'tk-102' }, 'WP-7Q4M-2K9D')],
  ])('differs for %s', (_, workPointCode, kept) => {
    expect(claimedPlace({ workPointCode }, at, kept)).toEqual({ workPointCode: 'differs' });
  });

  it('says nothing of a code where none was scanned', () => {
    expect(claimedPlace({ latitude: 1, longitude: 2, accuracyM: 5 }, at, hash)).toEqual({
      latitude: 1,
      longitude: 2,
      accuracyM: 5,
    });
  });
});
