/** How every permit's chain of a site ended at a moment: published, signed, each message leading on from the one before (docs/audit-format.md). */
import type { Instant } from '@holdpoint/permit-domain';
import type { BundleSignature } from './audit-bundle';

export const headsMediaType = 'application/jsonl';
export const headsKind = 'holdpoint-heads';

export interface ChainHead {
  readonly number: string;
  /** How many transitions it had. */
  readonly transitions: number;
  /** Hash of the last of them. */
  readonly head: string;
  /** When that was decided. */
  readonly at: Instant;
}
/** What is hashed and signed, as canonical JSON. */
export interface HeadsBody {
  readonly kind: typeof headsKind;
  readonly version: 1;
  readonly tenant: string;
  readonly site: string;
  /** 1, 2, 3 for the site, without a gap. */
  readonly sequence: number;
  readonly at: Instant;
  /** The site's local date that is over with this message; absent: one between. */
  readonly day?: string;
  /** Hash of the message before; 64 zeros for the first. */
  readonly previous: string;
  /** Permits that had moved on since the message before, by number. */
  readonly heads: readonly ChainHead[];
  /** How many permits all messages up to this one speak of. */
  readonly permits: number;
  /** SHA-256 of the canonical JSON of `[number, transitions, head]` of all of them as they were last told, by number. */
  readonly root: string;
}
export interface HeadsMessage {
  readonly body: HeadsBody;
  /** SHA-256 of the canonical JSON of `body`. */
  readonly hash: string;
  /** Over the same bytes. */
  readonly signature: BundleSignature;
}
