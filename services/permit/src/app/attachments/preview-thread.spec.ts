import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Transformer } from '@napi-rs/image';
import type { MediaType } from './media-type';
import small, { previewSide } from './preview-thread';

const picture = (width: number, height: number): Transformer =>
  Transformer.fromRgbaPixels(Buffer.alloc(width * height * 4, 0x7f), width, height);

/** EXIF with nothing but how the camera was held, and a comment that must not get out. */
function held(jpeg: Buffer, orientation: number): Buffer {
  const tiff = Buffer.from('MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0GPS-SECRET', 'latin1');
  tiff.writeUInt16BE(orientation, 18);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 4);
  return Buffer.concat([head, body, jpeg.subarray(2)]);
}

describe('a small picture', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'preview-'));
  });
  afterAll(() => rm(folder, { recursive: true }));
  const made = async (content: Buffer, mediaType: MediaType = 'image/jpeg'): Promise<Buffer | undefined> => {
    const path = join(folder, 'original');
    await writeFile(path, content);
    const bytes = await small({ path, mediaType });
    return bytes && Buffer.from(bytes);
  };
  const sizeOf = async (webp: Buffer): Promise<unknown> => {
    const { width, height, format } = await new Transformer(webp).metadata();
    return { width, height, format };
  };

  it('is upright, within its side, and holds nothing of what the camera wrote', async () => {
    const photo = held(await picture(1200, 300).jpeg(), 6);
    expect(photo.includes('GPS-SECRET')).toBe(true);
    const preview = (await made(photo))!;
    expect(await sizeOf(preview)).toEqual({ width: previewSide / 4, height: previewSide, format: 'webp' });
    expect(preview.includes('GPS-SECRET')).toBe(false);
    expect(preview.includes('EXIF')).toBe(false);
    expect(preview.includes('Exif')).toBe(false);
  });

  it('of a small photo is no larger than it', async () => {
    expect(await sizeOf((await made(await picture(60, 40).png(), 'image/png'))!)).toEqual({
      width: 60,
      height: 40,
      format: 'webp',
    });
  });

  it('is not made of what is broken, nor of what would fill the memory', async () => {
    const whole = await picture(400, 300).jpeg();
    expect(await made(whole.subarray(0, 30))).toBeUndefined();
    expect(await made(Buffer.from('\xff\xd8\xff no photo', 'latin1'))).toBeUndefined();
    const huge = await picture(40, 40).png();
    huge.writeUInt32BE(60_000, 16);
    huge.writeUInt32BE(60_000, 20);
    expect(await made(huge, 'image/png')).toBeUndefined();
    expect(await made(Buffer.from('%PDF-1.7'), 'application/pdf')).toBeUndefined();
  });
});
