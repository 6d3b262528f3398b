/** The key that audit bundles are signed with: Ed25519, from 32 bytes of the environment; without it nothing is signed, and nothing pretends to be. */
import { createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';
import type { BundleSignature } from '@holdpoint/contracts';
import { ProblemError } from '@holdpoint/service-kit';
import { sha256 } from './fingerprint';

/** DER before the 32 bytes of an Ed25519 private key (RFC 8410). */
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex');
const keyBytes = 32;

export class AuditSeal {
  private readonly key?: KeyObject;

  /** @param seed base64 of 32 bytes; absent: bundles are refused. @throws Error for any other length */
  constructor(seed: string | undefined) {
    if (seed === undefined || seed === '') return;
    const bytes = Buffer.from(seed, 'base64');
    if (bytes.length !== keyBytes) throw new Error('HOLDPOINT_AUDIT_KEY must be the base64 text of 32 bytes');
    this.key = createPrivateKey({ key: Buffer.concat([privatePrefix, bytes]), format: 'der', type: 'pkcs8' });
  }

  /** @throws ProblemError 503 `audit-key-missing` */
  sign(bytes: Buffer): BundleSignature {
    return { ...this.publicKey(), signature: sign(null, bytes, this.required()).toString('base64') };
  }

  /** What verifiers know the signer by. @throws ProblemError 503 `audit-key-missing` */
  publicKey(): Omit<BundleSignature, 'signature'> {
    const der = createPublicKey(this.required()).export({ format: 'der', type: 'spki' });
    const raw = der.subarray(der.length - keyBytes);
    const keyId = sha256(raw).slice(0, 16);
    return { algorithm: 'Ed25519', keyId, publicKey: raw.toString('base64') };
  }

  private required(): KeyObject {
    if (!this.key) throw new ProblemError(503, 'audit-key-missing');
    return this.key;
  }
}
