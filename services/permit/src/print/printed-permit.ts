/** What is printed of a permit: its record as folded, the rules that it was issued under, and the link that says whether the paper still holds. */
import type { PermitState, TypePack } from '@holdpoint/permit-domain';

export interface PrintedPermit {
  readonly number: string;
  readonly sequence: number;
  readonly chainHead: string;
  readonly validUntil: Date;
  readonly state: PermitState;
  readonly pack: TypePack;
  /** Address of the live record, for this version of the paper. */
  readonly link: string;
  /** `link` as a QR code, SVG. */
  readonly qr: string;
  readonly printedAt: Date;
}
