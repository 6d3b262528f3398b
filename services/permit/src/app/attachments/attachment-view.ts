/** An attachment as it is shown: its hash, and what it says of itself beside what was claimed. */
import { ProblemError } from '@holdpoint/service-kit';
import type { AttachmentRow, Claim } from '../../db/attachment.store';
import type { ScanState } from './attachment-scanner';
import { metresApart, minutesApart, type PhotoEvidence, type Position } from './evidence';
import type { MediaType } from './media-type';

export interface AttachmentView {
  readonly id: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: MediaType;
  readonly uploadedBy: string;
  readonly uploadedAt: string;
  readonly scan: ScanState;
  /** What its preview is: a small picture, or the icon of its type. */
  readonly preview: 'picture' | 'icon';
  readonly exif: PhotoEvidence;
  readonly claimed: Claim;
  readonly minutesFromTakenToClaimed?: number;
  readonly metresFromTakenToClaimed?: number;
  readonly metresFromTakenToWorkPoint?: number;
}

export const attachmentUnknown = (): ProblemError => new ProblemError(404, 'attachment-unknown');
export const attachmentIdPattern = /^att-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const pictured: readonly MediaType[] = ['image/jpeg', 'image/png', 'image/webp'];
/** Whether a small picture can be made of a file of that type. */
export const hasPicture = (mediaType: MediaType): boolean => pictured.includes(mediaType);

/** @param there the permit's work point, and the zone of its site, where a permit is what is looked at */
export function attachmentView(
  row: AttachmentRow,
  there: { readonly zone?: string } & Partial<Position> = {},
): AttachmentView {
  const { uploadedAt, exif, claimed, ...rest } = row;
  const minutes = claimed.at === undefined ? undefined : minutesApart(exif, claimed.at, there.zone);
  const toClaimed = metresApart(exif, claimed);
  const toWorkPoint = metresApart(exif, there);
  return {
    ...rest,
    preview: hasPicture(row.mediaType) ? 'picture' : 'icon',
    uploadedAt: new Date(uploadedAt).toISOString(),
    exif,
    claimed,
    ...(minutes !== undefined && { minutesFromTakenToClaimed: minutes }),
    ...(toClaimed !== undefined && { metresFromTakenToClaimed: toClaimed }),
    ...(toWorkPoint !== undefined && { metresFromTakenToWorkPoint: toWorkPoint }),
  };
}
