/** A file is what its first bytes say, whatever it calls itself. */
import { isSaid, mediaTypeOf, type MediaType } from './media-type';

const head = (text: string): Buffer => Buffer.from(text, 'latin1');

describe('media type by content', () => {
  it.each<[string, MediaType]>([
    ['\xff\xd8\xff\xe1', 'image/jpeg'],
    ['\x89PNG\r\n\x1a\n\0\0', 'image/png'],
    ['RIFF\x24\0\0\0WEBPVP8 ', 'image/webp'],
    ['%PDF-1.7\n', 'application/pdf'],
    ['\0\0\0\x18ftypheic\0\0', 'image/heic'],
    ['\0\0\0\x18ftypmp42\0\0', 'video/mp4'],
  ])('knows %j', (bytes, type) => {
    expect(mediaTypeOf(head(bytes))).toBe(type);
  });

  it.each(['', 'MZ\x90\0', '<svg xmlns=', '<html>%PDF-1.7', 'RIFF\x24\0\0\0WAVE', '\0\0\0\x18ftypqt  ', '\xff\xd8'])(
    'takes no other: %j',
    (bytes) => {
      expect(mediaTypeOf(head(bytes))).toBeUndefined();
    },
  );

  it('holds what was said against what came', () => {
    expect(isSaid('image/JPG; x=1', 'image/jpeg')).toBe(true);
    expect(isSaid('image/heif', 'image/heic')).toBe(true);
    expect(isSaid('application/octet-stream', 'video/mp4')).toBe(true);
    expect(isSaid('image/jpeg', 'application/pdf')).toBe(false);
  });
});
