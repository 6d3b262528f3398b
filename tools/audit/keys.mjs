/** Hashes, keys and what they prove, for every verifier here: nothing but Node's own cryptography. */
import { createHash, createPublicKey, verify as verifyValue } from 'node:crypto';

export const sha256 = (data) => createHash('sha256').update(data).digest('hex');

/** DER before the raw bytes of a public key (RFC 8410; RFC 5480, P-256, uncompressed point). */
const kinds = {
  Ed25519: { prefix: '302a300506032b6570032100', bytes: 32, digest: null },
  ES256: { prefix: '3059301306072a8648ce3d020106082a8648ce3d030107034200', bytes: 65, digest: 'sha256' },
};
const signatureBytes = 64;

/** Base64 leaves some bits of its last digit unused: only the one way of writing them counts. */
function bytesOf(base64, length) {
  const bytes = Buffer.from(String(base64), 'base64');
  return bytes.length === length && bytes.toString('base64') === base64 ? bytes : undefined;
}

export const isSignature = (base64) => bytesOf(base64, signatureBytes) !== undefined;

/** Whether the key has signed these bytes; not, where one of the three is no such thing. */
export function isProven(bytes, { algorithm, publicKey, value }) {
  const kind = kinds[algorithm];
  const raw = kind && bytesOf(publicKey, kind.bytes);
  const signature = bytesOf(value, signatureBytes);
  if (!raw || !signature) return false;
  try {
    const der = Buffer.concat([Buffer.from(kind.prefix, 'hex'), raw]);
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    return verifyValue(kind.digest, bytes, { key, dsaEncoding: 'ieee-p1363' }, signature);
  } catch {
    return false;
  }
}

/** Whether a key is one of those known from elsewhere; where none is, any will do. */
export const isKnown = (key, publicKey) => key === undefined || [key].flat().includes(publicKey);

/**
 * What is wrong with a seal of the service's own key on these bytes; nothing where it holds.
 * @param key base64 of the public key that is known from elsewhere, or several of them @returns {'wrong' | 'other-key' | undefined}
 */
export function sealFault(bytes, seal, key) {
  const { algorithm, keyId, publicKey, signature } = seal ?? {};
  if (Object.keys(seal ?? {}).join() !== 'algorithm,keyId,publicKey,signature') return 'wrong';
  const raw = bytesOf(publicKey, kinds.Ed25519.bytes);
  if (algorithm !== 'Ed25519' || !raw || sha256(raw).slice(0, 16) !== keyId) return 'wrong';
  if (!isKnown(key, publicKey)) return 'other-key';
  return isProven(bytes, { algorithm, publicKey, value: signature }) ? undefined : 'wrong';
}
