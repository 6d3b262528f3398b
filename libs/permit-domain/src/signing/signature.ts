/** What a signature is: a statement of who signed what they were shown, and a proof of it that anybody can verify. */
import type { PersonId } from '../lifecycle/facts';
import type { Instant } from '../time/instant';

/** Acts of people that may be signed; which must be, a pack says. */
export const signableActs = [
  'approve',
  'sendBack',
  'reject',
  'confirmMeasures',
  'recordStep',
  'signBriefing',
  'checkTicket',
  'issue',
  'start',
  'liftStop',
  'resume',
  'extend',
  'handOverShift',
  'takeOverShift',
  'handBack',
  'endFireWatch',
  'acceptCompletion',
  'close',
  'archive',
  'reviewGreenChannel',
] as const;
export type SignableAct = (typeof signableActs)[number];
export const isSignable = (act: string): act is SignableAct => (signableActs as readonly string[]).includes(act);

/** How somebody signed: by signing in anew for it, by hand on the screen, or with a key that only their device holds. */
export const signatureMethods = ['password', 'handwritten', 'device-key'] as const;
export type SignatureMethod = (typeof signatureMethods)[number];

/** What is sealed or signed, as canonical JSON (RFC 8785). Hashes are SHA-256 in lower-case hex. */
export interface SignatureStatement {
  readonly kind: 'holdpoint-signature';
  readonly version: 1;
  readonly tenant: string;
  readonly permit: string;
  /** Of the permit as it was when it was shown. */
  readonly sequence: number;
  readonly act: SignableAct;
  /** Of the canonical JSON of the act's body, without its place. */
  readonly body: string;
  /** Of the canonical JSON of what was shown. */
  readonly shown: string;
  /** Of the pack, whose words stood beside what was shown. */
  readonly rules: string;
  readonly signer: PersonId;
  /** By the device's clock. */
  readonly at: Instant;
  readonly method: SignatureMethod;
  /** The device's own id. */
  readonly device?: string;
  readonly position?: { readonly latitude: number; readonly longitude: number; readonly accuracyM?: number };
  /** Hash of the picture of the handwriting. */
  readonly handwriting?: string;
}

/** `ES256` is ECDSA on P-256 with SHA-256, the signature 64 bytes r and s. Public keys are raw (32 bytes; 65, the uncompressed point); keys and signatures in base64. */
export interface SignatureProof {
  /** `device`: made by a key that the signer registered. `service`: sealed by the service on the word of the signer's token. */
  readonly by: 'device' | 'service';
  readonly algorithm: 'ES256' | 'Ed25519';
  readonly key: string;
  readonly publicKey: string;
  readonly value: string;
}

export interface ActSignature {
  readonly statement: SignatureStatement;
  readonly proof: SignatureProof;
  /** Where the picture of the handwriting is kept; its hash is in the statement. */
  readonly attachment?: string;
}

/** What an event keeps of the signature it came with, and the permit after it. */
export interface SignedMark {
  readonly act: SignableAct;
  readonly stage?: string;
  readonly shown: string;
  readonly sequence: number;
  readonly method: SignatureMethod;
}
