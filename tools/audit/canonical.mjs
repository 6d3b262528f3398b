/** Canonical JSON (RFC 8785), read strictly: what the verifiers of a permit's file and of a bundle hold every line and the manifest to. */

const deepest = 100;

/**
 * Reads `text` as canonical JSON (RFC 8785) and nothing else: no white space, keys in strictly rising UTF-16 order (so none twice), strings and numbers
 * exactly as ECMAScript writes them. Calls `fail(index, why)` at the first character that is otherwise.
 */
export function readCanonical(text, fail) {
  let at = 0;
  const expect = (token) => {
    for (const char of token) {
      if (text[at] !== char) fail(at, `expected ${token}`);
      at += 1;
    }
  };
  const string = () => {
    const start = at;
    expect('"');
    while (text[at] !== '"') {
      if (at >= text.length) fail(at, 'a string without an end');
      at += text[at] === '\\' ? 2 : 1;
    }
    at += 1;
    const raw = text.slice(start, at);
    let value;
    try {
      value = JSON.parse(raw);
    } catch {
      fail(start, 'a malformed string');
    }
    const canonical = JSON.stringify(value);
    if (!value.isWellFormed()) fail(start, 'a lone surrogate');
    if (canonical !== raw) fail(start + differenceOf(canonical, raw), 'a string that is written another way');
    return value;
  };
  const number = () => {
    const raw = /^-?[0-9][0-9.eE+-]*/.exec(text.slice(at, at + 40))?.[0];
    if (raw === undefined) fail(at, 'expected a value');
    const value = Number(raw);
    if (!Number.isFinite(value) || JSON.stringify(value) !== raw) fail(at, 'a number that is written another way');
    at += raw.length;
    return value;
  };
  const value = (depth) => {
    if (depth > deepest) fail(at, 'nested too deeply');
    if (text[at] === '"') return string();
    if (text[at] === '{') {
      const object = Object.create(null);
      let before;
      expect('{');
      while (text[at] !== '}') {
        if (before !== undefined) expect(',');
        const start = at;
        const key = string();
        if (before !== undefined && !(before < key)) fail(start, 'keys out of order');
        expect(':');
        object[key] = value(depth + 1);
        before = key;
      }
      expect('}');
      return object;
    }
    if (text[at] === '[') {
      const list = [];
      expect('[');
      while (text[at] !== ']') {
        if (list.length > 0) expect(',');
        list.push(value(depth + 1));
      }
      expect(']');
      return list;
    }
    for (const [token, literal] of literals) {
      if (text.startsWith(token, at)) {
        at += token.length;
        return literal;
      }
    }
    return number();
  };
  const whole = value(0);
  if (at !== text.length) fail(at, 'more after the end of the value');
  return whole;
}
/** Canonical JSON of a value that `readCanonical` has read. */
export function canonicalOf(value) {
  if (Array.isArray(value)) return `[${value.map(canonicalOf).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalOf(value[key])}`);
  return `{${entries.join(',')}}`;
}
const literals = [
  ['true', true],
  ['false', false],
  ['null', null],
];

/** Index of the first unit at which two strings or byte arrays differ. */
export function differenceOf(left, right) {
  let index = 0;
  while (index < left.length && index < right.length && left[index] === right[index]) index += 1;
  return index;
}
