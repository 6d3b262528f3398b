/** Chain heads that were kept: every changed message is found, and a bundle that has less or other than they say is rejected, by name (P5, X2). */
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import type { ChainHead, HeadsBody, HeadsMessage } from '@holdpoint/contracts';
import {
  auditLines,
  auditPath,
  chainStart,
  isolationPath,
  tarEnd,
  tarEntry,
  transitionHash,
} from '@holdpoint/contracts';
import type { Transition } from '@holdpoint/contracts';
import { canonicalJson } from '@holdpoint/permit-domain';
import { checkHeads } from './heads.mjs';

const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');
const pair = generateKeyPairSync('ed25519');
const publicKey = pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64');
const exportedAt = '2026-11-30T06:00:00.000Z';
const [one, two, lock] = ['DH-2026-000001', 'DH-2026-000002', 'GL-2026-000001'] as const;

function lived(number: string, length: number, reason = '雨'): Transition[] {
  const by = { person: 'p-1' };
  const transitions: Transition[] = [];
  for (let sequence = 1; sequence <= length; sequence += 1) {
    const body: Transition['body'] = {
      tenant: 'demo',
      number,
      sequence,
      at: '2026-11-24T06:00:00.000Z',
      command: { name: 'cancel', key: `k-${sequence}`, by, body: { reason } },
      facts: {},
      events: [],
      packHash: chainStart,
      correlationId: 'c-1',
      previous: transitions.at(-1)?.hash ?? chainStart,
    };
    transitions.push({ body, hash: transitionHash(body, sha256) });
  }
  return transitions;
}

const isIsolation = (number: string): boolean => number.startsWith('GL');

function bundleOf(pasts: readonly Transition[][], scope: object = { month: '2026-11' }, version = 2): Buffer {
  const manifest = { kind: 'holdpoint-bundle', version, tenant: 'demo', scope, exportedAt, files: [], permits: [] };
  return Buffer.concat([
    ...pasts.map((past) => {
      const { number } = past[0]!.body;
      const lines = [...auditLines({ tenant: 'demo', number, exportedAt }, past, sha256)].join('');
      return tarEntry((isIsolation(number) ? isolationPath : auditPath)(number), Buffer.from(lines), 0);
    }),
    tarEntry('manifest.json', Buffer.from(canonicalJson(manifest)), 0),
    tarEnd(),
  ]);
}

const headOf = (past: readonly Transition[], told = 0): ChainHead => ({
  chain: isIsolation(past[0]!.body.number) ? 'isolation' : 'permit',
  number: past[0]!.body.number,
  told,
  transitions: past.length,
  head: past.at(-1)!.hash,
  at: past.at(-1)!.body.at,
});

const common = { kind: 'holdpoint-heads', tenant: 'demo', site: 'north', at: '2026-11-24T16:00:00.000Z' } as const;

/** Messages as the service makes them. */
function published(...steps: readonly (readonly ChainHead[])[]): HeadsMessage[] {
  const messages: HeadsMessage[] = [];
  const count = { permit: 0, isolation: 0 };
  for (const heads of steps) {
    for (const { chain, told } of heads) count[chain] += told === 0 ? 1 : 0;
    const [sequence, previous] = [messages.length + 1, messages.at(-1)?.hash ?? chainStart];
    messages.push(
      sealed({ ...common, version: 2, sequence, previous, heads, permits: count.permit, isolations: count.isolation }),
    );
  }
  return messages;
}
/** As they were made before: permits alone, with a sum over all of them in each message. */
function publishedBefore(...steps: readonly (readonly ChainHead[])[]): HeadsMessage[] {
  const known = new Map<string, ChainHead>();
  const messages: HeadsMessage[] = [];
  for (const step of steps) {
    const heads = step.map(({ chain: _c, told: _t, ...head }) => head);
    for (const head of step) known.set(head.number, head);
    const all = [...known.values()].sort((left, right) => (left.number < right.number ? -1 : 1));
    const root = sha256(canonicalJson(all.map(({ number, transitions, head }) => [number, transitions, head])));
    const [sequence, previous] = [messages.length + 1, messages.at(-1)?.hash ?? chainStart];
    const body = { ...common, version: 1, sequence, previous, heads, permits: all.length, root };
    messages.push(sealed(body as unknown as HeadsBody));
  }
  return messages;
}
function sealed(body: HeadsBody): HeadsMessage {
  const text = canonicalJson(body);
  const signature = sign(null, Buffer.from(text), pair.privateKey).toString('base64');
  const raw = Buffer.from(publicKey, 'base64');
  return {
    body,
    hash: sha256(text),
    signature: { algorithm: 'Ed25519', keyId: sha256(raw).slice(0, 16), publicKey, signature },
  };
}
const fileOf = (messages: readonly HeadsMessage[]): Buffer =>
  Buffer.from(messages.map((message) => `${canonicalJson(message)}\n`).join(''));

const first = lived(one, 3);
const second = lived(two, 2);
const box = lived(lock, 2);
const kept = published([headOf(first.slice(0, 1)), headOf(second), headOf(box)], [headOf(first.slice(0, 2), 1)]);
const judged = (bundle: Buffer, heads: Buffer = fileOf(kept), key?: string) =>
  checkHeads(bundle, heads, key === undefined ? {} : { key });

it('agree with a bundle that has what they tell, and more', () => {
  expect(judged(bundleOf([first, second, box]), fileOf(kept), publicKey)).toEqual({
    ok: true,
    messages: 2,
    permits: 2,
    isolations: 1,
    sites: [{ site: 'north', from: 1, to: 2 }],
    until: '2026-11-24T16:00:00.000Z',
  });
});

it.each<[string, Buffer, string, string]>([
  ['a permit is gone', bundleOf([first, box]), 'permit-missing', `permit ${two} was published with 2 transitions`],
  ['an isolation is gone', bundleOf([first, second]), 'isolation-missing', `isolation ${lock} was published with 2`],
  ['a permit has lost its end', bundleOf([first.slice(0, 1), second, box]), 'permit-shortened', `permit ${one}`],
  ['an isolation has', bundleOf([first, second, box.slice(0, 1)]), 'isolation-shortened', `isolation ${lock}`],
  ['a permit was written anew', bundleOf([lived(one, 3, '另一个理由'), second, box]), 'permit-rewritten', one],
  ['an isolation was', bundleOf([first, second, lived(lock, 2, 'x')]), 'isolation-rewritten', `2 of isolation ${lock}`],
  ['the one permit is another', bundleOf([lived(two, 2, 'x')], { number: two }), 'permit-rewritten', two],
  [
    'the one permit’s isolation is',
    bundleOf([first, lived(lock, 2, 'x')], { number: one }),
    'isolation-rewritten',
    lock,
  ],
])('reject a bundle in which %s', (_what, bundle, code, words) => {
  expect(judged(bundle)).toMatchObject({ ok: false, code, message: expect.stringContaining(words) as string });
});

it('ask for nothing that the bundle isn’t about, nor for what was told after it was made', () => {
  expect(judged(bundleOf([first], { number: one }))).toMatchObject({ ok: true, permits: 1, isolations: 0 });
  expect(judged(bundleOf([second], { month: '2026-10' }))).toMatchObject({ ok: true });
  expect(judged(bundleOf([first], { month: '2026-11', site: 'south' }))).toMatchObject({ ok: true });
  // A bundle of the first version had no isolations.
  expect(judged(bundleOf([first, second], undefined, 1))).toMatchObject({ ok: true, permits: 2 });
  const late = sealed({ ...kept[0]!.body, at: '2026-12-01T00:00:00.000Z' });
  expect(judged(bundleOf([first]), fileOf([late]))).toMatchObject({ ok: true, permits: 0 });
});

it('count from the message on that somebody kept first, and say so', () => {
  const whole = published(
    [headOf(first.slice(0, 1)), headOf(second)],
    [headOf(first.slice(0, 2), 1), headOf(box)],
    [headOf(first, 2)],
  );
  const bundle = bundleOf([first, second, box]);
  expect(judged(bundle, fileOf(whole.slice(1)))).toMatchObject({
    ok: true,
    permits: 1,
    isolations: 1,
    sites: [{ site: 'north', from: 2, to: 3 }],
  });
  const missed = sealed({ ...whole[2]!.body, heads: [headOf(first, 1)] });
  expect(judged(bundle, fileOf([whole[1]!, missed]))).toMatchObject({ code: 'heads-told-otherwise', number: one });
});

it('lead on from messages of the first version, whose sums are held too', () => {
  const old = publishedBefore([headOf(first.slice(0, 1)), headOf(second)]);
  const body: HeadsBody = {
    ...common,
    version: 2,
    sequence: 2,
    previous: old[0]!.hash,
    heads: [headOf(first.slice(0, 2), 1), headOf(box)],
    permits: 2,
    isolations: 1,
  };
  const bundle = bundleOf([first, second, box]);
  expect(judged(bundle, fileOf([...old, sealed(body)]))).toMatchObject({ ok: true, permits: 2, isolations: 1 });
  expect(judged(bundle, fileOf([...old, sealed({ ...body, permits: 3 })]))).toMatchObject({
    code: 'heads-not-added-up',
    line: 2,
  });
  const wrong = { ...old[0]!.body, root: chainStart } as unknown as HeadsBody;
  expect(judged(bundle, fileOf([sealed(wrong)]))).toMatchObject({ code: 'heads-not-added-up', line: 1 });
  const back = publishedBefore([headOf(first)], [headOf(first.slice(0, 2))]);
  expect(judged(bundle, fileOf(back))).toMatchObject({ code: 'heads-went-back', number: one });
});

it.each<[string, Buffer, string]>([
  [
    'left out',
    fileOf(published([headOf(second)], [headOf(box)], [headOf(first)]).filter((_, at) => at !== 1)),
    'heads-broken',
  ],
  ['said to be the first', fileOf([sealed({ ...kept[1]!.body, sequence: 1 })]), 'heads-broken'],
  ['doubled', fileOf([kept[0]!, kept[0]!]), 'heads-broken'],
  ['of another sum', fileOf([sealed({ ...kept[0]!.body, permits: 3 })]), 'heads-not-added-up'],
  ['of another number of isolations', fileOf([sealed({ ...kept[0]!.body, isolations: 0 })]), 'heads-not-added-up'],
  ['going back', fileOf(published([headOf(first)], [headOf(first.slice(0, 2), 3)])), 'heads-went-back'],
  ['that forgets', fileOf(published([headOf(first)], [headOf(first)])), 'heads-told-otherwise'],
  ['of another version', fileOf([sealed({ ...kept[0]!.body, version: 3 } as unknown as HeadsBody)]), 'heads-malformed'],
  ['of another tenant', fileOf([sealed({ ...kept[0]!.body, tenant: 'other' })]), 'heads-of-others'],
])('are themselves rejected with a message %s', (_what, heads, code) => {
  expect(judged(bundleOf([first, second, box]), heads)).toMatchObject({ ok: false, code });
});

it('are rejected by another key than the one given, and by one that signed none of them', () => {
  const other = Buffer.alloc(32, 1).toString('base64');
  expect(judged(bundleOf([first, second, box]), fileOf(kept), other)).toMatchObject({ code: 'heads-other-key' });
});

it('are rejected with any one byte changed', () => {
  const heads = fileOf(kept);
  const bundle = bundleOf([first, second, box]);
  for (let at = 0; at < heads.length; at += 1) {
    const changed = Buffer.from(heads);
    changed[at] = changed[at]! ^ 1;
    expect({ at, ok: judged(bundle, changed, publicKey).ok }).toEqual({ at, ok: false });
  }
});
