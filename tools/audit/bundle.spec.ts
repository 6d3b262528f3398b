/** Any change of a bundle is found: a byte, a file added, taken away or swapped, another key (P5, X2). */
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import {
  auditLines,
  auditPath,
  chainStart,
  manifestPath,
  packPath,
  signaturePath,
  tarEnd,
  tarEntry,
  transitionHash,
} from '@holdpoint/contracts';
import type { BundleManifest, Transition } from '@holdpoint/contracts';
import { canonicalJson } from '@holdpoint/permit-domain';
import { verifyBundle } from './bundle.mjs';
import { isTar } from './tar.mjs';
import { verify } from './verify.mjs';

const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');
const exportedAt = '2026-11-24T06:00:00.000Z';
const number = 'DH-2026-000123';
const pack = Buffer.from(canonicalJson({ pack: 'gb30871-2022', type: 'hot-work' }));

function lived(): Transition[] {
  const by = { person: 'p-1' };
  const transitions: Transition[] = [];
  for (const sequence of [1, 2]) {
    const body: Transition['body'] = {
      tenant: 'demo',
      number,
      sequence,
      at: exportedAt,
      command: { name: 'cancel', key: `k-${sequence}`, by, body: { reason: '雨' } },
      facts: {},
      events: [{ name: 'cancelled', at: exportedAt, by, body: { reason: '雨' } }],
      packHash: sha256(pack),
      correlationId: 'c-1',
      previous: transitions.at(-1)?.hash ?? chainStart,
    };
    transitions.push({ body, hash: transitionHash(body, sha256) });
  }
  return transitions;
}

const pair = generateKeyPairSync('ed25519');
const raw = pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
const publicKey = raw.toString('base64');
const at = Date.parse(exportedAt) / 1000;

interface Parts {
  readonly files: readonly (readonly [path: string, content: Buffer])[];
  readonly manifest: BundleManifest;
}
function parts(): Parts {
  const past = lived();
  const lines = [...auditLines({ tenant: 'demo', number, exportedAt }, past, sha256)].join('');
  const files: Parts['files'] = [
    [auditPath(number), Buffer.from(lines)],
    [packPath(sha256(pack)), pack],
  ];
  const manifest: BundleManifest = {
    kind: 'holdpoint-bundle',
    version: 2,
    tenant: 'demo',
    scope: { number },
    exportedAt,
    files: files.map(([path, content]) => ({ path, bytes: content.length, sha256: sha256(content) })),
    permits: [{ number, transitions: past.length, head: past.at(-1)!.hash }],
    isolations: [],
  };
  return { files, manifest };
}
function bundle(
  change: (made: Parts) => Parts = (made) => made,
  before: (made: Parts) => Parts = (made) => made,
): Buffer {
  const signed = before(parts());
  const bytes = Buffer.from(canonicalJson(signed.manifest));
  const signature = {
    algorithm: 'Ed25519',
    keyId: sha256(raw).slice(0, 16),
    publicKey,
    signature: sign(null, bytes, pair.privateKey).toString('base64'),
  };
  const { files, manifest } = change(signed);
  return Buffer.concat([
    ...files.map(([path, content]) => tarEntry(path, content, at)),
    tarEntry(manifestPath, Buffer.from(canonicalJson(manifest)), at),
    tarEntry(signaturePath, Buffer.from(canonicalJson(signature)), at),
    tarEnd(),
  ]);
}
const check = (bytes: Buffer, key?: string) =>
  verifyBundle(bytes, (file) => verify(file), key === undefined ? {} : { key });
const codeOf = (bytes: Buffer): string => {
  const result = check(bytes);
  return result.ok ? 'sound' : result.code;
};

describe('a sound bundle', () => {
  it('passes, and says what it is about and who signed', () => {
    expect(isTar(bundle())).toBe(true);
    expect(check(bundle(), publicKey)).toMatchObject({
      ok: true,
      scope: { number },
      permits: 1,
      transitions: 2,
      publicKey,
      pinned: true,
    });
    expect(check(bundle())).toMatchObject({ ok: true, pinned: false });
  });
  it('is refused where another key was expected', () => {
    expect(check(bundle(), Buffer.alloc(32, 1).toString('base64'))).toMatchObject({ ok: false, code: 'other-key' });
  });
});

it('every single changed byte is found', () => {
  const sound = bundle();
  for (let offset = 0; offset < sound.length; offset += 1) {
    const changed = Buffer.from(sound);
    changed[offset] = changed[offset]! ^ 0x01;
    if (check(changed).ok) throw new Error(`byte ${offset} was changed and nothing was said`);
  }
});

describe('what is added, taken away or swapped', () => {
  const audit = auditPath(number);
  const without =
    (path: string) =>
    (made: Parts): Parts => ({ ...made, files: made.files.filter(([name]) => name !== path) });
  it.each<[string, Buffer, string]>([
    ['a file taken away', bundle(without(audit)), 'file-missing'],
    [
      'a file added',
      bundle((made) => ({ ...made, files: [...made.files, ['permits/x', Buffer.from('x')]] })),
      'file-added',
    ],
    [
      'a manifest changed after it was signed',
      bundle((made) => ({ ...made, manifest: { ...made.manifest, tenant: 'other' } })),
      'signature-wrong',
    ],
    ['a bundle cut short', bundle().subarray(0, 2048), 'not-a-tar'],
    [
      'rules left out by whoever signed',
      bundle(undefined, (made) => {
        const { files, manifest } = without(packPath(sha256(pack)))(made);
        return { files, manifest: { ...manifest, files: manifest.files.filter(({ path }) => path === audit) } };
      }),
      'pack-missing',
    ],
    [
      'a permit’s end left out by whoever signed',
      bundle(undefined, (made) => ({
        ...made,
        manifest: { ...made.manifest, permits: made.manifest.permits.map((permit) => ({ ...permit, transitions: 3 })) },
      })),
      'head-differs',
    ],
    [
      'a permit’s file changed by whoever signed',
      bundle(undefined, ({ files, manifest }) => {
        const forged = Buffer.from(files[0]![1].toString().replace('雨', '雪'));
        return {
          files: [[audit, forged], files[1]!],
          manifest: {
            ...manifest,
            files: [{ path: audit, bytes: forged.length, sha256: sha256(forged) }, manifest.files[1]!],
          },
        };
      }),
      'permit-changed',
    ],
  ])('%s', (_, bytes, code) => {
    expect(codeOf(bytes)).toBe(code);
  });
});
