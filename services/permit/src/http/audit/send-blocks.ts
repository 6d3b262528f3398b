/** Sends what is made as it is read: a reader who is slow holds the next block back, one who leaves ends it. */
import type { Response } from 'express';

/** @throws whatever the first block fails with, as long as nothing was sent; later the connection breaks, so that nobody takes a part for the whole */
export async function sendBlocks(
  response: Response,
  mediaType: string,
  blocks: AsyncIterable<Uint8Array | string>,
): Promise<void> {
  try {
    for await (const block of blocks) {
      if (response.destroyed) return;
      if (!response.headersSent) response.setHeader('Content-Type', mediaType);
      if (!response.write(block)) await room(response);
    }
    if (!response.headersSent) response.setHeader('Content-Type', mediaType);
    response.end();
  } catch (error) {
    if (!response.headersSent) throw error;
    response.destroy(error instanceof Error ? error : undefined);
  }
}

const room = (response: Response): Promise<void> =>
  new Promise((go) => {
    const on = (): void => {
      response.off('drain', on).off('close', on);
      go();
    };
    response.on('drain', on).on('close', on);
  });
