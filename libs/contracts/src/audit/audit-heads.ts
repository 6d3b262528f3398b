/** How every chain of a site ended at a moment, permits' and isolations': published, signed, each message leading on from the one before (docs/audit-format.md). */
import type { Instant } from '@holdpoint/permit-domain';
import type { BundleSignature } from './audit-bundle';

export const headsMediaType = 'application/jsonl';
export const headsKind = 'holdpoint-heads';
export const headsVersion = 2;

export interface ChainHead {
  /** Whose chain: a permit's, or that of an isolation of the register with its points, locks and box. */
  readonly chain: 'permit' | 'isolation';
  readonly number: string;
  /** How many transitions the messages before told of; 0 where none told of it. */
  readonly told: number;
  /** How many transitions it has. */
  readonly transitions: number;
  /** Hash of the last of them. */
  readonly head: string;
  /** When that was decided. */
  readonly at: Instant;
}
/** What is hashed and signed, as canonical JSON. */
export interface HeadsBody {
  readonly kind: typeof headsKind;
  readonly version: typeof headsVersion;
  readonly tenant: string;
  readonly site: string;
  /** 1, 2, 3 for the site, without a gap. */
  readonly sequence: number;
  readonly at: Instant;
  /** The site's local date that is over with this message; absent: one between. */
  readonly day?: string;
  /** Hash of the message before; 64 zeros for the first. */
  readonly previous: string;
  /** Chains that had moved on since the message before, by number. */
  readonly heads: readonly ChainHead[];
  /** How many permits, and how many isolations, the messages up to this one tell of. */
  readonly permits: number;
  readonly isolations: number;
}
export interface HeadsMessage {
  readonly body: HeadsBody;
  /** SHA-256 of the canonical JSON of `body`. */
  readonly hash: string;
  /** Over the same bytes. */
  readonly signature: BundleSignature;
}
