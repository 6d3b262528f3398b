/** A plain tar (POSIX ustar), read strictly: plain files with short names, every byte of a header accounted for. */

const block = 512;

/** Why the bytes are no such tar; `from` is the byte, `path` the entry that is there twice. */
export class TarFinding extends Error {
  constructor(code, more) {
    super(code);
    Object.assign(this, { code, more });
  }
}

export const isTar = (bytes) => bytes.length >= block && bytes.toString('latin1', 257, 262) === 'ustar';

/** Entries by name, in their order. Only what our bundles are made of is read: plain files with short names, every byte of a header accounted for. */
export function entriesOf(bytes) {
  const entries = new Map();
  let from = 0;
  const wrong = () => new TarFinding('not-a-tar', { from });
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
    if (entries.has(name)) throw new TarFinding('entry-twice', { path: name, from });
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
