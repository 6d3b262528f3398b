/** Takes a file in: what it is told by its bytes, looked at by the scanner, kept once, its hash and what it says of itself recorded (P3, V1). */
import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { ProblemError } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import { AttachmentStore, type AttachmentRow, type Claim } from '../db/attachment.store';
import type { Requester } from './acts';
import { AttachmentScanner } from './attachments/attachment-scanner';
import { AttachmentStorage } from './attachments/attachment-storage';
import { attachmentView, type AttachmentView } from './attachments/attachment-view';
import { evidenceOf } from './attachments/evidence';
import { isSaid, mediaTypeOf, mediaTypes, type MediaType } from './attachments/media-type';
import { withStaged, type StagedFile } from './attachments/staged-file';

export class AttachmentLimits {
  constructor(readonly mostBytes: number) {}
}

export interface Delivery {
  readonly by: Requester;
  /** Content-Type as the caller gave it. */
  readonly declared: string;
  /** A form says it after the file, or never where it breaks off: then nothing is kept. */
  readonly claimed: Claim | Promise<Claim>;
  readonly content: Readable;
}

@Injectable()
export class KeepAttachment {
  constructor(
    private readonly rows: AttachmentStore,
    private readonly storage: AttachmentStorage,
    private readonly scanner: AttachmentScanner,
    private readonly limits: AttachmentLimits,
  ) {}

  /** @throws ProblemError 413, 415 (a type that isn't taken), 422 (empty, disguised, refused by the scanner), 503 */
  async run(delivery: Delivery): Promise<AttachmentView> {
    const row = await withStaged(delivery.content, this.limits.mostBytes, (file) => this.keep(delivery, file));
    if (row.scan === 'refused') throw new ProblemError(422, 'attachment-refused');
    return attachmentView(row);
  }

  private async keep({ by, declared, claimed }: Delivery, file: StagedFile): Promise<AttachmentRow> {
    const mediaType = typeOf(file, declared);
    const claim = await claimed;
    const { tenant, person } = by;
    const { path, bytes, sha256 } = file;
    const known = await this.rows.ofContent(tenant, sha256);
    // Put again even so: a copy that got lost from the storage is mended by bringing it once more.
    const scan = known?.scan ?? (await this.scanner.scan({ path, mediaType }));
    if (scan !== 'refused') await this.storage.put({ tenant, sha256 }, { path, bytes, mediaType });
    if (known) return known;
    const exif = await evidenceOf(path, mediaType);
    const id = `att-${randomUUID()}`;
    return this.rows.keep(tenant, { id, sha256, bytes, mediaType, uploadedBy: person, exif, claimed: claim, scan });
  }
}

function typeOf({ head }: StagedFile, declared: string): MediaType {
  const found = mediaTypeOf(head);
  if (!found)
    throw new ProblemError(415, 'attachment-type-unsupported', [], { params: { types: mediaTypes.join(', ') } });
  if (!isSaid(declared, found))
    throw new ProblemError(422, 'attachment-disguised', [], { params: { declared, found } });
  return found;
}
