#!/usr/bin/env node
/**
 * Verifies a permit's audit file offline: no server, no database, nothing but Node. The format is docs/audit-format.md.
 * Exit code 0: every byte is as it was written; 1: it isn't, and where; 2: the file can't be read or the call is wrong.
 */
import { readFileSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describeBundle, isTar, verifyBundle } from './bundle.mjs';
import { checkHeads, describeHeads } from './heads.mjs';
import { differenceOf, readCanonical } from './canonical.mjs';
import { sha256 } from './keys.mjs';
import { checkShown, checkSignature, follow, SignatureFinding, signatureWords } from './signatures.mjs';

const chainStart = '0'.repeat(64);
const hex64 = /^[0-9a-f]{64}$/;

/** What can be wrong: [English, Chinese]. `{x}` is filled from the finding. */
const words = {
  ...signatureWords,
  empty: ['the file is empty', '文件为空'],
  'not-utf8': ['a byte that is not UTF-8', '有字节不是合法的 UTF-8'],
  'not-canonical': ['not canonical JSON: {detail}', '不是规范 JSON：{detail}'],
  'no-line-feed': ['the file breaks off: the last line has no line feed', '文件不完整：最后一行没有换行符'],
  'no-trailer': ['the file breaks off: the trailer is missing', '文件不完整：缺少结尾行'],
  'after-trailer': ['there is more after the trailer', '结尾行之后还有内容'],
  'not-a-header': ['line 1 is not a version 1 audit header', '第 1 行不是版本 1 的审计文件头'],
  'not-a-transition': ['neither a transition nor the trailer', '既不是记录行，也不是结尾行'],
  'not-a-trailer': ['not a well-formed trailer', '结尾行格式不对'],
  'header-changed': ['the header does not match its own hash', '文件头与其自身的哈希不符'],
  'body-changed': [
    'the body was changed: it does not match its hash, and the chain confirms the hash',
    '记录内容被改动：与其哈希不符，而链上确认了该哈希',
  ],
  'hash-changed': [
    'the hash was changed: the chain confirms what the body gives, {expected}',
    '哈希被改动：链上确认的是由内容算出的 {expected}',
  ],
  'line-changed': ['the body does not match its hash', '记录内容与其哈希不符'],
  'sequence-broken': [
    'sequence {found} where {expected} belongs: a line was removed, added, doubled or moved',
    '此处序号应为 {expected}，实为 {found}：有行被删除、增加、重复或移动',
  ],
  'chain-broken': [
    'does not follow the line before: `previous` is {found}, but the hash before is {expected}',
    '与上一行不相接：previous 为 {found}，而上一行的哈希为 {expected}',
  ],
  'other-permit': ['belongs to another permit than the header: {found}', '属于文件头之外的另一张作业票：{found}'],
  'transitions-missing': [
    'the header counts {expected} transitions, here are {found}: lines are missing at the end',
    '文件头记有 {expected} 条记录，实有 {found} 条：末尾缺行',
  ],
  'transitions-added': [
    'the header counts {expected} transitions, this is one more',
    '文件头记有 {expected} 条记录，这里多出一条',
  ],
  'head-differs': [
    'the header names {expected} as the last hash, the last transition has {found}',
    '文件头记载的末条哈希为 {expected}，实际末条为 {found}',
  ],
  'trailer-changed': [
    'the trailer does not match the file, though every other line is sound: the trailer was changed',
    '结尾行与文件不符，而其余各行均完好：改动在结尾行',
  ],
  'noted-missing': [
    'the file is sound in itself, but no transition has the hash you noted: {expected}',
    '文件自身完好，但没有任何一条记录的哈希是您另行留存的 {expected}',
  ],
};

/** Carries where it is wrong; `from` and `to` are byte offsets in the file, `to` exclusive. */
class Finding extends Error {
  constructor(code, at, more = {}) {
    const say = (text) => text.replace(/\{(\w+)\}/g, (_, name) => String(more[name]));
    super(say(words[code][0]));
    Object.assign(this, { code, zh: say(words[code][1]), ...at });
  }
}

function readLine(bytes, { line, from, to }) {
  const raw = bytes.subarray(from, to);
  const text = raw.toString('utf8');
  const again = Buffer.from(text, 'utf8');
  if (!again.equals(raw)) {
    const offset = from + differenceOf(again, raw);
    throw new Finding('not-utf8', { line, from: offset, to: offset + 1 });
  }
  const value = readCanonical(text, (index, detail) => {
    const offset = from + Buffer.byteLength(text.slice(0, index), 'utf8');
    throw new Finding('not-canonical', { line, from: offset, to: Math.min(offset + 1, to + 1) }, { detail });
  });
  return { line, from, to, text, value };
}

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const hasKeys = (value, keys) => isObject(value) && Object.keys(value).join() === keys;
const isHash = (value) => typeof value === 'string' && hex64.test(value);
const isCount = (value) => Number.isSafeInteger(value) && value >= 0;

function checkHeader(read) {
  const { value, text } = read;
  const wellFormed =
    hasKeys(value, 'exportedAt,hash,head,kind,number,tenant,transitions,version') &&
    value.kind === 'holdpoint-audit' &&
    value.version === 1 &&
    isCount(value.transitions) &&
    [value.tenant, value.number, value.exportedAt, value.hash, value.head].every(
      (member) => typeof member === 'string',
    );
  if (!wellFormed) throw new Finding('not-a-header', read);
  // An unescaped quote ends a string, so this text can only be the key and its value.
  const unhashed = text.replace(`"hash":${JSON.stringify(value.hash)},`, () => '');
  if (sha256(unhashed) !== value.hash) throw new Finding('header-changed', read);
  return value;
}

const isTransition = ({ value }) =>
  hasKeys(value, 'body,hash') && typeof value.hash === 'string' && isObject(value.body) && isCount(value.body.sequence);
/** The line is canonical and has these two keys only, so the body's own text stands between fixed ends. */
const bodyHash = ({ text, value }) =>
  sha256(text.slice('{"body":'.length, -`,"hash":${JSON.stringify(value.hash)}}`.length));

/** A body and its hash disagree: what the next line (or the header) remembers tells which of the two was changed. */
function blame(read, computed, nextRaw, header) {
  const remembered = nextRaw ?? header.head;
  const code = { [read.value.hash]: 'body-changed', [computed]: 'hash-changed' }[remembered] ?? 'line-changed';
  return new Finding(code, { ...read, sequence: read.value.body.sequence }, { expected: computed });
}

function previousOf(bytes, span) {
  try {
    return span && readLine(bytes, span).value.body?.previous;
  } catch {
    return undefined;
  }
}

function spansOf(bytes) {
  const spans = [];
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(0x0a, from);
    spans.push({ line: spans.length + 1, from, to: end < 0 ? bytes.length : end, closed: end >= 0 });
    from = end < 0 ? bytes.length : end + 1;
  }
  return spans;
}

/**
 * The signature that an act came with: by itself, and with what was shown, where that is at hand.
 * @param shownOf bytes of what has that hash; absent in a permit's file alone, which doesn't carry it
 */
function checkSigned(at, before, shownOf) {
  const { body } = at.value;
  try {
    const signed = checkSignature(body);
    if (shownOf) checkShown(shownOf(signed.shown), body, before);
    return signed;
  } catch (error) {
    if (!(error instanceof SignatureFinding)) throw error;
    throw new Finding(error.code, at, error.more);
  }
}

function check(bytes, noted, shownOf) {
  const spans = spansOf(bytes);
  if (spans.length === 0) throw new Finding('empty', { line: 1, from: 0, to: 0 });
  const header = checkHeader(readLine(bytes, spans[0]));
  let head = chainStart;
  let sequence = 0;
  let notedAt;
  let before;
  const signed = [];
  for (const [index, span] of spans.entries()) {
    if (index === 0) continue;
    const read = readLine(bytes, span);
    if (isObject(read.value) && read.value.kind === 'trailer') {
      checkTrailer(bytes, spans, index, read, { header, head, sequence });
      if (noted !== undefined && notedAt === undefined)
        throw new Finding('noted-missing', { line: index, from: 0, to: bytes.length }, { expected: noted });
      const { tenant, number, exportedAt } = header;
      return {
        ok: true,
        tenant,
        number,
        exportedAt,
        transitions: sequence,
        head,
        ...(signed.length > 0 && { signatures: tally(signed) }),
        ...(notedAt && { notedAt }),
      };
    }
    if (!isTransition(read)) throw new Finding('not-a-transition', { ...read, sequence: sequence + 1 });
    const { body, hash } = read.value;
    const at = { ...read, sequence: body.sequence };
    const computed = bodyHash(read);
    if (computed !== hash) throw blame(read, computed, previousOf(bytes, spans[index + 1]), header);
    if (body.sequence !== sequence + 1)
      throw new Finding('sequence-broken', at, { expected: sequence + 1, found: body.sequence });
    if (body.previous !== head) throw new Finding('chain-broken', at, { expected: head, found: body.previous });
    if (body.tenant !== header.tenant || body.number !== header.number)
      throw new Finding('other-permit', at, { found: `${body.tenant}/${body.number}` });
    if (body.sequence > header.transitions)
      throw new Finding('transitions-added', at, { expected: header.transitions });
    head = hash;
    sequence = body.sequence;
    if (hash === noted) notedAt = sequence;
    if (isObject(body.command) && body.command.signature !== undefined) signed.push(checkSigned(at, before, shownOf));
    if (shownOf) before = follow(before, body);
  }
  throw new Finding('no-trailer', { line: spans.length + 1, sequence, from: bytes.length, to: bytes.length });
}

/** How many were made by devices and how many sealed, and by which of the service's keys. */
const tally = (signed) => ({
  byDevice: signed.filter(({ by }) => by === 'device').length,
  byService: signed.filter(({ by }) => by === 'service').length,
  serviceKeys: [...new Set(signed.filter(({ by }) => by === 'service').map(({ key }) => key))].sort(),
});

function checkTrailer(bytes, spans, index, read, { header, head, sequence }) {
  if (!hasKeys(read.value, 'kind,lines,sha256') || !isCount(read.value.lines)) throw new Finding('not-a-trailer', read);
  if (sequence < header.transitions)
    throw new Finding(
      'transitions-missing',
      { ...read, sequence: sequence + 1 },
      { expected: header.transitions, found: sequence },
    );
  if (head !== header.head)
    throw new Finding('head-differs', { ...read, sequence }, { expected: header.head, found: head });
  if (read.value.lines !== index + 1 || sha256(bytes.subarray(0, read.from)) !== read.value.sha256)
    throw new Finding('trailer-changed', read);
  if (!spans[index].closed) throw new Finding('no-line-feed', { line: read.line, from: read.to, to: read.to });
  if (spans.length > index + 1)
    throw new Finding('after-trailer', { line: index + 2, from: spans[index + 1].from, to: bytes.length });
}

/**
 * Checks a whole file. `noted` is a hash of one of its transitions kept outside the server (in a mail, in an event, on paper); `shownOf` gives what signers
 * were shown, by its hash, where a bundle has it.
 * Answers `{ ok: true, ... }` or `{ ok: false, code, line, sequence?, from, to, message, zh }`; bytes count from 0, `to` exclusive.
 */
export function verify(bytes, { noted, shownOf } = {}) {
  try {
    return check(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), noted, shownOf);
  } catch (error) {
    if (!(error instanceof Finding)) throw error;
    const { code, line, sequence, from, to, message, zh } = error;
    return { ok: false, code, line, ...(sequence === undefined ? {} : { sequence }), from, to, message, zh };
  }
}

const usage = `usage: npm run audit:verify -- FILE [--noted HASH] [--key KEY] [--heads HEADS] [--json]
  FILE         an audit file (GET /permits/{number}/audit) or a bundle (GET /permits/{number}/bundle, GET /audit/bundles/{month}), described in docs/audit-format.md
  --noted HASH also require that a transition has this hash, noted outside the server (in a mail, in an event)
  --key KEY    of a bundle, also require that this public key (base64, from GET /audit/key or on paper) has signed it
  --heads HEADS of a bundle, also hold it against chain heads that were kept as they were published (topic holdpoint.audit.v1), one message a line
  --json       answer as one line of JSON
exit code: 0 sound, 1 changed, 2 not readable or a wrong call`;

function argumentsOf(argv) {
  const wanted = { json: false };
  for (let index = 0; index < argv.length; index += 1) {
    const argument = argv[index];
    if (argument === '--json') wanted.json = true;
    else if (argument === '--help') return { help: true };
    else if (argument === '--noted') {
      wanted.noted = argv[(index += 1)]?.toLowerCase();
      if (!isHash(wanted.noted)) return { wrong: '--noted takes a hash of 64 hexadecimal digits' };
    } else if (argument === '--key') {
      wanted.key = argv[(index += 1)];
      if (Buffer.from(wanted.key ?? '', 'base64').length !== 32)
        return { wrong: '--key takes the base64 text of a public key of 32 bytes' };
    } else if (argument === '--heads') {
      wanted.heads = argv[(index += 1)];
      if (wanted.heads === undefined) return { wrong: '--heads takes a file' };
    } else if (argument.startsWith('-')) return { wrong: `unknown option ${argument}` };
    else if (wanted.file !== undefined) return { wrong: 'one FILE at a time' };
    else wanted.file = argument;
  }
  return wanted.file === undefined ? { wrong: 'FILE is missing' } : wanted;
}

function describe(file, result) {
  const told = ({ byDevice, byService, serviceKeys }) =>
    `${byDevice} by device keys 设备密钥, ${byService} sealed by the service 服务密封${byService > 0 ? ` (${serviceKeys.join(', ')})` : ''}; what was shown is in a bundle only 所见内容仅在审计包中核验`;
  const signed = result.signatures ? `\nsignatures 签名: ${told(result.signatures)}` : '';
  const noted = result.notedAt ? `\nnoted hash 留存的哈希: sequence ${result.notedAt} of ${result.transitions}` : '';
  if (result.ok)
    return `SOUND 核验通过: ${file}: permit ${result.number} of ${result.tenant}, ${result.transitions} transitions, exported ${result.exportedAt}\nhead 末条哈希: ${result.head}${signed}${noted}`;
  const sequence = result.sequence === undefined ? '' : `, sequence ${result.sequence}`;
  const last = Math.max(result.from, result.to - 1);
  const bytes = last > result.from ? `bytes ${result.from} to ${last}` : `byte ${result.from}`;
  return `REJECTED 核验不通过: ${file}: line ${result.line}${sequence}, ${bytes}: ${result.message}\n${result.zh}`;
}

function main(argv) {
  const wanted = argumentsOf(argv);
  if (wanted.help) {
    console.log(usage);
    return 0;
  }
  if (wanted.wrong) {
    console.error(`${wanted.wrong}\n${usage}`);
    return 2;
  }
  let bytes;
  let heads;
  try {
    bytes = readFileSync(wanted.file);
    heads = wanted.heads === undefined ? undefined : readFileSync(wanted.heads);
  } catch (error) {
    console.error(`cannot read ${error.path}: ${error.message}`);
    return 2;
  }
  const tar = isTar(bytes);
  if (heads && !tar) {
    console.error('--heads is for bundles');
    return 2;
  }
  const result = tar ? verifyBundle(bytes, verify, wanted) : verify(bytes, wanted);
  const out = wanted.json ? JSON.stringify(result) : (tar ? describeBundle : describe)(wanted.file, result);
  (result.ok || wanted.json ? console.log : console.error)(out);
  if (!result.ok || !heads) return result.ok ? 0 : 1;
  const told = checkHeads(bytes, heads, wanted);
  const more = wanted.json ? JSON.stringify(told) : describeHeads(wanted.heads, told);
  (told.ok || wanted.json ? console.log : console.error)(more);
  return told.ok ? 0 : 1;
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url))
  process.exitCode = main(process.argv.slice(2));
