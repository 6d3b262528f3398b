/** The core's own SHA-256 gives what Node's gives, at every length around a block's end and for every width of UTF-8. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { sha256 } from './sha256';

const nodes = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

it('gives the standard’s own example', () => {
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

it('agrees at every length up to three blocks', () => {
  for (let length = 0; length < 200; length += 1) expect(sha256('x'.repeat(length))).toBe(nodes('x'.repeat(length)));
});

it('agrees for whatever text can be written', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      expect(sha256(text)).toBe(nodes(text));
    }),
  );
  for (const text of ['动火作业票', 'naïve café', '🔥'.repeat(40)]) expect(sha256(text)).toBe(nodes(text));
});
