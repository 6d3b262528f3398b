/** Verifies the signatures of a permit's acts offline: what each states, that its proof proves it, and in a bundle that what was shown is there and is the record's. */
import { canonicalOf, readCanonical } from './canonical.mjs';
import { isKnown, isProven, sha256 } from './keys.mjs';

const hex64 = /^[0-9a-f]{64}$/;

/** What can be wrong: [English, Chinese]. `{x}` is filled from the finding. */
export const signatureWords = {
  'signature-malformed': ['the signature is not of version 1: {part}', '签名不是第 1 版格式：{part}'],
  'signature-for-another': [
    'the signature is not for this act: its {part} is {found}, the record has {expected}',
    '签名不是对此项操作所作：其 {part} 为 {found}，记录中为 {expected}',
  ],
  'signature-unproven': [
    'the proof does not prove the statement: one of them was changed (key {found})',
    '签名值与签名陈述不符：其中之一被改动（密钥 {found}）',
  ],
  'signature-other-key': [
    'the signature is sealed by {found}, which is none of the keys given',
    '签名由密钥 {found} 密封，不属于给定的公钥',
  ],
  'signature-unmarked': [
    'what followed from the act does not name its signature as it is',
    '操作结果中记载的签名与签名本身不一致',
  ],
  'shown-missing': ['what was shown to the signer, {found}, is not in the bundle', '签字人所见内容 {found} 不在包内'],
  'shown-changed': ['shown/{found}.json is not what its name says', 'shown/{found}.json 与其文件名所指不符'],
  'handwriting-missing': [
    'the picture of the handwriting, {found}, is not in the bundle',
    '手写签名图片 {found} 不在包内',
  ],
  'handwriting-changed': [
    'handwriting/{found} is not the picture that was signed with',
    'handwriting/{found} 不是签名所用的图片',
  ],
  'shown-not-the-record': [
    'what was shown differs from the record at {part}',
    '签字人所见内容与记录在 {part} 处不一致',
  ],
};

/** Why a signature fails; `code` and what fills its words. */
export class SignatureFinding extends Error {
  constructor(code, more = {}) {
    super(code);
    Object.assign(this, { code, more });
  }
}

const without = (value, ...names) =>
  Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));

function keysOf(value, needed, optional, part) {
  const wrong = () => new SignatureFinding('signature-malformed', { part });
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong();
  if (needed.some((name) => value[name] === undefined)) throw wrong();
  if (Object.keys(value).some((name) => !needed.includes(name) && !optional.includes(name))) throw wrong();
}

/** The id of a key is the beginning of its hash: 32 digits of a device's, 16 of the service's. */
const keyIdOf = ({ by, publicKey }) =>
  sha256(Buffer.from(String(publicKey), 'base64')).slice(0, by === 'device' ? 32 : 16);

/**
 * One act's signature by itself: nothing but this line of the file is needed.
 * @param key the service's own public key, or several that it has had, known from elsewhere; what it sealed was sealed by one of them
 */
export function checkSignature(body, key) {
  const { command, events, packHash, tenant, number, sequence } = body;
  const { signature } = command;
  keysOf(signature, ['statement', 'proof'], ['attachment'], 'signature');
  const { statement, proof, attachment } = signature;
  keysOf(
    statement,
    ['kind', 'version', 'tenant', 'permit', 'sequence', 'act', 'body', 'shown', 'rules', 'signer', 'at', 'method'],
    ['device', 'position', 'handwriting'],
    'statement',
  );
  keysOf(proof, ['by', 'algorithm', 'key', 'publicKey', 'value'], [], 'proof');
  if (statement.kind !== 'holdpoint-signature' || statement.version !== 1 || !hex64.test(statement.shown))
    throw new SignatureFinding('signature-malformed', { part: 'statement' });
  if (
    (statement.method === 'handwritten') !== hex64.test(statement.handwriting) ||
    (statement.handwriting === undefined) !== (attachment === undefined)
  )
    throw new SignatureFinding('signature-malformed', { part: 'handwriting' });
  if (
    (statement.method === 'device-key') !== (proof.by === 'device') ||
    (proof.by !== 'device' && proof.by !== 'service')
  )
    throw new SignatureFinding('signature-malformed', { part: 'proof' });
  const asIs = {
    tenant,
    permit: number,
    act: command.name,
    signer: command.by?.person,
    body: sha256(canonicalOf(without(command.body, 'place'))),
    rules: packHash,
  };
  for (const [part, expected] of Object.entries(asIs))
    if (statement[part] !== expected)
      throw new SignatureFinding('signature-for-another', { part, found: statement[part], expected });
  if (!Number.isSafeInteger(statement.sequence) || statement.sequence < 1 || statement.sequence >= sequence)
    throw new SignatureFinding('signature-for-another', {
      part: 'sequence',
      found: statement.sequence,
      expected: `1 to ${sequence - 1}`,
    });
  if (proof.key !== keyIdOf(proof) || !isProven(Buffer.from(canonicalOf(statement), 'utf8'), proof))
    throw new SignatureFinding('signature-unproven', { found: proof.key });
  if (proof.by === 'service' && !isKnown(key, proof.publicKey))
    throw new SignatureFinding('signature-other-key', { found: proof.publicKey });
  const { shown, method } = statement;
  const { stage } = command.body;
  const mark = {
    act: command.name,
    ...(stage !== undefined && { stage }),
    shown,
    sequence: statement.sequence,
    method,
  };
  if (!events[0]?.signed || canonicalOf(events[0].signed) !== canonicalOf(mark))
    throw new SignatureFinding('signature-unmarked');
  const { handwriting, signer } = statement;
  return { by: proof.by, key: proof.key, shown, act: command.name, sequence, signer, handwriting };
}

/** The picture of a handwriting, to the byte. @param content bytes of `handwriting/<hash>.<ending>`, or nothing */
export function checkPicture(content, found) {
  if (!content) throw new SignatureFinding('handwriting-missing', { found });
  if (sha256(content) !== found) throw new SignatureFinding('handwriting-changed', { found });
}

/** What the acts so far make of the parts of a permit that anybody can follow without the product: form, people, measures, gas. */
export function follow(known, { events }) {
  return events.reduce((permit, { name, body, by, at }) => {
    if (name === 'submitted') {
      const { form, people, window, site, area, workPoint, applicant, level, number, tenant } = body;
      const parts = { form, people, window, site, area, workPoint, applicant, level, number, tenant };
      return { parts, measures: {}, gasSamples: [] };
    }
    if (name === 'levelRaised') return { ...permit, parts: { ...permit.parts, level: body.level } };
    if (name === 'measuresConfirmed') {
      const confirmed = body.confirmations.map(({ measure, applicable }) => [
        measure,
        { applicable, by: by.person ?? by.system, at },
      ]);
      return { ...permit, measures: { ...permit.measures, ...Object.fromEntries(confirmed) } };
    }
    if (name === 'gasRecorded') {
      const who = by.person ?? by.system;
      const samples = body.samples.map((sample) => ({ ...sample, by: who, recordedAt: at }));
      return { ...permit, gasSamples: [...permit.gasSamples, ...samples] };
    }
    return permit;
  }, known);
}

/**
 * What was shown, held against the act and against the record before it.
 * @param content bytes of `shown/<hash>.json`, or nothing. @param before what `follow` made of the acts before
 */
export function checkShown(content, body, before) {
  const { statement } = body.command.signature;
  const found = statement.shown;
  if (!content) throw new SignatureFinding('shown-missing', { found });
  const changed = () => {
    throw new SignatureFinding('shown-changed', { found });
  };
  if (sha256(content) !== found) changed();
  const text = content.toString('utf8');
  const shown = readCanonical(text, changed);
  const { act, stage, as, kind, version, permit = {}, measures = {} } = shown;
  const same = (part, left, right) => {
    if (canonicalOf(left ?? null) !== canonicalOf(right ?? null))
      throw new SignatureFinding('shown-not-the-record', { part });
  };
  same('kind', [kind, version], ['holdpoint-shown', 1]);
  same('act', act, statement.act);
  same('stage', stage, body.command.body.stage);
  same('as', as, body.command.body.as);
  for (const [part, value] of Object.entries(before?.parts ?? { number: body.number }))
    same(`permit/${part}`, permit[part], value);
  same('measures', measures.recorded, before?.measures);
  same('permit/gasSamples', permit.gasSamples, before?.gasSamples);
}
