/** Holds a bundle against the chain heads of a site that were kept as they were published: a permit or an isolation that was taken away, shortened or rewritten since is missed. */
import { canonicalOf, readCanonical } from './canonical.mjs';
import { headsWords as words } from './heads-words.mjs';
import { isSignature, sealFault, sha256 } from './keys.mjs';
import { entriesOf } from './tar.mjs';

class Finding extends Error {
  constructor(code, more = {}) {
    const say = (text) => text.replace(/\{(\w+)\}/g, (_, name) => String(more[name]));
    super(say(words[code][0]));
    Object.assign(this, { code, zh: say(words[code][1]), ...more });
  }
}

const isCount = (value) => Number.isSafeInteger(value) && value >= 0;
const chains = ['permit', 'isolation'];

/** Of either version: the first told of permits alone, and didn't say how many transitions it had told of before. */
function headsOf({ version, heads, permits, isolations }, malformed) {
  if (!Array.isArray(heads) || !isCount(permits)) malformed();
  if (version === 1) return heads.map((head) => ({ ...head, chain: 'permit' }));
  if (version !== 2 || !isCount(isolations)) malformed();
  if (!heads.every(({ chain, told }) => chains.includes(chain) && isCount(told))) malformed();
  return heads;
}

/** Messages one a line, checked one by one, of any number of sites; each site's without a gap. */
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
    if (body?.kind !== 'holdpoint-heads' || Object.keys(message).join() !== 'body,hash,signature') malformed();
    const bodyBytes = Buffer.from(canonicalOf(body), 'utf8');
    const fault = sealFault(bodyBytes, signature, key);
    if (sha256(bodyBytes) !== hash || !isSignature(signature?.signature) || fault === 'wrong')
      throw new Finding('heads-changed', { line });
    if (fault) throw new Finding('heads-other-key', { line });
    const told = { ...body, heads: headsOf(body, malformed) };
    follow(sites, told, hash, line);
    return told;
  });
  return { messages, sites };
}

/** What a site's messages so far told. One that was kept from a later message on is taken from there: what was told before isn't known. */
function begin({ version, sequence, previous, permits, isolations, heads }, line) {
  const nothing = { sequence: 0, hash: '0'.repeat(64), known: new Map(), permits: 0, isolations: 0, from: sequence };
  if (version === 1 || !(sequence > 1)) return nothing;
  if (!isCount(sequence)) throw new Finding('heads-broken', { line });
  const before = (total, chain) => total - firstOf(heads, chain);
  const totals = { permits: before(permits, 'permit'), isolations: before(isolations, 'isolation') };
  return { ...nothing, ...totals, sequence: sequence - 1, hash: previous };
}

const firstOf = (heads, chain) => heads.filter((head) => head.chain === chain && head.told === 0).length;

function follow(sites, body, hash, line) {
  const site = sites.get(body.site) ?? begin(body, line);
  const { known, from } = site;
  if (body.sequence !== site.sequence + 1 || body.previous !== site.hash) throw new Finding('heads-broken', { line });
  for (const { chain, number, told, transitions, head } of body.heads) {
    const name = `${chain}/${number}`;
    const expected = known.get(name)?.transitions ?? (from === 1 || body.version === 1 ? 0 : told);
    if (body.version > 1 && told !== expected)
      throw new Finding('heads-told-otherwise', { line, number, expected, found: told });
    if (!(transitions > expected)) throw new Finding('heads-went-back', { line, number });
    known.set(name, { number, transitions, head });
  }
  const { permits, isolations } = body.version === 1 ? sumOfFirst(body, known, line) : sumOf(body, site, line);
  sites.set(body.site, { sequence: body.sequence, hash, known, from, permits, isolations });
}

function sumOf({ permits, isolations, heads }, site, line) {
  if (
    permits !== site.permits + firstOf(heads, 'permit') ||
    isolations !== site.isolations + firstOf(heads, 'isolation')
  )
    throw new Finding('heads-not-added-up', { line });
  return { permits, isolations };
}

/** The first version summed up every permit in each message. */
function sumOfFirst({ permits, root }, known, line) {
  const all = [...known.values()].sort((one, other) => (one.number < other.number ? -1 : 1));
  const sum = sha256(canonicalOf(all.map(({ number, transitions, head }) => [number, transitions, head])));
  if (all.length !== permits || sum !== root) throw new Finding('heads-not-added-up', { line });
  return { permits, isolations: 0 };
}

/** Of a bundle that was found sound: the manifest, and the hashes of each chain's transitions. */
function contentOf(bundle) {
  const entries = entriesOf(bundle);
  const found = new Map();
  for (const [name, content] of entries) {
    const [, kind, number] = /^(permit|isolation)s\/(.+)\.audit\.jsonl$/.exec(name) ?? [];
    if (kind === undefined) continue;
    const transitions = content.toString('utf8').trimEnd().split('\n').slice(1, -1);
    found.set(
      `${kind}/${number}`,
      transitions.map((line) => JSON.parse(line).hash),
    );
  }
  return { manifest: JSON.parse(entries.get('manifest.json').toString('utf8')), chains: found };
}

/** Whether a chain with this act has to be in the bundle at all. */
function belongs({ scope, version }, site, { chain, number, at }) {
  if (chain === 'isolation' && version === 1) return false;
  if ('number' in scope) return chain === 'permit' && scope.number === number;
  return at.startsWith(scope.month) && (scope.site === undefined || scope.site === site);
}

function hold(manifest, found, site, head, checked) {
  const { chain, number, transitions } = head;
  const hashes = found.get(`${chain}/${number}`);
  if (!hashes) {
    if (belongs(manifest, site, head)) throw new Finding(`${chain}-missing`, { number, transitions });
    return;
  }
  if (hashes.length < transitions)
    throw new Finding(`${chain}-shortened`, { number, transitions, found: hashes.length });
  if (hashes[transitions - 1] !== head.head) throw new Finding(`${chain}-rewritten`, { number, transitions });
  checked[chain].add(number);
}

/**
 * @param bundle bytes of a bundle that `verifyBundle` found sound. @param heads bytes of the kept messages, one a line.
 * @returns `{ ok: true, messages, permits, isolations, sites, until }`, or `{ ok: false, code, message, zh, line?, number? }`
 */
export function checkHeads(bundle, heads, { key } = {}) {
  try {
    const { messages, sites } = messagesOf(heads, key);
    const { manifest, chains: found } = contentOf(bundle);
    const checked = { permit: new Set(), isolation: new Set() };
    for (const { tenant, site, at, heads: told } of messages) {
      if (tenant !== manifest.tenant) throw new Finding('heads-of-others', { found: tenant });
      // What was told after the bundle was made, it can't have.
      if (at > manifest.exportedAt) continue;
      for (const head of told) hold(manifest, found, site, head, checked);
    }
    return {
      ok: true,
      messages: messages.length,
      permits: checked.permit.size,
      isolations: checked.isolation.size,
      sites: [...sites].map(([site, { from, sequence }]) => ({ site, from, to: sequence })),
      until: messages.at(-1)?.at,
    };
  } catch (error) {
    if (!(error instanceof Finding)) throw error;
    const { code, message, zh, line, number } = error;
    return { ok: false, code, message, zh, ...(line && { line }), ...(number && { number }) };
  }
}

export const describeHeads = (file, result) =>
  result.ok
    ? `AGREES 与链尾相符: ${file}: ${result.messages} messages until ${result.until} (${result.sites.map(({ site, from, to }) => `${site} ${from} to ${to}`).join(', ')}), ${result.permits} permits and ${result.isolations} isolations of the bundle told of`
    : `REJECTED 核验不通过: ${file}: ${result.message}\n${result.zh}`;
