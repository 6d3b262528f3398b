/** The fingerprint of a request: the same key with another fingerprint is another request, and is refused. */
import { createHash } from 'node:crypto';
import { canonicalJson } from '@holdpoint/permit-domain';

export interface Fingerprinted {
  readonly tenant: string;
  readonly person: string;
  /** What is done to what, such as `approve DH-2026-000123`. */
  readonly route: string;
  /** As it was understood; an unordered or differently spaced text of the same body is the same body. */
  readonly body: unknown;
}

/** Lower-case hex; of a text, of its UTF-8 bytes. */
export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

export const fingerprintOf = ({ tenant, person, route, body }: Fingerprinted): string =>
  sha256(canonicalJson({ tenant, person, route, body }));
