/** A cursor leads back to its place, and anything else is refused by name. */
import { cursorOf, keysetOf } from './list-permits.use-case';

describe('the cursor of a list', () => {
  it('holds the last row', () => {
    expect(keysetOf(cursorOf('2026-11-24T05:00:00.000Z', 'DH-2026-000123'))).toEqual({
      at: '2026-11-24T05:00:00.000Z',
      number: 'DH-2026-000123',
    });
  });

  it.each([
    ['not base64 of JSON', '%%%'],
    ['something else', Buffer.from('{"a":1}').toString('base64url')],
    ['a moment that is none', Buffer.from('["soon","DH-2026-000123"]').toString('base64url')],
    ['too much', Buffer.from('["2026-11-24T05:00:00.000Z","DH-2026-000123",1]').toString('base64url')],
  ])('is refused when it is %s', (_, cursor) => {
    expect(() => keysetOf(cursor)).toThrow(
      expect.objectContaining({ status: 400, reasons: [{ code: 'cursor-invalid', field: '/cursor' }] }),
    );
  });
});
