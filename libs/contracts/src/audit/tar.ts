/** Writes a plain tar (POSIX ustar), entry by entry: what every machine can open, and a verifier can read in a page of code. */

const block = 512;
const longestName = 100;

const octal = (value: number, length: number): string => `${value.toString(8).padStart(length - 1, '0')}\0`;

/** @throws Error for a name that a plain header can't hold */
function header(name: string, size: number, mtime: number): Uint8Array {
  if (!/^[\x21-\x7e]+$/.test(name) || name.length > longestName) throw new Error(`${name} can't name a tar entry`);
  const bytes = new Uint8Array(block);
  const put = (text: string, offset: number): void => {
    for (let index = 0; index < text.length; index += 1) bytes[offset + index] = text.charCodeAt(index);
  };
  put(name, 0);
  put(octal(0o644, 8), 100);
  put(octal(0, 8), 108);
  put(octal(0, 8), 116);
  put(octal(size, 12), 124);
  put(octal(mtime, 12), 136);
  put(' '.repeat(8), 148);
  put('0', 156);
  put('ustar\0' + '00', 257);
  const sum = bytes.reduce((total, byte) => total + byte, 0);
  put(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return bytes;
}

/**
 * @param name plain ASCII, at most 100 characters. @param mtime whole seconds since 1970
 * @returns header, content and padding
 */
export function tarEntry(name: string, content: Uint8Array, mtime: number): Uint8Array {
  const entry = new Uint8Array(block + Math.ceil(content.length / block) * block);
  entry.set(header(name, content.length, mtime));
  entry.set(content, block);
  return entry;
}

export const tarEnd = (): Uint8Array => new Uint8Array(2 * block);
