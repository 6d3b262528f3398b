/** What a file is by its first bytes, never by its name: the few kinds of evidence that are taken. */

export const mediaTypes = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/heic',
  'application/pdf',
  'video/mp4',
] as const;
export type MediaType = (typeof mediaTypes)[number];

/** Bytes that a type is known by; as many are kept of every file that comes in. */
export const headBytes = 32;

const heicBrands = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']);
const mp4Brands = new Set(['isom', 'iso2', 'iso4', 'iso5', 'iso6', 'mp41', 'mp42', 'avc1', 'M4V ', 'dash', 'MSNV']);

/** @param head the first bytes, {@link headBytes} of them where there are as many */
export function mediaTypeOf(head: Buffer): MediaType | undefined {
  const text = (from: number, until: number): string => head.toString('latin1', from, until);
  if (text(0, 3) === '\xff\xd8\xff') return 'image/jpeg';
  if (text(0, 8) === '\x89PNG\r\n\x1a\n') return 'image/png';
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'image/webp';
  if (text(0, 5) === '%PDF-') return 'application/pdf';
  if (text(4, 8) !== 'ftyp') return undefined;
  const brand = text(8, 12);
  if (heicBrands.has(brand)) return 'image/heic';
  return mp4Brands.has(brand) ? 'video/mp4' : undefined;
}

const otherNames: Readonly<Record<string, MediaType>> = { 'image/jpg': 'image/jpeg', 'image/heif': 'image/heic' };

/** Whether what was said to come is what came; `application/octet-stream` says nothing. */
export function isSaid(declared: string, found: MediaType): boolean {
  const said = declared.split(';')[0]!.trim().toLowerCase();
  return said === 'application/octet-stream' || (otherNames[said] ?? said) === found;
}
