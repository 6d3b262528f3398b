/** An overlay may ask for more signatures, more strictly; what a binding line asks it can't take away (P3, P8). */
import { samplePack } from '../lifecycle/test-support/sample-pack';
import { applyOverlay } from '../pack/apply-overlay';
import { checkPack } from '../pack/check-pack';
import { shapeErrors } from '../pack/json-shape';
import type { Overlay } from '../pack/overlay';
import { overlaySchema } from '../pack/overlay-schema';
import type { SignatureEntry, TypePack } from '../pack/pack';

const line: SignatureEntry = {
  id: 'approvals',
  acts: ['approve'],
  methods: ['handwritten', 'device-key'],
  reauthenticateMinutes: 10,
  declaration: { zh: '同意', en: 'I agree' },
  clause: '4.11',
  certainty: 'V',
  force: 'binding',
  effectiveFrom: '2022-10-01',
};
const pack: TypePack = { ...samplePack, signatures: [line] };
const lay = (change: Partial<Overlay>, on: TypePack = pack) =>
  applyOverlay(on, { overlay: 'north', version: '1', on: { pack: on.pack, type: on.type }, ...change });

it('brings lines of the site’s own to a pack that has none', () => {
  const added = { id: 'closing', acts: ['close'], declaration: line.declaration } as const;
  const change = { addSignatures: [added] };
  expect(shapeErrors(overlaySchema, { overlay: 'n', version: '1', on: { pack: 'p', type: 't' }, ...change })).toEqual(
    [],
  );
  const outcome = lay(change, samplePack);
  expect(outcome.accepted && outcome.pack.signatures).toEqual([
    { ...added, clause: 'north', certainty: 'O', force: 'default', effectiveFrom: pack.effectiveFrom },
  ]);
});

it.each<[string, NonNullable<Overlay['signatures']>[string]]>([
  ['more acts', { acts: ['approve', 'issue'] }],
  ['fewer ways', { methods: ['device-key'] }],
  ['a fresher sign-in', { reauthenticateMinutes: 5 }],
  ['other words', { declaration: { zh: '已核', en: 'Checked' } }],
])('tightens a binding line by %s', (_, change) => {
  const outcome = lay({ signatures: { approvals: change } });
  expect(outcome.accepted && outcome.pack.signatures).toEqual([{ ...line, ...change }]);
});

it.each<[string, NonNullable<Overlay['signatures']>[string]]>([
  ['removal', { remove: true }],
  ['fewer acts', { acts: ['issue'] }],
  ['more ways', { methods: ['handwritten', 'device-key', 'password'] }],
  ['an older sign-in', { reauthenticateMinutes: 11 }],
  ['fewer people', { duties: ['archive'] }],
  ['fewer levels', { levels: ['special'] }],
])('can’t loosen a binding line by %s', (_, change) => {
  const outcome = lay({ signatures: { approvals: change } });
  expect(!outcome.accepted && outcome.refusal.reasons[0]).toMatchObject({ clause: '4.11' });
  const loose = { ...pack, signatures: [{ ...line, force: 'default' as const }] };
  expect(lay({ signatures: { approvals: change } }, loose).accepted).toBe(true);
});

it('a line without words, with a name used twice, or for a level that isn’t, is found by the check', () => {
  const codes = (signatures: readonly SignatureEntry[]): readonly string[] =>
    checkPack({ ...samplePack, signatures })
      .filter(({ path }) => path.startsWith('signatures/'))
      .map(({ code }) => code);
  expect(codes([line])).toEqual([]);
  expect(codes([{ ...line, declaration: { zh: '同意', en: ' ' } }])).toEqual(['pack-words-missing']);
  expect(codes([line, line])).toEqual(['pack-name-twice']);
  expect(codes([{ ...line, levels: ['9'] }])).toEqual(['pack-level-unknown']);
  expect(codes([{ ...line, when: [{ 'form.nothing': true }] }])).toEqual(['pack-match-unknown']);
});
