/** Noto Sans SC from its package: a regular and a bold font for all that is usual, and the package's parts for the glyphs that these lack. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { create, type Font } from 'fontkit';
import { sfntOf } from './sfnt';

const folder = dirname(require.resolve('@fontsource/noto-sans-sc/package.json'));
const unpacked = (part: string, weight: number): Buffer =>
  sfntOf(readFileSync(join(folder, 'files', `noto-sans-sc-${part}-${weight}-normal.woff`)));

export const mainFont = 'NotoSansSC';

export interface FontBytes {
  readonly name: string;
  readonly normal: Buffer;
  readonly bold: Buffer;
}
interface Part {
  readonly font: string;
  readonly part: string;
  readonly ranges: readonly (readonly [number, number])[];
}

let usual: { readonly bytes: FontBytes; readonly font: Font } | undefined;
let parts: readonly Part[] | undefined;
const unpackedParts = new Map<string, FontBytes>();

function main(): NonNullable<typeof usual> {
  if (usual) return usual;
  const normal = unpacked('chinese-simplified', 400);
  const bytes = { name: mainFont, normal, bold: unpacked('chinese-simplified', 700) };
  usual = { bytes, font: create(normal) as Font };
  return usual;
}

/** `[5]`: `U+fee3,U+ff17-ff19`, as the package lists them. */
function partsOfPackage(): readonly Part[] {
  const listed = JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8')) as Record<string, string>;
  return Object.entries(listed).map(([name, ranges]) => {
    const part = name.replaceAll(/[[\]]/g, '');
    return {
      font: `${mainFont}-${part}`,
      part,
      ranges: ranges.split(',').map((range) => {
        const [from = '0', until = from] = range.replace('U+', '').split('-');
        return [Number.parseInt(from, 16), Number.parseInt(until, 16)] as const;
      }),
    };
  });
}

/** The font that has a character: the main one, a part of the package, or none. */
export function fontOf(character: string): string | undefined {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x7f || main().font.hasGlyphForCodePoint(point)) return mainFont;
  parts ??= partsOfPackage();
  return parts.find(({ ranges }) => ranges.some(([from, until]) => from <= point && point <= until))?.font;
}

/** The fonts of these names; a part is of one weight. */
export function fontsNamed(names: ReadonlySet<string>): readonly FontBytes[] {
  const used = (parts ?? []).filter(({ font }) => names.has(font));
  return [
    main().bytes,
    ...used.map(({ font, part }) => {
      const normal = unpackedParts.get(font)?.normal ?? unpacked(part, 400);
      const bytes = { name: font, normal, bold: normal };
      unpackedParts.set(font, bytes);
      return bytes;
    }),
  ];
}
