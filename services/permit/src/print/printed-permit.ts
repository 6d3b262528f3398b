/** What is printed of a permit: its record as folded, the rules that it was issued under, and the link that says whether the paper still holds. */
import type { EventName, Instant, PermitState, TypePack } from '@holdpoint/permit-domain';

/** An act of the record: who did it, and what came of it. */
export interface PrintedAct {
  readonly at: Instant;
  /** Person id, or `system:<name>`. */
  readonly actor: string;
  readonly events: readonly EventName[];
}

export interface PrintedPermit {
  readonly number: string;
  readonly sequence: number;
  readonly chainHead: string;
  readonly validUntil: Date;
  readonly state: PermitState;
  readonly pack: TypePack;
  /** Issue, starts, stops, resumptions and closing, oldest first. */
  readonly acts: readonly PrintedAct[];
  /** Address of the live record, for this version of the paper. */
  readonly link: string;
  /** `link` as a QR code, SVG. */
  readonly qr: string;
  readonly printedAt: Date;
}
