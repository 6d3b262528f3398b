/** Whether a proof proves a statement: the public key as raw bytes, the signature as WebCrypto makes it. */
import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import type { SignatureProof } from '@holdpoint/permit-domain';

/** DER before the raw bytes of a public key (RFC 8410; RFC 5480, P-256, uncompressed point). */
const kinds = {
  Ed25519: { prefix: '302a300506032b6570032100', bytes: 32, digest: null },
  ES256: { prefix: '3059301306072a8648ce3d020106082a8648ce3d030107034200', bytes: 65, digest: 'sha256' },
} as const;
const signatureBytes = 64;

/** Base64 leaves some bits of its last digit unused: only the one way of writing them counts. */
function bytesOf(base64: string, length: number): Buffer | undefined {
  const bytes = Buffer.from(base64, 'base64');
  return bytes.length === length && bytes.toString('base64') === base64 ? bytes : undefined;
}

/** Nothing for what is no key of that kind: the wrong length, a point that isn't on the curve. */
export function publicKeyOf({
  algorithm,
  publicKey,
}: Pick<SignatureProof, 'algorithm' | 'publicKey'>): KeyObject | undefined {
  const { prefix, bytes } = kinds[algorithm];
  const raw = bytesOf(publicKey, bytes);
  if (!raw) return undefined;
  try {
    return createPublicKey({ key: Buffer.concat([Buffer.from(prefix, 'hex'), raw]), format: 'der', type: 'spki' });
  } catch {
    return undefined;
  }
}

export function isProven(statement: string, proof: Pick<SignatureProof, 'algorithm' | 'publicKey' | 'value'>): boolean {
  const key = publicKeyOf(proof);
  const value = bytesOf(proof.value, signatureBytes);
  if (!key || !value) return false;
  return verify(
    kinds[proof.algorithm].digest,
    Buffer.from(statement, 'utf8'),
    { key, dsaEncoding: 'ieee-p1363' },
    value,
  );
}
