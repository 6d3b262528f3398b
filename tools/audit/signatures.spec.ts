/** Whoever can rewrite a chain and sign a bundle still can't change a signature, or what it was for, by one byte (P3, P5, X2). */
import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import {
  auditLines,
  auditPath,
  chainStart,
  manifestPath,
  packPath,
  shownPath,
  signaturePath,
  tarEnd,
  tarEntry,
  transitionHash,
} from '@holdpoint/contracts';
import type { BundleManifest, Transition } from '@holdpoint/contracts';
import { bodyHash, canonicalJson, type Shown, type SignatureStatement } from '@holdpoint/permit-domain';
import { verifyBundle } from './bundle.mjs';
import { verify } from './verify.mjs';

const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');
const exportedAt = '2026-11-24T06:00:00.000Z';
const at = Date.parse(exportedAt) / 1000;
const [tenant, number] = ['demo', 'DH-2026-000123'];
const pack = Buffer.from(canonicalJson({ pack: 'gb30871-2022', type: 'hot-work' }));

interface Pair {
  readonly algorithm: 'ES256' | 'Ed25519';
  readonly privateKey: KeyObject;
  readonly raw: Buffer;
}
function pairOf(algorithm: Pair['algorithm']): Pair {
  const made =
    algorithm === 'ES256' ? generateKeyPairSync('ec', { namedCurve: 'P-256' }) : generateKeyPairSync('ed25519');
  const raw = made.publicKey.export({ format: 'der', type: 'spki' }).subarray(algorithm === 'ES256' ? -65 : -32);
  return { algorithm, privateKey: made.privateKey, raw };
}
const valueOf = ({ algorithm, privateKey }: Pair, text: string | Buffer): string =>
  sign(algorithm === 'ES256' ? 'sha256' : null, Buffer.from(text), {
    key: privateKey,
    dsaEncoding: 'ieee-p1363',
  }).toString('base64');

const service = pairOf('Ed25519');
const phone = pairOf('ES256');
const form = { content: '焊接支架' };
const people = [{ person: 'p-2', role: 'welder' }];
const measures = { drains: { applicable: true, by: 'p-2', at: exportedAt } };
const shown = {
  kind: 'holdpoint-shown',
  version: 1,
  act: 'approve',
  stage: 'unit',
  permit: { tenant, number, form, people, level: '2', gasSamples: [] },
  measures: { recorded: measures, open: [] },
} as unknown as Shown;

type Body = Transition['body'];
interface Story {
  readonly statement: SignatureStatement;
  readonly shown: object;
  readonly shownPath?: string;
  readonly bodies: (signature: object, mark: object) => readonly Pick<Body, 'command' | 'events'>[];
  readonly by: 'device' | 'service';
  readonly change?: (text: string) => string;
}

const submitted = {
  command: { name: 'submit', key: 'k-1', by: { person: 'p-2' }, body: {} },
  events: [
    { name: 'submitted', at: exportedAt, by: { person: 'p-2' }, body: { tenant, number, form, people, level: '2' } },
  ],
};
const confirmed = {
  command: { name: 'confirmMeasures', key: 'k-2', by: { person: 'p-2' }, body: {} },
  events: [
    {
      name: 'measuresConfirmed',
      at: exportedAt,
      by: { person: 'p-2' },
      body: { confirmations: [{ measure: 'drains', applicable: true }] },
    },
  ],
};
const approved = (signature: object, mark: object) => ({
  command: {
    name: 'approve',
    key: 'k-3',
    by: { person: 'p-1' },
    body: { stage: 'unit', place: { workPointCode: 'matches' } },
    signature,
  },
  events: [{ name: 'stageSigned', at: exportedAt, by: { person: 'p-1' }, body: { stage: 'unit' }, signed: mark }],
});
const story = (change: Partial<Story> = {}): Story => ({
  statement: {
    kind: 'holdpoint-signature',
    version: 1,
    tenant,
    permit: number,
    sequence: 2,
    act: 'approve',
    body: bodyHash({ stage: 'unit' }),
    shown: sha256(canonicalJson(change.shown ?? shown)),
    rules: sha256(pack),
    signer: 'p-1',
    at: exportedAt,
    method: change.by === 'service' ? 'password' : 'device-key',
    device: 'phone-1',
  },
  shown,
  bodies: (signature, mark) => [submitted, confirmed, approved(signature, mark)] as unknown as readonly Body[],
  by: 'device',
  ...change,
});

function signatureOf({ statement, by }: Story): object {
  const pair = by === 'device' ? phone : service;
  return {
    statement,
    proof: {
      by,
      algorithm: pair.algorithm,
      key: sha256(pair.raw).slice(0, by === 'device' ? 32 : 16),
      publicKey: pair.raw.toString('base64'),
      value: valueOf(pair, canonicalJson(statement)),
    },
  };
}

/** The permit's record with its chain as it must be, whatever a story says: who rewrites a past can hash it. */
function chained(told: Story): Transition[] {
  const { statement, change = (text) => text } = told;
  const { shown: hash, sequence, method } = statement;
  const signature = JSON.parse(change(canonicalJson(signatureOf(told)))) as object;
  const bodies = told.bodies(signature, { act: 'approve', stage: 'unit', shown: hash, sequence, method });
  const transitions: Transition[] = [];
  for (const [index, body] of bodies.entries()) {
    const whole = {
      tenant,
      number,
      sequence: index + 1,
      at: exportedAt,
      ...body,
      facts: {},
      packHash: sha256(pack),
      correlationId: 'c-1',
      previous: transitions.at(-1)?.hash ?? chainStart,
    };
    transitions.push({ body: whole, hash: transitionHash(whole, sha256) });
  }
  return transitions;
}
const written = (past: readonly Transition[]): Buffer =>
  Buffer.from([...auditLines({ tenant, number, exportedAt }, past, sha256)].join(''));
const fileOf = (told: Story): Buffer => written(chained(told));

/** With a manifest that is right about whatever is in it, signed by the service's key. */
function bundleOf(told: Story): Buffer {
  const past = chained(told);
  const seen = Buffer.from(canonicalJson(told.shown));
  const files: [string, Buffer][] = [
    [auditPath(number), written(past)],
    [told.shownPath ?? shownPath(sha256(seen)), seen],
    [packPath(sha256(pack)), pack],
  ];
  const manifest: BundleManifest = {
    kind: 'holdpoint-bundle',
    version: 2,
    tenant,
    scope: { number },
    exportedAt,
    files: files.map(([path, content]) => ({ path, bytes: content.length, sha256: sha256(content) })),
    permits: [{ number, transitions: past.length, head: past.at(-1)!.hash }],
    isolations: [],
  };
  const bytes = Buffer.from(canonicalJson(manifest));
  const seal = {
    algorithm: 'Ed25519',
    keyId: sha256(service.raw).slice(0, 16),
    publicKey: service.raw.toString('base64'),
    signature: valueOf(service, bytes),
  };
  return Buffer.concat([
    ...files.map(([path, content]) => tarEntry(path, content, at)),
    tarEntry(manifestPath, bytes, at),
    tarEntry(signaturePath, Buffer.from(canonicalJson(seal)), at),
    tarEnd(),
  ]);
}
const codeIn = (told: Story): string => {
  const verdict = verify(fileOf(told));
  return verdict.ok ? 'sound' : verdict.code;
};

it.each(['device', 'service'] as const)('a signature proven by %s passes, by itself and with what was shown', (by) => {
  const told = story({ by });
  const tally = by === 'device' ? { byDevice: 1, byService: 0 } : { byDevice: 0, byService: 1 };
  expect(verify(fileOf(told))).toMatchObject({ ok: true, signatures: tally });
  expect(verifyBundle(bundleOf(told), verify)).toMatchObject({ ok: true, signatures: tally });
});

it.each(['device', 'service'] as const)(
  'no character of a signature proven by %s can be changed, though the chain is made anew',
  (by) => {
    const told = story({ by });
    const text = canonicalJson(signatureOf(told));
    for (let offset = 0; offset < text.length; offset += 1) {
      const changed = text.slice(0, offset) + String.fromCharCode(text.charCodeAt(offset) ^ 1) + text.slice(offset + 1);
      try {
        JSON.parse(changed);
      } catch {
        continue;
      }
      const verdict = verify(fileOf({ ...told, change: () => changed }));
      if (verdict.ok) throw new Error(`${changed.slice(Math.max(0, offset - 30), offset + 30)} went unnoticed`);
      expect(verdict).toMatchObject({ line: 4, sequence: 3, code: expect.stringMatching(/^signature-/) as string });
    }
  },
);

it('every changed byte of a bundle with a signature and what was shown is found', () => {
  const sound = bundleOf(story());
  for (let offset = 0; offset < sound.length; offset += 7) {
    const changed = Buffer.from(sound);
    changed[offset] = changed[offset]! ^ 0x01;
    if (verifyBundle(changed, verify).ok) throw new Error(`byte ${offset} was changed and nothing was said`);
  }
});

describe('a signature by a key that signs anything is not one for', () => {
  const right = story();
  const other = (change: Partial<SignatureStatement>): Story => ({
    ...right,
    statement: { ...right.statement, ...change },
  });
  it.each<[string, Partial<SignatureStatement>]>([
    ['another permit', { permit: 'DH-2026-000124' }],
    ['another tenant', { tenant: 'other' }],
    ['another act', { act: 'reject' }],
    ['another body', { body: bodyHash({ stage: 'safety' }) }],
    ['other rules', { rules: 'ab'.repeat(32) }],
    ['another signer', { signer: 'p-9' }],
    ['a version to come', { sequence: 3 }],
  ])('%s', (_, change) => {
    expect(codeIn(other(change))).toBe('signature-for-another');
  });
  it('an act whose event says otherwise', () => {
    const bodies: Story['bodies'] = (signature, mark) =>
      [submitted, confirmed, approved(signature, { ...mark, method: 'password' })] as unknown as readonly Body[];
    expect(codeIn({ ...right, bodies })).toBe('signature-unmarked');
  });
});

describe('what was shown', () => {
  const detail = (told: Story): string => {
    const verdict = verifyBundle(bundleOf(told), verify);
    return verdict.ok ? 'sound' : `${verdict.code}: ${verdict.message}`;
  };
  const with_ = (change: object): Story => story({ shown: { ...shown, ...change } });
  it.each<[string, Story, string]>([
    ['is in the bundle', story({ shownPath: shownPath('ab'.repeat(32)) }), 'shown-changed'],
    ['is of the act', with_({ act: 'reject' }), 'act'],
    ['is of the stage', with_({ stage: 'safety' }), 'stage'],
    ['is the form of the record', with_({ permit: { ...shown.permit, form: { content: '切割' } } }), 'permit/form'],
    ['is the people of the record', with_({ permit: { ...shown.permit, people: [] } }), 'permit/people'],
    ['is the measures of the record', with_({ measures: { recorded: {}, open: ['drains'] } }), 'measures'],
    ['is the gas of the record', with_({ permit: { ...shown.permit, gasSamples: [{}] } }), 'permit/gasSamples'],
  ])('%s, or it is refused', (_, told, part) => {
    expect(detail(story())).toBe('sound');
    expect(detail(told)).toContain(part);
  });
});
