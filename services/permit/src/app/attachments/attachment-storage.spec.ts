/** One contract for whatever keeps attachments, held by a folder and by a server that speaks S3. */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import S3rver from 's3rver';
import type { AttachmentStorage } from './attachment-storage';
import { FolderStorage } from './folder-storage';
import { S3Storage } from './s3-storage';

interface Opened {
  readonly storage: AttachmentStorage;
  close(): Promise<void>;
}

const adapters: Readonly<Record<string, (folder: string) => Promise<Opened>>> = {
  'a folder': (folder) =>
    Promise.resolve({ storage: new FolderStorage(join(folder, 'not-there-yet')), close: () => Promise.resolve() }),
  S3: async (folder) => {
    const server = new S3rver({
      port: 0,
      address: '127.0.0.1',
      silent: true,
      directory: folder,
      configureBuckets: [{ name: 'evidence' }],
    });
    const { port } = await server.run();
    const storage = new S3Storage(place(port));
    const close = async (): Promise<void> => {
      await storage.close();
      await server.close();
    };
    return { storage, close };
  },
};
const place = (port: number, bucket = 'evidence'): ConstructorParameters<typeof S3Storage>[0] => ({
  bucket,
  endpoint: `http://127.0.0.1:${port}`,
  region: 'us-east-1',
  credentials: { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' },
});

describe.each(Object.entries(adapters))('attachments in %s', (_name, open) => {
  let folder: string;
  let opened: Opened;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'storage-'));
    opened = await open(folder);
  });
  afterAll(async () => {
    await opened.close();
    await rm(folder, { recursive: true });
  });

  const content = Buffer.alloc(300_000, 'evidence ');
  const sha256 = createHash('sha256').update(content).digest('hex');
  const file = async (): Promise<{ path: string; bytes: number; mediaType: string }> => {
    const path = join(folder, 'coming');
    await writeFile(path, content);
    return { path, bytes: content.length, mediaType: 'image/jpeg' };
  };

  it('keeps a file byte by byte, once or twice', async () => {
    const { storage } = opened;
    await storage.put({ tenant: 'demo', sha256 }, await file());
    await storage.put({ tenant: 'demo', sha256 }, await file());
    const kept = await storage.get({ tenant: 'demo', sha256 });
    expect(kept && (await buffer(kept)).equals(content)).toBe(true);
  });

  it("has nothing where nothing was kept, nor under another tenant's name", async () => {
    const { storage } = opened;
    await storage.put({ tenant: 'demo', sha256 }, await file());
    expect(await storage.get({ tenant: 'other', sha256 })).toBeUndefined();
    expect(await storage.get({ tenant: 'demo', sha256: '0'.repeat(64) })).toBeUndefined();
  });

  it('keeps what was made of a file beside it, and takes neither for the other', async () => {
    const { storage } = opened;
    await storage.put({ tenant: 'demo', sha256 }, await file());
    expect(await storage.get({ tenant: 'demo', sha256, made: 'preview' })).toBeUndefined();
    const path = join(folder, 'small');
    await writeFile(path, 'small');
    const small = { path, bytes: 5, mediaType: 'image/webp' };
    await storage.put({ tenant: 'demo', sha256, made: 'preview' }, small);
    const kept = await storage.get({ tenant: 'demo', sha256, made: 'preview' });
    expect(kept && (await buffer(kept)).toString()).toBe('small');
    const whole = await storage.get({ tenant: 'demo', sha256 });
    expect(whole && (await buffer(whole)).equals(content)).toBe(true);
  });

  it('lets no key out of its place', async () => {
    await expect(opened.storage.get({ tenant: '../other', sha256 })).rejects.toThrow('not a key');
    await expect(opened.storage.get({ tenant: 'demo', sha256: '../../x' })).rejects.toThrow('not a key');
  });
});

describe('a storage that is away', () => {
  it('says so, to be asked again', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'storage-'));
    const path = join(folder, 'coming');
    await writeFile(path, 'x');
    const sha256 = createHash('sha256').update('x').digest('hex');
    const nowhere = { path, bytes: 1, mediaType: 'image/jpeg' };
    const away = expect.objectContaining({ status: 503, code: 'attachments-unavailable', retryAfterSeconds: 10 });
    await expect(
      new FolderStorage(join(path, 'below-a-file')).put({ tenant: 'demo', sha256 }, nowhere),
    ).rejects.toEqual(away);
    expect(await readdir(folder)).toEqual(['coming']);
    const nobody = new S3Storage(place(1));
    await expect(nobody.put({ tenant: 'demo', sha256 }, nowhere)).rejects.toEqual(away);
    await nobody.close();
    await rm(folder, { recursive: true });
  });
});
