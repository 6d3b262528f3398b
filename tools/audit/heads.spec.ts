/** Chain heads that were kept: every changed message is found, and a bundle that has less or other than they say is rejected (P5, X2). */
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import type { ChainHead, HeadsBody, HeadsMessage } from '@holdpoint/contracts';
import { auditLines, auditPath, chainStart, tarEnd, tarEntry, transitionHash } from '@holdpoint/contracts';
import type { Transition } from '@holdpoint/contracts';
import { canonicalJson } from '@holdpoint/permit-domain';
import { checkHeads } from './heads.mjs';

const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');
const pair = generateKeyPairSync('ed25519');
const publicKey = pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64');
const exportedAt = '2026-11-30T06:00:00.000Z';
const [one, two] = ['DH-2026-000001', 'DH-2026-000002'] as const;

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

function bundleOf(pasts: readonly Transition[][], scope: object = { month: '2026-11' }): Buffer {
  const manifest = { kind: 'holdpoint-bundle', version: 1, tenant: 'demo', scope, exportedAt, files: [], permits: [] };
  return Buffer.concat([
    ...pasts.map((past) => {
      const { number } = past[0]!.body;
      const lines = [...auditLines({ tenant: 'demo', number, exportedAt }, past, sha256)].join('');
      return tarEntry(auditPath(number), Buffer.from(lines), 0);
    }),
    tarEntry('manifest.json', Buffer.from(canonicalJson(manifest)), 0),
    tarEnd(),
  ]);
}

const headOf = (past: readonly Transition[]): ChainHead => ({
  number: past[0]!.body.number,
  transitions: past.length,
  head: past.at(-1)!.hash,
  at: past.at(-1)!.body.at,
});

/** Messages as the service makes them. */
function published(...steps: readonly (readonly ChainHead[])[]): HeadsMessage[] {
  const known = new Map<string, ChainHead>();
  const messages: HeadsMessage[] = [];
  for (const heads of steps) {
    for (const head of heads) known.set(head.number, head);
    const all = [...known.values()].sort((left, right) => (left.number < right.number ? -1 : 1));
    messages.push(
      sealed({
        kind: 'holdpoint-heads',
        version: 1,
        tenant: 'demo',
        site: 'north',
        sequence: messages.length + 1,
        at: '2026-11-24T16:00:00.000Z',
        previous: messages.at(-1)?.hash ?? chainStart,
        heads,
        permits: all.length,
        root: sha256(canonicalJson(all.map(({ number, transitions, head }) => [number, transitions, head]))),
      }),
    );
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
const kept = published([headOf(first.slice(0, 1)), headOf(second)], [headOf(first.slice(0, 2))]);
const judged = (bundle: Buffer, heads: Buffer = fileOf(kept), key?: string) =>
  checkHeads(bundle, heads, key === undefined ? {} : { key });

it('agree with a bundle that has what they tell, and more', () => {
  expect(judged(bundleOf([first, second]), fileOf(kept), publicKey)).toEqual({
    ok: true,
    messages: 2,
    permits: 2,
    until: '2026-11-24T16:00:00.000Z',
  });
});

it.each<[string, Buffer, string]>([
  ['a permit is gone', bundleOf([first]), 'permit-missing'],
  ['a permit has lost its end', bundleOf([first.slice(0, 1), second]), 'permit-shortened'],
  ['a permit was written anew', bundleOf([lived(one, 3, '另一个理由'), second]), 'permit-rewritten'],
  ['the one permit is another', bundleOf([lived(two, 2, 'x')], { number: two }), 'permit-rewritten'],
])('reject a bundle in which %s', (_what, bundle, code) => {
  expect(judged(bundle)).toMatchObject({ ok: false, code });
});

it('ask for no permit that the bundle isn’t about, nor for what was told after it was made', () => {
  expect(judged(bundleOf([first], { number: one }))).toMatchObject({ ok: true, permits: 1 });
  expect(judged(bundleOf([second], { month: '2026-10' }))).toMatchObject({ ok: true });
  expect(judged(bundleOf([first], { month: '2026-11', site: 'south' }))).toMatchObject({ ok: true });
  const late = sealed({ ...kept[0]!.body, at: '2026-12-01T00:00:00.000Z' });
  expect(judged(bundleOf([first]), fileOf([late]))).toMatchObject({ ok: true, permits: 0 });
});

it.each<[string, Buffer, string]>([
  ['left out', fileOf(kept.slice(1)), 'heads-broken'],
  ['doubled', fileOf([kept[0]!, kept[0]!]), 'heads-broken'],
  ['of another sum', fileOf([sealed({ ...kept[0]!.body, permits: 3 })]), 'heads-not-added-up'],
  ['going back', fileOf(published([headOf(first)], [headOf(first.slice(0, 2))])), 'heads-went-back'],
  ['of another tenant', fileOf([sealed({ ...kept[0]!.body, tenant: 'other' })]), 'heads-of-others'],
])('are themselves rejected with a message %s', (_what, heads, code) => {
  expect(judged(bundleOf([first, second]), heads)).toMatchObject({ ok: false, code });
});

it('are rejected by another key than the one given, and by one that signed none of them', () => {
  const other = Buffer.alloc(32, 1).toString('base64');
  expect(judged(bundleOf([first, second]), fileOf(kept), other)).toMatchObject({ code: 'heads-other-key' });
});

it('are rejected with any one byte changed', () => {
  const heads = fileOf(kept);
  const bundle = bundleOf([first, second]);
  for (let at = 0; at < heads.length; at += 1) {
    const changed = Buffer.from(heads);
    changed[at] = changed[at]! ^ 1;
    expect({ at, ok: judged(bundle, changed, publicKey).ok }).toEqual({ at, ok: false });
  }
});
