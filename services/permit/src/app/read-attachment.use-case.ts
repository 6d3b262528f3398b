/** What is known of an attachment, its bytes, and what hangs on a permit; what the scanner refused is never given out. */
import type { Readable } from 'node:stream';
import { ProblemError } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import { AttachmentStore, type AttachmentRow } from '../db/attachment.store';
import { PermitsReadModel } from '../db/permits.read-model';
import { AttachmentStorage, storageAway } from './attachments/attachment-storage';
import {
  attachmentIdPattern,
  attachmentUnknown,
  attachmentView,
  type AttachmentView,
} from './attachments/attachment-view';
import { boundIn, type BoundAttachment } from './attachments/bound-attachment';
import { permitUnknown } from './permit-problems';

export interface HangingAttachment extends AttachmentView {
  /** JSON pointer into the form, or `/handBack`. */
  readonly field: string;
  /** What the permit's record says the content is. */
  readonly recordedSha256: string;
}

@Injectable()
export class ReadAttachment {
  constructor(
    private readonly rows: AttachmentStore,
    private readonly storage: AttachmentStorage,
    private readonly permits: PermitsReadModel,
  ) {}

  /** @throws ProblemError 404 */
  async one(tenant: string, id: string): Promise<AttachmentView> {
    return attachmentView(await this.row(tenant, id));
  }

  /** @throws ProblemError 404, also where the scanner refused it; 503 */
  async content(tenant: string, id: string): Promise<{ readonly row: AttachmentRow; readonly bytes: Readable }> {
    const row = await this.given(tenant, id);
    const bytes = await this.storage.get({ tenant, sha256: row.sha256 });
    if (!bytes) throw storageAway(new Error(`the storage has lost ${row.sha256}`));
    return { row, bytes };
  }

  /** One whose content may be given out. @throws ProblemError 404, also where the scanner refused it */
  async given(tenant: string, id: string): Promise<AttachmentRow> {
    const row = await this.row(tenant, id);
    if (row.scan === 'refused') throw new ProblemError(404, 'attachment-refused');
    return row;
  }

  /** In the order of the form, then of the hand-back. @throws ProblemError 404 */
  async ofPermit(tenant: string, number: string): Promise<readonly HangingAttachment[]> {
    const permit = await this.permits.one(tenant, number);
    if (!permit) throw permitUnknown();
    const { form, handedBack } = permit.state;
    const fields = permit.resolved.form.filter(({ kind, id }) => kind === 'attachment' && form[id] !== undefined);
    const bound: [string, BoundAttachment][] = [
      ...fields.flatMap(({ id }) => boundIn(form[id]).map((one) => at(`/form/${id}`, one))),
      ...(handedBack?.attachments ?? []).map((one) => at('/handBack', one)),
    ];
    const [rows, there] = await Promise.all([
      this.rows.named(
        tenant,
        bound.map(([, { attachment }]) => attachment),
      ),
      this.rows.placeOf(tenant, permit.site, permit.workPoint),
    ]);
    return bound.flatMap(([field, { attachment, sha256 }]) => {
      const row = rows.find(({ id }) => id === attachment);
      return row ? [{ ...attachmentView(row, there), field, recordedSha256: sha256 }] : [];
    });
  }

  private async row(tenant: string, id: string): Promise<AttachmentRow> {
    const [row] = attachmentIdPattern.test(id) ? await this.rows.named(tenant, [id]) : [];
    if (!row) throw attachmentUnknown();
    return row;
  }
}

const at = (field: string, bound: BoundAttachment): [string, BoundAttachment] => [field, bound];
