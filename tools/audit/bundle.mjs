/** Verifies an audit bundle offline: the tar, the manifest, its signature, and each permit's file in it. The format is docs/audit-format.md. */
import { readCanonical } from './canonical.mjs';
import { sealFault, sha256 } from './keys.mjs';

const block = 512;
const manifestPath = 'manifest.json';
const signaturePath = 'manifest.sig.json';

/** What can be wrong: [English, Chinese]. `{x}` is filled from the finding. */
const words = {
  'not-a-tar': ['not a plain tar at byte {from}', '第 {from} 字节处不是普通 tar'],
  'entry-twice': ['{path} is in the bundle twice', '{path} 在包中出现两次'],
  'no-manifest': [
    'the bundle has no manifest or no signature as its last files',
    '包内缺少清单或签名（应为最后两个文件）',
  ],
  'not-a-manifest': ['the manifest is not of version 1, or not canonical', '清单不是第 1 版，或不是规范 JSON'],
  'signature-wrong': [
    'the signature does not fit the manifest: one of them was changed',
    '签名与清单不符：其中之一被改动',
  ],
  'other-key': ['signed by key {found}, not by the key given', '签名密钥为 {found}，与给定的公钥不同'],
  'file-missing': ['{path} is in the manifest and not in the bundle', '清单中的 {path} 不在包内'],
  'file-added': ['{path} is in the bundle and not in the manifest', '包内的 {path} 不在清单中'],
  'file-changed': ['{path} is not as the manifest has it', '{path} 与清单不符'],
  'permit-changed': ['{path}: {detail}', '{path}：{detail}'],
  'head-differs': ['{path} ends otherwise than the manifest says', '{path} 的末条与清单不符'],
  'shown-changed': ['{path} is not what its name says', '{path} 不是其文件名所指的内容'],
  'pack-missing': ['the rules {hash} of {path} are not in the bundle', '{path} 所依据的规则包 {hash} 不在包内'],
  'pack-changed': ['{path} is not the rules that its name says', '{path} 不是其文件名所指的规则包'],
};

class Finding extends Error {
  constructor(code, more = {}) {
    const say = (text) => text.replace(/\{(\w+)\}/g, (_, name) => String(more[name]));
    super(say(words[code][0]));
    Object.assign(this, { code, zh: say(words[code][1]), ...more });
  }
}

export const isTar = (bytes) => bytes.length >= block && bytes.toString('latin1', 257, 262) === 'ustar';

/** Entries by name, in their order. Only what our bundles are made of is read: plain files with short names, every byte of a header accounted for. */
export function entriesOf(bytes) {
  const entries = new Map();
  let from = 0;
  const wrong = () => new Finding('not-a-tar', { from });
  for (; from + block <= bytes.length;) {
    const head = bytes.subarray(from, from + block);
    if (head.every((byte) => byte === 0)) break;
    const text = (offset, length) =>
      head
        .toString('latin1', offset, offset + length)
        .split('\0')[0]
        .trim();
    const size = parseInt(text(124, 12), 8);
    const mtime = parseInt(text(136, 12), 8);
    const name = head.toString('utf8', 0, 100).split('\0')[0];
    if (name === '' || !Number.isSafeInteger(size) || !Number.isSafeInteger(mtime)) throw wrong();
    if (!head.equals(headerOf(name, size, mtime))) throw wrong();
    const start = from + block;
    const end = start + size;
    const next = start + Math.ceil(size / block) * block;
    if (next > bytes.length || bytes.subarray(end, next).some((byte) => byte !== 0)) throw wrong();
    if (entries.has(name)) throw new Finding('entry-twice', { path: name, from });
    entries.set(name, bytes.subarray(start, end));
    from = next;
  }
  if (bytes.length !== from + 2 * block || bytes.subarray(from).some((byte) => byte !== 0)) throw wrong();
  return entries;
}

function headerOf(name, size, mtime) {
  const bytes = Buffer.alloc(block);
  const octal = (value, length) => `${value.toString(8).padStart(length - 1, '0')}\0`;
  bytes.write(name, 0, 'utf8');
  bytes.write(octal(0o644, 8), 100);
  bytes.write(octal(0, 8), 108);
  bytes.write(octal(0, 8), 116);
  bytes.write(octal(size, 12), 124);
  bytes.write(octal(mtime, 12), 136);
  bytes.write(' '.repeat(8), 148);
  bytes.write('0', 156);
  bytes.write('ustar\0' + '00', 257);
  const sum = bytes.reduce((total, byte) => total + byte, 0);
  bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return bytes;
}

/** The one value that these bytes can be; written any other way they are wrong. */
function parsed(bytes, code) {
  const fail = () => {
    throw new Finding(code);
  };
  const text = bytes.toString('utf8');
  if (!Buffer.from(text, 'utf8').equals(bytes)) fail();
  const value = readCanonical(text, fail);
  return typeof value === 'object' && value !== null ? value : fail();
}

function checkSignature(manifestBytes, signatureBytes, key) {
  const seal = parsed(signatureBytes, 'signature-wrong');
  const { keyId, publicKey } = seal;
  const fault = sealFault(manifestBytes, seal, key);
  if (fault === 'other-key') throw new Finding('other-key', { found: publicKey });
  if (fault) throw new Finding('signature-wrong');
  return { keyId, publicKey };
}

function checkFiles(manifest, entries) {
  const listed = new Map(manifest.files.map((file) => [file.path, file]));
  for (const { path, bytes, sha256: wanted } of listed.values()) {
    const content = entries.get(path);
    if (!content) throw new Finding('file-missing', { path });
    if (content.length !== bytes || sha256(content) !== wanted) throw new Finding('file-changed', { path });
  }
  for (const path of entries.keys())
    if (path !== manifestPath && path !== signaturePath && !listed.has(path)) throw new Finding('file-added', { path });
  for (const [path, content] of entries)
    if (path.startsWith('packs/') && path !== `packs/${sha256(content)}.json`)
      throw new Finding('pack-changed', { path });
    else if (path.startsWith('shown/') && path !== `shown/${sha256(content)}.json`)
      throw new Finding('shown-changed', { path });
}

function checkPermit({ number, transitions, head }, manifest, entries, verifyFile) {
  const path = `permits/${number}.audit.jsonl`;
  const content = entries.get(path);
  if (!content) throw new Finding('file-missing', { path });
  const verdict = verifyFile(content, { shownOf: (hash) => entries.get(`shown/${hash}.json`) });
  if (!verdict.ok) throw new Finding('permit-changed', { path, detail: `line ${verdict.line}: ${verdict.message}` });
  if (verdict.head !== head || verdict.transitions !== transitions || verdict.tenant !== manifest.tenant)
    throw new Finding('head-differs', { path });
  for (const [, hash] of content.toString('utf8').matchAll(/"packHash":"([0-9a-f]{64})","previous":/g))
    if (!entries.has(`packs/${hash}.json`)) throw new Finding('pack-missing', { path, hash });
  return verdict.signatures;
}

/**
 * @param bytes the whole tar. @param verifyFile what checks one permit's file. @param key base64 of the signer's public key, known from elsewhere
 * @returns `{ ok: true, ... }`, or `{ ok: false, code, message, zh, path? }`
 */
export function verifyBundle(bytes, verifyFile, { key } = {}) {
  try {
    const entries = entriesOf(bytes);
    const names = [...entries.keys()].slice(-2);
    if (names[0] !== manifestPath || names[1] !== signaturePath) throw new Finding('no-manifest');
    const manifestBytes = entries.get(manifestPath);
    const signer = checkSignature(manifestBytes, entries.get(signaturePath), key);
    const manifest = parsed(manifestBytes, 'not-a-manifest');
    if (manifest.kind !== 'holdpoint-bundle' || manifest.version !== 1) throw new Finding('not-a-manifest');
    checkFiles(manifest, entries);
    const signed = manifest.permits.flatMap((permit) => checkPermit(permit, manifest, entries, verifyFile) ?? []);
    const { tenant, scope, exportedAt, permits, files } = manifest;
    const transitions = permits.reduce((sum, permit) => sum + permit.transitions, 0);
    return {
      ok: true,
      tenant,
      scope,
      exportedAt,
      permits: permits.length,
      transitions,
      files: files.length,
      ...(signed.length > 0 && { signatures: together(signed) }),
      ...signer,
      pinned: key !== undefined,
    };
  } catch (error) {
    if (!(error instanceof Finding)) throw error;
    const { code, message, zh, path } = error;
    return { ok: false, code, message, zh, ...(path && { path }) };
  }
}

/** Of all permits. */
const together = (signed) => ({
  byDevice: signed.reduce((sum, { byDevice }) => sum + byDevice, 0),
  byService: signed.reduce((sum, { byService }) => sum + byService, 0),
  serviceKeys: [...new Set(signed.flatMap(({ serviceKeys }) => serviceKeys))].sort(),
});

export function describeBundle(file, result) {
  if (!result.ok) return `REJECTED 核验不通过: ${file}: ${result.message}\n${result.zh}`;
  const about = 'number' in result.scope ? `permit ${result.scope.number}` : `month ${result.scope.month}`;
  const { byDevice, byService, serviceKeys } = result.signatures ?? {};
  const signatures = result.signatures
    ? `\nsignatures of acts 操作签名: ${byDevice} by device keys 设备密钥, ${byService} sealed by the service 服务密封 (${serviceKeys.join(', ')}), each with what was shown 均附所见内容`
    : '';
  const trust = result.pinned
    ? 'as given 与给定公钥一致'
    : 'NOT compared with anything: give --key 未与任何公钥比对，请用 --key 给出';
  return (
    `SOUND 核验通过: ${file}: ${about} of ${result.tenant}, ${result.permits} permits, ${result.transitions} transitions, exported ${result.exportedAt}\n` +
    `signed by 签名公钥: ${result.publicKey} (${trust})${signatures}`
  );
}
