/** How many pixels a picture says it has, by its header alone: what would fill the memory is never unpacked. */
import type { MediaType } from './media-type';

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

const beyondTheEnd: ReadonlySet<string> = new Set(['ERR_OUT_OF_RANGE', 'ERR_BUFFER_OUT_OF_BOUNDS']);

/** @returns nothing where it isn't a picture whose header is understood */
export function pictureSize(bytes: Buffer, mediaType: MediaType): PictureSize | undefined {
  try {
    if (mediaType === 'image/jpeg') return ofJpeg(bytes);
    if (mediaType === 'image/png') return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
    return mediaType === 'image/webp' ? ofWebp(bytes) : undefined;
  } catch (error) {
    // The header ends before it says so.
    if (beyondTheEnd.has((error as { code?: string }).code ?? '')) return undefined;
    throw error;
  }
}

/** Frames of a JPEG (SOF0-15) but for its tables (DHT, JPG, DAC). */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

function ofJpeg(bytes: Buffer): PictureSize | undefined {
  for (let at = 2; bytes.readUInt8(at) === 0xff;) {
    const marker = bytes.readUInt8(at + 1);
    if (marker === 0xff) at += 1;
    else if (isFrame(marker)) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    else at += 2 + bytes.readUInt16BE(at + 2);
  }
  return undefined;
}

function ofWebp(bytes: Buffer): PictureSize | undefined {
  const kind = bytes.toString('latin1', 12, 16);
  if (kind === 'VP8X') return { width: 1 + bytes.readUIntLE(24, 3), height: 1 + bytes.readUIntLE(27, 3) };
  if (kind === 'VP8 ') return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
  if (kind !== 'VP8L') return undefined;
  const bits = bytes.readUInt32LE(21);
  return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
}
