/** Holds a bundle against the chain heads of a site that were kept as they were published: a permit that was taken away, shortened or rewritten since is missed. */
import { entriesOf } from './bundle.mjs';
import { canonicalOf, readCanonical } from './canonical.mjs';
import { isSignature, sealFault, sha256 } from './keys.mjs';

/** What can be wrong: [English, Chinese]. `{x}` is filled from the finding. */
const words = {
  'heads-malformed': ['line {line} of the heads is not a message of chain heads', '链尾文件第 {line} 行不是链尾消息'],
  'heads-changed': [
    'line {line} of the heads was changed: hash or signature does not fit',
    '链尾文件第 {line} 行被改动：哈希或签名不符',
  ],
  'heads-other-key': ['line {line} of the heads is signed by another key', '链尾文件第 {line} 行的签名密钥不同'],
  'heads-broken': ['line {line} of the heads does not follow the one before', '链尾文件第 {line} 行与上一条不相接'],
  'heads-not-added-up': [
    'line {line} of the heads: its sum over all permits is another',
    '链尾文件第 {line} 行：全部作业票的合计不符',
  ],
  'heads-went-back': [
    'line {line} of the heads: permit {number} went back or was rewritten',
    '链尾文件第 {line} 行：作业票 {number} 的记录倒退或被改写',
  ],
  'heads-of-others': ['the heads are of tenant {found}', '链尾文件属于租户 {found}'],
  'permit-missing': [
    'permit {number} was published with {transitions} transitions and is not in the bundle',
    '作业票 {number} 曾公布有 {transitions} 条记录，包内却没有',
  ],
  'permit-shortened': [
    'permit {number} was published with {transitions} transitions, the bundle has {found}',
    '作业票 {number} 曾公布有 {transitions} 条记录，包内只有 {found} 条',
  ],
  'permit-rewritten': [
    'transition {transitions} of permit {number} is another than was published',
    '作业票 {number} 的第 {transitions} 条记录与公布的不同',
  ],
};

class Finding extends Error {
  constructor(code, more = {}) {
    const say = (text) => text.replace(/\{(\w+)\}/g, (_, name) => String(more[name]));
    super(say(words[code][0]));
    Object.assign(this, { code, zh: say(words[code][1]), ...more });
  }
}

/** Messages one a line, checked one by one, of any number of sites; each site's from its first on. */
function messagesOf(bytes, key) {
  const sites = new Map();
  const lines = bytes.toString('utf8').split('\n');
  if (lines.at(-1) === '') lines.pop();
  const messages = lines.map((text, index) => {
    const line = index + 1;
    const malformed = () => {
      throw new Finding('heads-malformed', { line });
    };
    const message = readCanonical(text, malformed);
    const { body, hash, signature } = message ?? {};
    if (body?.kind !== 'holdpoint-heads' || body.version !== 1 || !Array.isArray(body.heads)) malformed();
    const bodyBytes = Buffer.from(canonicalOf(body), 'utf8');
    const fault = sealFault(bodyBytes, signature, key);
    if (sha256(bodyBytes) !== hash || !isSignature(signature?.signature) || fault === 'wrong')
      throw new Finding('heads-changed', { line });
    if (fault) throw new Finding('heads-other-key', { line });
    follow(sites, body, hash, line);
    return body;
  });
  return messages;
}

function follow(sites, body, hash, line) {
  const site = sites.get(body.site) ?? { sequence: 0, hash: '0'.repeat(64), known: new Map() };
  if (body.sequence !== site.sequence + 1 || body.previous !== site.hash) throw new Finding('heads-broken', { line });
  for (const { number, transitions, head } of body.heads) {
    if (transitions <= (site.known.get(number)?.transitions ?? 0))
      throw new Finding('heads-went-back', { line, number });
    site.known.set(number, { transitions, head });
  }
  const all = [...site.known].sort(([one], [other]) => (one < other ? -1 : 1));
  const root = sha256(canonicalOf(all.map(([number, { transitions, head }]) => [number, transitions, head])));
  if (all.length !== body.permits || root !== body.root) throw new Finding('heads-not-added-up', { line });
  sites.set(body.site, { sequence: body.sequence, hash, known: site.known });
}

/** Of a bundle that was found sound: the manifest, and the hashes of each permit's transitions. */
function contentOf(bundle) {
  const entries = entriesOf(bundle);
  const permits = new Map();
  for (const [name, content] of entries) {
    const number = /^permits\/(.+)\.audit\.jsonl$/.exec(name)?.[1];
    if (number === undefined) continue;
    const transitions = content.toString('utf8').trimEnd().split('\n').slice(1, -1);
    permits.set(
      number,
      transitions.map((line) => JSON.parse(line).hash),
    );
  }
  return { manifest: JSON.parse(entries.get('manifest.json').toString('utf8')), permits };
}

/** Whether a permit with this act has to be in the bundle at all. */
function belongs({ scope }, site, { number, at }) {
  if ('number' in scope) return scope.number === number;
  return at.startsWith(scope.month) && (scope.site === undefined || scope.site === site);
}

/**
 * @param bundle bytes of a bundle that `verifyBundle` found sound. @param heads bytes of the kept messages, one a line.
 * @returns `{ ok: true, messages, permits, until }`, or `{ ok: false, code, message, zh, line?, number? }`
 */
export function checkHeads(bundle, heads, { key } = {}) {
  try {
    const messages = messagesOf(heads, key);
    const { manifest, permits } = contentOf(bundle);
    const checked = new Set();
    for (const { tenant, site, at, heads: told } of messages) {
      if (tenant !== manifest.tenant) throw new Finding('heads-of-others', { found: tenant });
      // What was told after the bundle was made, it can't have.
      if (at > manifest.exportedAt) continue;
      for (const head of told) {
        const { number, transitions } = head;
        const hashes = permits.get(number);
        if (!hashes) {
          if (belongs(manifest, site, head)) throw new Finding('permit-missing', { number, transitions });
          continue;
        }
        if (hashes.length < transitions)
          throw new Finding('permit-shortened', { number, transitions, found: hashes.length });
        if (hashes[transitions - 1] !== head.head) throw new Finding('permit-rewritten', { number, transitions });
        checked.add(number);
      }
    }
    return { ok: true, messages: messages.length, permits: checked.size, until: messages.at(-1)?.at };
  } catch (error) {
    if (!(error instanceof Finding)) throw error;
    const { code, message, zh, line, number } = error;
    return { ok: false, code, message, zh, ...(line && { line }), ...(number && { number }) };
  }
}

export const describeHeads = (file, result) =>
  result.ok
    ? `AGREES 与链尾相符: ${file}: ${result.messages} messages until ${result.until}, ${result.permits} permits of the bundle told of`
    : `REJECTED 核验不通过: ${file}: ${result.message}\n${result.zh}`;
