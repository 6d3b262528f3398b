/** Makes a small picture of a photo in a thread of its own: upright, without whatever the camera wrote into it. */
import { readFile } from 'node:fs/promises';
import { ResizeFit, Transformer } from '@napi-rs/image';
import type { MediaType } from './media-type';
import { pictureSize } from './picture-size';

export interface PreviewTask {
  readonly path: string;
  readonly mediaType: MediaType;
}

/** Longest side in pixels: enough to know a photo by on a phone. */
export const previewSide = 480;
/** A phone's largest photos have about fifty million. */
const mostPixels = 50_000_000;
const quality = 75;

/** @returns a WebP, or nothing where the file can't be made out or would take too much to */
export default async function small({ path, mediaType }: PreviewTask): Promise<Uint8Array | undefined> {
  const bytes = await readFile(path);
  const size = pictureSize(bytes, mediaType);
  if (!size || size.width * size.height > mostPixels || size.width * size.height === 0) return undefined;
  try {
    const upright = new Transformer(bytes).rotate();
    const larger = Math.max(size.width, size.height) > previewSide;
    if (larger) upright.resize({ width: previewSide, height: previewSide, fit: ResizeFit.Inside });
    return await upright.webp(quality);
  } catch {
    // A broken photo is evidence all the same; it only has no small picture.
    return undefined;
  }
}
