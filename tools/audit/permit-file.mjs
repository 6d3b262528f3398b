/** Checks one audit file, a permit's or an isolation's, line by line: header, transitions, the signatures of acts, trailer. The format is docs/audit-format.md. */
import { differenceOf, readCanonical } from './canonical.mjs';
import { sha256 } from './keys.mjs';
import { fileWords as words } from './permit-file-words.mjs';
import { checkPicture, checkShown, checkSignature, follow, SignatureFinding } from './signatures.mjs';

const chainStart = '0'.repeat(64);
const hex64 = /^[0-9a-f]{64}$/;

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
export const isHash = (value) => typeof value === 'string' && hex64.test(value);
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
 * The signature that an act came with: by itself, and with what was shown and written, where that is at hand.
 * @param shownOf bytes of what has that hash; absent in a permit's file alone, which doesn't carry it. @param pictureOf the same of a handwriting
 */
function checkSigned(at, before, { shownOf, pictureOf, key }) {
  const { body } = at.value;
  try {
    const signed = checkSignature(body, key);
    if (shownOf) checkShown(shownOf(signed.shown), body, before);
    if (pictureOf && signed.handwriting !== undefined) checkPicture(pictureOf(signed.handwriting), signed.handwriting);
    return signed;
  } catch (error) {
    if (!(error instanceof SignatureFinding)) throw error;
    throw new Finding(error.code, at, error.more);
  }
}

function check(bytes, noted, beside) {
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
    if (isObject(body.command) && body.command.signature !== undefined) signed.push(checkSigned(at, before, beside));
    if (beside.shownOf) before = follow(before, body);
  }
  throw new Finding('no-trailer', { line: spans.length + 1, sequence, from: bytes.length, to: bytes.length });
}

/** How many were made by devices and how many sealed, by which of the service's keys, and which acts were signed by hand. */
const tally = (signed) => ({
  byDevice: signed.filter(({ by }) => by === 'device').length,
  byService: signed.filter(({ by }) => by === 'service').length,
  serviceKeys: [...new Set(signed.filter(({ by }) => by === 'service').map(({ key }) => key))].sort(),
  handwritten: signed
    .filter(({ handwriting }) => handwriting !== undefined)
    .map(({ sequence, act, signer, handwriting }) => ({ sequence, act, signer, sha256: handwriting })),
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
 * were shown, `pictureOf` what they wrote, by its hash, where a bundle has it;
 * `key` is the service's public key, or several.
 * Answers `{ ok: true, ... }` or `{ ok: false, code, line, sequence?, from, to, message, zh }`; bytes count from 0, `to` exclusive.
 */
export function verify(bytes, { noted, shownOf, pictureOf, key } = {}) {
  try {
    return check(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), noted, { shownOf, pictureOf, key });
  } catch (error) {
    if (!(error instanceof Finding)) throw error;
    const { code, line, sequence, from, to, message, zh } = error;
    return { ok: false, code, line, ...(sequence === undefined ? {} : { sequence }), from, to, message, zh };
  }
}
