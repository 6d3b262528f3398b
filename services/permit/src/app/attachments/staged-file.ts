/** A file on its way in: streamed to disk within a limit, hashed as it passes, gone again when it has been dealt with. */
import { createHash, randomUUID } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { ProblemError } from '@holdpoint/service-kit';
import { headBytes } from './media-type';

export interface StagedFile {
  readonly path: string;
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
  readonly head: Buffer;
}

const tooLarge = (limit: number): ProblemError =>
  // What is still to come won't be read: the connection is of no more use.
  new ProblemError(413, 'attachment-too-large', [], { params: { limit }, headers: { connection: 'close' } });

/**
 * Runs `deal` with the file and takes the file away afterwards, whatever came of it.
 * @param limit most bytes
 * @throws ProblemError 413 `attachment-too-large`, 422 `attachment-empty`, 400 `body-interrupted`
 */
export async function withStaged<T>(
  source: Readable,
  limit: number,
  deal: (file: StagedFile) => Promise<T>,
): Promise<T> {
  const path = join(tmpdir(), `holdpoint-attachment-${randomUUID()}`);
  try {
    return await deal(await stage(source, path, limit));
  } finally {
    // An answer may go out while more is coming; nobody waits for it.
    source.resume();
    await rm(path, { force: true });
  }
}

async function stage(source: Readable, path: string, limit: number): Promise<StagedFile> {
  const hash = createHash('sha256');
  const file = await open(path, 'wx', 0o600);
  let bytes = 0;
  let head = Buffer.alloc(0);
  try {
    for await (const chunk of chunksOf(source)) {
      bytes += chunk.length;
      if (bytes > limit) throw tooLarge(limit);
      if (head.length < headBytes) head = Buffer.concat([head, chunk.subarray(0, headBytes - head.length)]);
      hash.update(chunk);
      await file.writeFile(chunk);
    }
  } finally {
    await file.close();
  }
  if (bytes === 0) throw new ProblemError(422, 'attachment-empty');
  return { path, bytes, sha256: hash.digest('hex'), head };
}

/** Leaving the loop early must not tear the connection down, or the refusal would never be read. */
async function* chunksOf(source: Readable): AsyncGenerator<Buffer, void, undefined> {
  try {
    yield* source.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
  } catch (error) {
    throw new ProblemError(400, 'body-interrupted', [], { cause: error });
  }
}
