/** SHA-256 (FIPS 180-4) in plain arithmetic: the core holds a signature against what was shown wherever it runs, with nothing of Node's or a browser's. */

/** The first 32 bits of the fractional part of a prime's root. */
const fraction = (root: number): number => ((root - Math.floor(root)) * 0x1_0000_0000) | 0;

function primes(count: number): readonly number[] {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate += 1)
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate);
  return found;
}
const roundConstants = primes(64).map((prime) => fraction(Math.cbrt(prime)));
const startState = primes(8).map((prime) => fraction(Math.sqrt(prime)));

/** UTF-8 of a well-formed text. */
function utf8(text: string): number[] {
  const bytes: number[] = [];
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    const tail = (shift: number): number => 0x80 | ((point >> shift) & 0x3f);
    if (point < 0x80) bytes.push(point);
    else if (point < 0x800) bytes.push(0xc0 | (point >> 6), tail(0));
    else if (point < 0x1_0000) bytes.push(0xe0 | (point >> 12), tail(6), tail(0));
    else bytes.push(0xf0 | (point >> 18), tail(12), tail(6), tail(0));
  }
  return bytes;
}

/** The message with its closing bit, zeros, and its length in 64 bits: whole blocks. */
function padded(message: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64);
  bytes.set(message);
  bytes[message.length] = 0x80;
  const bits = message.length * 8;
  const end = new DataView(bytes.buffer);
  end.setUint32(bytes.length - 8, Math.floor(bits / 0x1_0000_0000));
  end.setUint32(bytes.length - 4, bits >>> 0);
  return bytes;
}

const turned = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

function compress(state: Int32Array, words: Int32Array): void {
  for (let index = 16; index < 64; index += 1) {
    const near = words[index - 2] ?? 0;
    const far = words[index - 15] ?? 0;
    const one = turned(near, 17) ^ turned(near, 19) ^ (near >>> 10);
    const zero = turned(far, 7) ^ turned(far, 18) ^ (far >>> 3);
    words[index] = one + (words[index - 7] ?? 0) + zero + (words[index - 16] ?? 0);
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let index = 0; index < 64; index += 1) {
    const mixed = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const chosen = (e & f) ^ (~e & g);
    const first = (h + mixed + chosen + (roundConstants[index] ?? 0) + (words[index] ?? 0)) | 0;
    const second = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  [a, b, c, d, e, f, g, h].forEach((word, index) => {
    state[index] = (state[index] ?? 0) + word;
  });
}

/** Lower-case hex of the SHA-256 of a text's UTF-8 bytes; the text is well-formed, as canonical JSON is. */
export function sha256(text: string): string {
  const message = new DataView(padded(utf8(text)).buffer);
  const state = Int32Array.from(startState);
  const words = new Int32Array(64);
  for (let from = 0; from < message.byteLength; from += 64) {
    for (let word = 0; word < 16; word += 1) words[word] = message.getInt32(from + word * 4);
    compress(state, words);
  }
  return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}
