/** What somebody takes out of a bundle, swaps, cuts or replaces is found, with where; also when they hold the very key that signs (P3, P5, X2). */
import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import {
  auditLines,
  auditPath,
  chainStart,
  handwritingPath,
  isolationPath,
  manifestPath,
  packPath,
  shownPath,
  signaturePath,
  tarEnd,
  tarEntry,
  transitionHash,
} from '@holdpoint/contracts';
import type { BundleManifest, HeadsBody, Transition } from '@holdpoint/contracts';
import { bodyHash, canonicalJson } from '@holdpoint/permit-domain';
import { verifyBundle } from './bundle.mjs';
import { checkHeads } from './heads.mjs';
import { verify } from './verify.mjs';

const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');
const exportedAt = '2026-11-24T06:00:00.000Z';
const [tenant, number, lock] = ['demo', 'DH-2026-000123', 'GL-2026-000007'];
const pack = Buffer.from(canonicalJson({ pack: 'gb30871-2022', type: 'hot-work' }));
const picture = Buffer.from('\x89PNG the hand of p-1', 'latin1');

interface Pair {
  readonly privateKey: KeyObject;
  readonly raw: Buffer;
}
function newPair(): Pair {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return { privateKey, raw: publicKey.export({ format: 'der', type: 'spki' }).subarray(-32) };
}
const [service, another] = [newPair(), newPair()];
const publicKey = service.raw.toString('base64');
const signed = ({ privateKey }: Pair, text: string | Buffer): string =>
  sign(null, Buffer.from(text), privateKey).toString('base64');
function sealOf(bytes: Buffer, pair = service) {
  const [keyId, key] = [sha256(pair.raw).slice(0, 16), pair.raw.toString('base64')];
  return { algorithm: 'Ed25519' as const, keyId, publicKey: key, signature: signed(pair, bytes) };
}

const form = { content: '焊接支架' };
const shown = {
  kind: 'holdpoint-shown',
  version: 1,
  act: 'approve',
  stage: 'unit',
  permit: { tenant, number, form, level: '2', gasSamples: [] },
  measures: { recorded: {}, open: [] },
};
const seen = Buffer.from(canonicalJson(shown));

/** The act that was signed by hand, under a seal of the service. */
function approved(pair: Pair): Pick<Transition['body'], 'command' | 'events'> {
  const statement = {
    kind: 'holdpoint-signature',
    version: 1,
    tenant,
    permit: number,
    sequence: 2,
    act: 'approve',
    body: bodyHash({ stage: 'unit' }),
    shown: sha256(seen),
    rules: sha256(pack),
    signer: 'p-1',
    at: exportedAt,
    method: 'handwritten',
    device: 'phone-1',
    handwriting: sha256(picture),
  };
  const proof = {
    by: 'service',
    algorithm: 'Ed25519',
    key: sha256(pair.raw).slice(0, 16),
    publicKey: pair.raw.toString('base64'),
    value: signed(pair, canonicalJson(statement)),
  };
  const by = { person: 'p-1' };
  const mark = { act: 'approve', stage: 'unit', method: 'handwritten', sequence: 2, shown: sha256(seen) };
  const body = { stage: 'unit', place: { workPointCode: 'matches' } };
  const signature = { statement, proof, attachment: 'picture-1' };
  return {
    command: { name: 'approve', key: 'k-3', by, body, signature },
    events: [{ name: 'stageSigned', at: exportedAt, by, body: { stage: 'unit' }, signed: mark }],
  } as unknown as Pick<Transition['body'], 'command' | 'events'>;
}

function chained(of: string, acts: readonly object[]): Transition[] {
  const transitions: Transition[] = [];
  for (const [index, act] of acts.entries()) {
    const body = {
      tenant,
      number: of,
      sequence: index + 1,
      at: exportedAt,
      facts: {},
      correlationId: 'c-1',
      packHash: sha256(pack),
      ...act,
      previous: transitions.at(-1)?.hash ?? chainStart,
    } as Transition['body'];
    transitions.push({ body, hash: transitionHash(body, sha256) });
  }
  return transitions;
}
const by = { person: 'p-2' };
const submitted = { name: 'submitted', at: exportedAt, by, body: { tenant, number, form, level: '2' } };
const plainAct = { command: { name: 'reportWeather', key: 'k', by, body: {} }, events: [] };
const lived = (pair = service): Transition[] =>
  chained(number, [
    { command: { name: 'submit', key: 'k-1', by, body: { form } }, events: [submitted] },
    { ...plainAct, facts: { isolations: [{ number: lock, state: 'verified', inForce: true }] } },
    approved(pair),
    plainAct,
  ]);
const isolated = chained(lock, [plainAct, plainAct]);

const written = (past: readonly Transition[]): Buffer => {
  const about = { tenant, number: past[0]!.body.number, exportedAt };
  return Buffer.from([...auditLines(about, past, sha256)].join(''));
};
const handwriting = handwritingPath(sha256(picture), 'image/png');
type Files = Record<string, Buffer>;
const filesOf = (past: readonly Transition[] = lived()): Files => ({
  [auditPath(number)]: written(past),
  [handwriting]: picture,
  [shownPath(sha256(seen))]: seen,
  [isolationPath(lock)]: written(isolated),
  [packPath(sha256(pack))]: pack,
});
const listed = (past: readonly Transition[]) => ({
  number: past[0]!.body.number,
  transitions: past.length,
  head: past.at(-1)!.hash,
});

/** With a manifest that is right about whatever is in it, and is signed by whoever holds `pair`. */
function bundle(files: Files = filesOf(), past = lived(), pair = service, more: object = {}): Buffer {
  const manifest: BundleManifest = {
    kind: 'holdpoint-bundle',
    version: 2,
    tenant,
    scope: { number },
    exportedAt,
    files: Object.entries(files).map(([path, content]) => ({ path, bytes: content.length, sha256: sha256(content) })),
    permits: [listed(past)],
    isolations: [listed(isolated)],
    ...more,
  };
  const bytes = Buffer.from(canonicalJson(manifest));
  return Buffer.concat([
    ...Object.entries(files).map(([path, content]) => tarEntry(path, content, 0)),
    tarEntry(manifestPath, bytes, 0),
    tarEntry(signaturePath, Buffer.from(canonicalJson(sealOf(bytes, pair))), 0),
    tarEnd(),
  ]);
}
const said = (bytes: Buffer): string => {
  const verdict = verifyBundle(bytes, verify, { key: publicKey });
  return verdict.ok ? 'sound' : `${verdict.code}: ${verdict.message}`;
};
const lines = written(lived())
  .toString()
  .split(/(?<=\n)/);
const withLines = (change: (all: string[]) => string[]): Files => ({
  ...filesOf(),
  [auditPath(number)]: Buffer.from(change([...lines]).join('')),
});
const without = (path: string): Files =>
  Object.fromEntries(Object.entries(filesOf()).filter(([name]) => name !== path));
const flipped = (content: Buffer, at = content.length >> 1): Buffer =>
  Buffer.from(content.map((byte, index) => (index === at ? byte ^ 1 : byte)));

it('a sound bundle says who signed what by hand, and where the picture is', () => {
  expect(verifyBundle(bundle(), verify, { key: publicKey })).toMatchObject({
    ok: true,
    permits: 1,
    isolations: 1,
    signatures: {
      byService: 1,
      handwritten: [{ permit: number, sequence: 3, act: 'approve', signer: 'p-1', picture: handwriting }],
    },
  });
});

it('a changed byte is found wherever it is', () => {
  const sound = bundle();
  for (let offset = 0; offset < sound.length; offset += 5) {
    const changed = Buffer.from(sound);
    changed[offset] = changed[offset]! ^ 0x01;
    if (verifyBundle(changed, verify).ok) throw new Error(`byte ${offset} was changed and nothing was said`);
  }
});

const path = auditPath(number);
describe('whoever holds the key that signs is still found, with where, after', () => {
  it.each<[string, Files, string]>([
    [
      'deleting a row',
      withLines((all) => all.filter((_, at) => at !== 2)),
      `permit-changed: ${path}: line 3, sequence 3: sequence 3 where 2 belongs`,
    ],
    [
      'swapping two rows',
      withLines(([header, one, two, ...rest]) => [header!, two!, one!, ...rest]),
      `permit-changed: ${path}: line 2, sequence 2: sequence 2 where 1 belongs`,
    ],
    [
      'cutting the tail off',
      withLines((all) => all.filter((_, at) => at !== 4)),
      `permit-changed: ${path}: line 5, sequence 4: the header counts 4 transitions, here are 3`,
    ],
    ['cutting in the middle of a row', withLines((all) => [...all.slice(0, 3), all[3]!.slice(0, 40)]), 'line 4'],
    [
      'changing the rules under their name',
      { ...filesOf(), [packPath(sha256(pack))]: flipped(pack) },
      `pack-changed: ${packPath(sha256(pack))}`,
    ],
    [
      'putting other rules in their place',
      { ...without(packPath(sha256(pack))), [packPath(sha256('{}'))]: Buffer.from('{}') },
      `pack-missing: the rules ${sha256(pack)} of line 2 of ${path}`,
    ],
    [
      'replacing the key of a signature',
      withLines((all) => all.map((line) => line.replaceAll(publicKey, another.raw.toString('base64')))),
      `permit-changed: ${path}: line 4, sequence 3: the body was changed`,
    ],
    [
      'taking the isolation away',
      without(isolationPath(lock)),
      `isolation-missing: isolation ${lock}, which line 3 of ${path} stood on`,
    ],
    [
      'changing the isolation’s past',
      { ...filesOf(), [isolationPath(lock)]: flipped(written(isolated), 400) },
      `permit-changed: ${isolationPath(lock)}: line `,
    ],
    [
      'taking the picture of a handwriting away',
      without(handwriting),
      `permit-changed: ${path}: line 4, sequence 3: the picture of the handwriting, ${sha256(picture)}`,
    ],
    [
      'changing one byte of it',
      { ...filesOf(), [handwriting]: flipped(picture) },
      `handwriting-changed: ${handwriting}`,
    ],
    [
      'putting another hand in its place',
      { ...without(handwriting), [handwritingPath(sha256('x'), 'image/png')]: Buffer.from('x') },
      'line 4, sequence 3: the picture of the handwriting',
    ],
    ['adding the file of a permit that isn’t listed', { ...filesOf(), [auditPath('DH-1')]: pack }, 'file-unlisted'],
    ['adding anything else', { ...filesOf(), 'readme.txt': pack }, 'file-unlisted: readme.txt'],
    [
      'listing an attachment with other content',
      {
        ...filesOf(),
        [`attachments/${number}.json`]: Buffer.from(canonicalJson([{ id: 'picture-1', sha256: sha256('x') }])),
      },
      `attachments-differ: attachments/${number}.json lists picture-1`,
    ],
  ])('%s', (_, files, found) => {
    const more = isolationPath(lock) in files ? {} : { isolations: [] };
    expect(said(bundle(files, lived(), service, more))).toContain(found);
  });

  it('having sealed a signature anew by another key, and made the chain after it', () => {
    const past = lived(another);
    expect(said(bundle(filesOf(past), past))).toBe(
      `permit-changed: ${path}: line 4, sequence 3: the signature is sealed by ${another.raw.toString('base64')}, which is none of the keys given`,
    );
    const keys = [publicKey, another.raw.toString('base64')];
    expect(verifyBundle(bundle(filesOf(past), past), verify, { key: keys })).toMatchObject({ ok: true });
  });

  it('cutting the tail off and making header, trailer and manifest after it: by what was published', () => {
    const short = lived().slice(0, 3);
    const cut = bundle(filesOf(short), short);
    expect(said(cut)).toBe('sound');
    expect(checkHeads(cut, published(), { key: publicKey })).toMatchObject({
      code: 'permit-shortened',
      message: `permit ${number} was published with 4 transitions, the bundle has 3`,
    });
    const anew = lived(another);
    expect(checkHeads(bundle(filesOf(anew), anew), published())).toMatchObject({
      code: 'permit-rewritten',
      message: `transition 4 of permit ${number} is another than was published`,
    });
    expect(checkHeads(bundle(), published(), { key: publicKey })).toMatchObject({ ok: true, permits: 1 });
  });
});

it('whoever doesn’t hold it is found by the signature, or by the key', () => {
  expect(said(bundle(filesOf(), lived(), another))).toContain('other-key');
  const unpinned = verifyBundle(bundle(filesOf(), lived(), another), verify);
  expect(unpinned).toMatchObject({ ok: true, pinned: false, publicKey: another.raw.toString('base64') });
});

it('a bundle of the first version brought neither pictures nor isolations, and is held to what it brought', () => {
  const files = without(handwriting);
  delete files[isolationPath(lock)];
  const first = { version: 1, isolations: undefined };
  const verdict = verifyBundle(bundle(files, lived(), service, first), verify, { key: publicKey });
  expect(verdict).toMatchObject({ ok: true, isolations: 0, signatures: { handwritten: [{ picture: null }] } });
  expect(said(bundle(files, lived(), service, { version: 3 }))).toContain('not-a-manifest');
});

function published(): Buffer {
  const heads = [{ chain: 'permit' as const, ...listed(lived()), told: 0, at: exportedAt }];
  const about = { kind: 'holdpoint-heads', version: 2, tenant, site: 'north', at: exportedAt } as const;
  const body: HeadsBody = { ...about, sequence: 1, previous: chainStart, heads, permits: 1, isolations: 0 };
  const text = canonicalJson(body);
  return Buffer.from(`${canonicalJson({ body, hash: sha256(text), signature: sealOf(Buffer.from(text)) })}\n`);
}
