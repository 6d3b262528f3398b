/** A signature as a phone gives it: what it saw, how and when it was signed; the statement is made at the door, from this and from who the token says it is. */
import type { Instant, SignatureMethod, SignatureStatement } from '@holdpoint/permit-domain';

export interface GivenSignature {
  /** SHA-256 of what was shown, lower-case hex. */
  readonly shown: string;
  readonly sequence: number;
  readonly at: Instant;
  readonly method: SignatureMethod;
  readonly device?: string;
  readonly position?: SignatureStatement['position'];
  /** Id of the attachment with the picture of the handwriting. */
  readonly handwriting?: string;
  /** Id of the device key, and its signature of the statement, base64. */
  readonly key?: string;
  readonly value?: string;
}
