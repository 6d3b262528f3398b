/** A small picture of a photo, made once and kept beside it; for whatever else there is, and for photos that can't be made out, the icon of the type. */
import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import type { AttachmentRow } from '../db/attachment.store';
import { AttachmentStorage, storageAway } from './attachments/attachment-storage';
import { hasPicture } from './attachments/attachment-view';
import { PreviewPool } from './attachments/preview-pool';
import { withStaged } from './attachments/staged-file';
import { typeIcon } from './attachments/type-icon';
import { ReadAttachment } from './read-attachment.use-case';

export interface Preview {
  readonly id: string;
  readonly mediaType: 'image/webp' | 'image/svg+xml';
  readonly bytes: Buffer;
}

@Injectable()
export class PreviewAttachment {
  /** Several who ask for the same one at once wait for the same thread. */
  private readonly making = new Map<string, Promise<Buffer | undefined>>();

  constructor(
    private readonly reading: ReadAttachment,
    private readonly storage: AttachmentStorage,
    private readonly pool: PreviewPool,
  ) {}

  /** @throws ProblemError 404, also where the scanner refused it; 503 */
  async run(tenant: string, id: string): Promise<Preview> {
    const row = await this.reading.given(tenant, id);
    const picture = hasPicture(row.mediaType) ? await this.picture(tenant, row) : undefined;
    if (picture) return { id, mediaType: 'image/webp', bytes: picture };
    return { id, mediaType: 'image/svg+xml', bytes: Buffer.from(typeIcon(row.mediaType)) };
  }

  private async picture(tenant: string, row: AttachmentRow): Promise<Buffer | undefined> {
    const kept = await this.storage.get({ tenant, sha256: row.sha256, made: 'preview' });
    if (kept) return buffer(kept);
    const name = `${tenant}/${row.sha256}`;
    const underWay = this.making.get(name) ?? this.make(tenant, row).finally(() => this.making.delete(name));
    this.making.set(name, underWay);
    return underWay;
  }

  private async make(tenant: string, { sha256, bytes, mediaType }: AttachmentRow): Promise<Buffer | undefined> {
    const whole = await this.storage.get({ tenant, sha256 });
    if (!whole) throw storageAway(new Error(`the storage has lost ${sha256}`));
    const made = await withStaged(whole, bytes, (file) => {
      if (file.sha256 !== sha256) throw storageAway(new Error(`the storage has changed ${sha256}`));
      return this.pool.run({ path: file.path, mediaType });
    });
    if (!made) return undefined;
    const picture = Buffer.from(made);
    await this.keep({ tenant, sha256, made: 'preview' }, picture);
    return picture;
  }

  private async keep(key: Parameters<AttachmentStorage['put']>[0], picture: Buffer): Promise<void> {
    const path = join(tmpdir(), `holdpoint-preview-${randomUUID()}`);
    try {
      await writeFile(path, picture, { mode: 0o600, flag: 'wx' });
      await this.storage.put(key, { path, bytes: picture.length, mediaType: 'image/webp' });
    } finally {
      await rm(path, { force: true });
    }
  }
}
