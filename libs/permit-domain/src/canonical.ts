/** Canonical JSON (RFC 8785): one value, one text; what hashes, fingerprints and the audit file are made of. */

/** A string that isn't well-formed Unicode has no UTF-8 form, so nothing may be hashed over it. */
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

function text(value: string): string {
  if (loneSurrogate.test(value)) throw new TypeError('canonical JSON: a lone surrogate has no UTF-8 form');
  return JSON.stringify(value);
}

/**
 * The RFC 8785 text of a JSON value: no white space, keys sorted by UTF-16 code units, numbers and strings as ECMAScript writes them. Keys whose
 * value is `undefined` are left out, as JSON leaves them out.
 * @throws TypeError for what JSON can't carry: NaN, infinities, functions, symbols, bigints, lone surrogates, `undefined` outside an object.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return text(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('canonical JSON: a number must be finite');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${Array.from(value, (member) => canonicalJson(member)).join(',')}]`;
  if (typeof value === 'object') {
    const entries = Object.entries(value).filter(([, member]) => member !== undefined);
    entries.sort(([left], [right]) => (left < right ? -1 : 1));
    return `{${entries.map(([key, member]) => `${text(key)}:${canonicalJson(member)}`).join(',')}}`;
  }
  throw new TypeError(`canonical JSON: a ${typeof value} has no JSON form`);
}
