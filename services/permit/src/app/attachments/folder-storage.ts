/** Attachments in a folder of this machine, or of a volume that every replica mounts. */
import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { AttachmentStorage, pathOf, storageAway, type AttachmentKey, type KeptFile } from './attachment-storage';

export class FolderStorage extends AttachmentStorage {
  constructor(private readonly folder: string) {
    super();
  }

  async put(key: AttachmentKey, { path }: KeptFile): Promise<void> {
    const target = join(this.folder, pathOf(key));
    const coming = `${target}.${randomUUID()}.part`;
    try {
      await mkdir(dirname(target), { recursive: true });
      await copyFile(path, coming);
      await rename(coming, target);
    } catch (error) {
      await rm(coming, { force: true }).catch(() => undefined);
      throw storageAway(error);
    }
  }

  async get(key: AttachmentKey): Promise<Readable | undefined> {
    const path = join(this.folder, pathOf(key));
    try {
      const file = await open(path, 'r');
      return file.createReadStream();
    } catch (error) {
      if ((error as { code?: string }).code === 'ENOENT') return undefined;
      throw storageAway(error);
    }
  }
}
