/** Verifies an audit bundle offline: the tar, the manifest, its signature, and each permit's and isolation's file in it. The format is docs/audit-format.md. */
import { bundleWords as words } from './bundle-words.mjs';
import { readCanonical } from './canonical.mjs';
import { sealFault, sha256 } from './keys.mjs';
import { entriesOf, TarFinding } from './tar.mjs';

const manifestPath = 'manifest.json';
const signaturePath = 'manifest.sig.json';

class Finding extends Error {
  constructor(code, more = {}) {
    const say = (text) => text.replace(/\{(\w+)\}/g, (_, name) => String(more[name]));
    super(say(words[code][0]));
    Object.assign(this, { code, zh: say(words[code][1]), ...more });
  }
}

function tarOf(bytes) {
  try {
    return entriesOf(bytes);
  } catch (error) {
    throw error instanceof TarFinding ? new Finding(error.code, error.more) : error;
  }
}

/** The one value that these bytes can be; written any other way they are wrong. */
function parsed(bytes, code, more) {
  const fail = () => {
    throw new Finding(code, more);
  };
  const text = bytes.toString('utf8');
  if (!Buffer.from(text, 'utf8').equals(bytes)) fail();
  const value = readCanonical(text, fail);
  return typeof value === 'object' && value !== null ? value : fail();
}

function checkSeal(manifestBytes, signatureBytes, key) {
  const seal = parsed(signatureBytes, 'signature-wrong');
  const { keyId, publicKey } = seal;
  const fault = sealFault(manifestBytes, seal, key);
  if (fault === 'other-key') throw new Finding('other-key', { found: publicKey });
  if (fault) throw new Finding('signature-wrong');
  return { keyId, publicKey };
}

function manifestOf(bytes) {
  const manifest = parsed(bytes, 'not-a-manifest');
  const { kind, version, scope, files, permits, isolations } = manifest;
  const isVersion = (version === 1 && isolations === undefined) || (version === 2 && Array.isArray(isolations));
  const isScope = typeof scope === 'object' && scope !== null;
  if (kind !== 'holdpoint-bundle' || !isVersion || !isScope || !Array.isArray(files) || !Array.isArray(permits))
    throw new Finding('not-a-manifest');
  return { ...manifest, isolations: isolations ?? [] };
}

/** Entries whose name is the hash of what they hold, and what is wrong where it isn't. */
const named = [
  [/^packs\/([0-9a-f]{64})\.json$/, 'pack-changed'],
  [/^shown\/([0-9a-f]{64})\.json$/, 'shown-changed'],
  [/^handwriting\/([0-9a-f]{64})\.[a-z0-9]+$/, 'handwriting-changed'],
];
const permitPath = (number) => `permits/${number}.audit.jsonl`;
const isolationPath = (number) => `isolations/${number}.audit.jsonl`;

function checkFiles({ files, permits, isolations }, entries) {
  const listed = new Map(files.map((file) => [file.path, file]));
  for (const { path, bytes, sha256: wanted } of listed.values()) {
    const content = entries.get(path);
    if (!content) throw new Finding('file-missing', { path });
    if (content.length !== bytes || sha256(content) !== wanted) throw new Finding('file-changed', { path });
  }
  const known = new Set([
    manifestPath,
    signaturePath,
    ...permits.flatMap(({ number }) => [permitPath(number), `attachments/${number}.json`]),
    ...isolations.map(({ number }) => isolationPath(number)),
  ]);
  for (const [path, content] of entries) {
    if (path !== manifestPath && path !== signaturePath && !listed.has(path)) throw new Finding('file-added', { path });
    const [pattern, changed] = named.find(([one]) => one.test(path)) ?? [];
    if (pattern && pattern.exec(path)[1] !== sha256(content)) throw new Finding(changed, { path });
    if (!pattern && !known.has(path)) throw new Finding('file-unlisted', { path });
  }
}

/** One chain's file, whole, and as the manifest says that it ends. */
function checkChain(path, { number, transitions, head }, { tenant }, entries, verifyFile, more = {}) {
  const content = entries.get(path);
  if (!content) throw new Finding('file-missing', { path });
  const verdict = verifyFile(content, more);
  if (!verdict.ok) {
    const sequence = verdict.sequence === undefined ? '' : `, sequence ${verdict.sequence}`;
    const detail = `line ${verdict.line}${sequence}: ${verdict.message}`;
    throw new Finding('permit-changed', { path, detail, zhDetail: `第 ${verdict.line} 行：${verdict.zh}` });
  }
  if (verdict.head !== head || verdict.transitions !== transitions) throw new Finding('head-differs', { path });
  if (verdict.number !== number || verdict.tenant !== tenant) throw new Finding('head-differs', { path });
  return verdict;
}

/** The bodies of the acts of a file that was found sound, each with its line. */
const actsOf = (content) =>
  content
    .toString('utf8')
    .split('\n')
    .slice(1, -2)
    .map((line, index) => ({ line: index + 2, body: JSON.parse(line).body }));

/** What an act's facts or its command name of the register. */
const isolationsIn = ({ facts, command }) => [
  ...(facts?.isolations ?? []).map(({ number }) => number),
  ...(command?.name === 'isolationChanged' ? [command.body.number] : []),
];

function checkPermit(permit, manifest, entries, verifyFile, key) {
  const path = permitPath(permit.number);
  // The first version had neither pictures nor isolations.
  const whole = manifest.version >= 2;
  const { signatures } = checkChain(path, permit, manifest, entries, verifyFile, {
    key,
    shownOf: (hash) => entries.get(`shown/${hash}.json`),
    ...(whole && { pictureOf: (hash) => entries.get(pictureIn(entries, hash)) }),
  });
  const acts = actsOf(entries.get(path));
  for (const { line, body } of acts) {
    if (!entries.has(`packs/${body.packHash}.json`))
      throw new Finding('pack-missing', { path, line, hash: body.packHash });
    const missing = whole && isolationsIn(body).find((number) => !entries.has(isolationPath(number)));
    if (missing) throw new Finding('isolation-missing', { path, line, number: missing });
  }
  checkAttachments(permit.number, entries);
  return signatures && { ...signatures, permit: permit.number };
}

/** Name of the picture of a handwriting: its hash, and an ending by which it is opened. */
const pictureIn = (entries, hash) => [...entries.keys()].find((path) => path.startsWith(`handwriting/${hash}.`));

/** Each one that is listed is named in the record, with that content. */
function checkAttachments(number, entries) {
  const path = `attachments/${number}.json`;
  const content = entries.get(path);
  if (!content) return;
  const record = entries.get(permitPath(number)).toString('utf8');
  const list = parsed(content, 'file-changed', { path });
  for (const { id, sha256: hash } of list)
    if (!record.includes(`"${id}"`) || !record.includes(`"${hash}"`))
      throw new Finding('attachments-differ', { path, id });
}

/**
 * @param bytes the whole tar. @param verifyFile what checks one permit's file. @param key base64 of the service's public key, known from elsewhere, or several
 * @returns `{ ok: true, ... }`, or `{ ok: false, code, message, zh, path? }`
 */
export function verifyBundle(bytes, verifyFile, { key } = {}) {
  try {
    const entries = tarOf(bytes);
    const names = [...entries.keys()].slice(-2);
    if (names[0] !== manifestPath || names[1] !== signaturePath) throw new Finding('no-manifest');
    const manifestBytes = entries.get(manifestPath);
    const signer = checkSeal(manifestBytes, entries.get(signaturePath), key);
    const manifest = manifestOf(manifestBytes);
    checkFiles(manifest, entries);
    const { tenant, scope, exportedAt, permits, isolations, files } = manifest;
    const signed = permits.flatMap((permit) => checkPermit(permit, manifest, entries, verifyFile, key) ?? []);
    for (const isolation of isolations)
      checkChain(isolationPath(isolation.number), isolation, manifest, entries, verifyFile);
    const transitions = permits.reduce((sum, permit) => sum + permit.transitions, 0);
    return {
      ok: true,
      tenant,
      scope,
      exportedAt,
      permits: permits.length,
      transitions,
      isolations: isolations.length,
      files: files.length,
      ...(signed.length > 0 && { signatures: together(signed, entries) }),
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
const together = (signed, entries) => ({
  byDevice: signed.reduce((sum, { byDevice }) => sum + byDevice, 0),
  byService: signed.reduce((sum, { byService }) => sum + byService, 0),
  serviceKeys: [...new Set(signed.flatMap(({ serviceKeys }) => serviceKeys))].sort(),
  handwritten: signed.flatMap(({ permit, handwritten }) =>
    handwritten.map(({ sha256: hash, ...act }) => ({ permit, ...act, picture: pictureIn(entries, hash) ?? null })),
  ),
});

/** A permit's own pictures are named one by one; of a month's only how many there are. */
const picturesOf = ({ handwritten }, scope) => [
  `handwritten 手写签名: ${handwritten.length}`,
  ...('number' in scope
    ? handwritten.map(
        ({ sequence, act, signer, picture }) =>
          `  sequence ${sequence}, ${act}, ${signer}: ${picture ?? 'picture not in bundles of version 1 第 1 版审计包不含图片'}`,
      )
    : []),
];

export function describeBundle(file, result) {
  if (!result.ok) return `REJECTED 核验不通过: ${file}: ${result.message}\n${result.zh}`;
  const { scope, signatures } = result;
  const about = 'number' in scope ? `permit ${scope.number}` : `month ${scope.month}`;
  const trust = result.pinned
    ? 'as given 与给定公钥一致'
    : 'NOT compared with anything: give --key 未与任何公钥比对，请用 --key 给出';
  return [
    `SOUND 核验通过: ${file}: ${about} of ${result.tenant}, ${result.permits} permits, ${result.transitions} transitions, ${result.isolations} isolations, exported ${result.exportedAt}`,
    `signed by 签名公钥: ${result.publicKey} (${trust})`,
    ...(signatures
      ? [
          `signatures of acts 操作签名: ${signatures.byDevice} by device keys 设备密钥, ${signatures.byService} sealed by the service 服务密封 (${signatures.serviceKeys.join(', ')}), each with what was shown 均附所见内容`,
          ...(signatures.handwritten.length > 0 ? picturesOf(signatures, scope) : []),
        ]
      : []),
  ].join('\n');
}
