/** Encrypted texts: readable with the key and the context only, different each time, spoilt by any changed character. */
import { randomBytes } from 'node:crypto';
import { dataKey, decryptText, encryptText } from './text-cipher';

const key = randomBytes(32);
const number = '11010519491231002X';

it('come back with the same key and context, and never look the same', () => {
  const [one, other] = [encryptText(number, 'acme/zhang', key), encryptText(number, 'acme/zhang', key)];
  expect(one).not.toBe(other);
  expect(one).not.toContain(number);
  expect(decryptText(one, 'acme/zhang', key)).toBe(number);
  expect(decryptText(encryptText('张三', '', key), '', key)).toBe('张三');
  expect(decryptText(encryptText('', '', key), '', key)).toBe('');
});

it('do not open with another key, in another row, or changed', () => {
  const text = encryptText(number, 'acme/zhang', key);
  expect(() => decryptText(text, 'acme/zhang', randomBytes(32))).toThrow();
  expect(() => decryptText(text, 'acme/li', key)).toThrow();
  for (let i = 3; i < text.length; i += 1) {
    const changed = text.slice(0, i) + (text[i] === 'A' ? 'B' : 'A') + text.slice(i + 1);
    // The last character of base64url may carry bits that mean nothing.
    if (Buffer.from(changed.slice(3), 'base64url').equals(Buffer.from(text.slice(3), 'base64url'))) continue;
    expect(() => decryptText(changed, 'acme/zhang', key)).toThrow();
  }
  expect(() => decryptText(number, '', key)).toThrow('not an encrypted text');
});

it('need a key of 32 bytes', () => {
  expect(dataKey(key.toString('base64'))).toEqual(key);
  expect(() => dataKey('c2hvcnQ=')).toThrow(/32 bytes/);
  expect(() => dataKey(undefined)).toThrow(/32 bytes/);
});
