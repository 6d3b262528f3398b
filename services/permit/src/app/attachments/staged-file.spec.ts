/** A file on its way in is hashed as it passes and leaves nothing behind, whatever becomes of it. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { withStaged, type StagedFile } from './staged-file';

const of = (...chunks: string[]): Readable => Readable.from(chunks.map((chunk) => Buffer.from(chunk)));

describe('a staged file', () => {
  it('is whole while it is dealt with, and gone afterwards', async () => {
    const content = 'x'.repeat(20) + 'y'.repeat(20);
    const seen = await withStaged(of('x'.repeat(20), 'y'.repeat(20)), 40, async (file) => {
      expect(await readFile(file.path, 'utf8')).toBe(content);
      return file;
    });
    expect(seen).toMatchObject({ bytes: 40, sha256: createHash('sha256').update(content).digest('hex') });
    expect(seen.head.toString()).toBe(content.slice(0, 32));
    expect(existsSync(seen.path)).toBe(false);
  });

  it('is gone when dealing with it failed', async () => {
    let seen: StagedFile | undefined;
    const failing = withStaged(of('x'), 40, (file) => {
      seen = file;
      return Promise.reject(new Error('no room'));
    });
    await expect(failing).rejects.toThrow('no room');
    expect(existsSync(seen!.path)).toBe(false);
  });

  it('is refused where it is too large, with the line kept open for the answer, or nothing, or torn off', async () => {
    const never = (): Promise<never> => Promise.reject(new Error('dealt with'));
    const large = new Readable({ read: () => undefined });
    large.push(Buffer.alloc(41));
    await expect(withStaged(large, 40, never)).rejects.toMatchObject({ status: 413, code: 'attachment-too-large' });
    expect(large.destroyed).toBe(false);
    await expect(withStaged(of(), 40, never)).rejects.toMatchObject({ status: 422, code: 'attachment-empty' });
    const torn = new Readable({
      read() {
        this.destroy(new Error('aborted'));
      },
    });
    await expect(withStaged(torn, 40, never)).rejects.toMatchObject({ status: 400, code: 'body-interrupted' });
  });
});
