import { Transformer } from '@napi-rs/image';
import type { MediaType } from './media-type';
import { pictureSize } from './picture-size';

const picture = (): Transformer => Transformer.fromRgbaPixels(Buffer.alloc(300 * 120 * 4, 0x7f), 300, 120);

describe('the size of a picture', () => {
  it.each<[MediaType, () => Promise<Buffer>]>([
    ['image/jpeg', () => picture().jpeg()],
    ['image/png', () => picture().png()],
    ['image/webp', () => picture().webp()],
    ['image/webp', () => picture().webpLossless()],
  ])('is read of %s', async (mediaType, made) => {
    expect(pictureSize(await made(), mediaType)).toEqual({ width: 300, height: 120 });
  });

  it('is read of a large WebP by its canvas', () => {
    const canvas = Buffer.alloc(30);
    canvas.write('RIFF\0\0\0\0WEBPVP8X', 'latin1');
    canvas.writeUIntLE(16_383, 24, 3);
    canvas.writeUIntLE(9_999, 27, 3);
    expect(pictureSize(canvas, 'image/webp')).toEqual({ width: 16_384, height: 10_000 });
  });

  it('is nothing where the header breaks off, is another, or there is no picture', () => {
    expect(pictureSize(Buffer.from('\xff\xd8\xff\xe1', 'latin1'), 'image/jpeg')).toBeUndefined();
    expect(pictureSize(Buffer.from('\xff\xd8 no marker', 'latin1'), 'image/jpeg')).toBeUndefined();
    expect(pictureSize(Buffer.alloc(12), 'image/png')).toBeUndefined();
    expect(pictureSize(Buffer.alloc(40), 'image/webp')).toBeUndefined();
    expect(pictureSize(Buffer.from('%PDF-1.7'), 'application/pdf')).toBeUndefined();
  });
});
