/** A document as PDF bytes: fonts embedded, and every character drawn or replaced by a mark that shows that one is missing. */
import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import { fontOf, fontsNamed, mainFont } from './fonts';
import pdfmake from 'pdfmake';

/** Files in memory, which the library's types don't mention. */
const files = (pdfmake as unknown as { readonly virtualfs: { writeFileSync(name: string, bytes: Buffer): void } })
  .virtualfs;

/** Chinese printing's mark for a character that the type case lacks. */
const missing = '〓';

interface Run {
  text: string;
  font: string;
}

/** A character as it can be drawn: itself, or what it is made up of, as Ⅱ is of two letters; else the mark. */
export function drawable(character: string): string {
  if (fontOf(character) !== undefined) return character;
  const plainer = character.normalize('NFKC');
  return [...plainer].every((one) => fontOf(one) !== undefined) ? plainer : missing;
}

function runsOf(text: string, used: Set<string>): string | Run[] {
  const runs: Run[] = [];
  for (const drawn of [...text].flatMap((one) => [...drawable(one)])) {
    const font = fontOf(drawn) ?? mainFont;
    const last = runs.at(-1);
    if (last?.font === font) last.text += drawn;
    else runs.push({ text: drawn, font });
  }
  runs.forEach(({ font }) => used.add(font));
  return runs.length === 1 && runs[0]!.font === mainFont ? runs[0]!.text : runs.length === 0 ? '' : runs;
}

/** Every text of a document's tree with the fonts that have its characters. */
function withFonts(node: unknown, used: Set<string>): unknown {
  if (typeof node === 'string') {
    const runs = runsOf(node, used);
    return typeof runs === 'string' ? runs : { text: runs };
  }
  if (Array.isArray(node)) return node.map((one) => withFonts(one, used));
  if (typeof node === 'function' || typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([name, value]) => {
      if (name === 'text') return [name, typeof value === 'string' ? runsOf(value, used) : withFonts(value, used)];
      return [name, ['stack', 'columns', 'table', 'body', 'content'].includes(name) ? withFonts(value, used) : value];
    }),
  );
}

/** One document at a time in a thread: the library keeps its fonts and files in one place. */
let before: Promise<unknown> = Promise.resolve();

export function renderPdf(definition: TDocumentDefinitions): Promise<Buffer> {
  const after = before.then(() => drawn(definition));
  before = after.catch(() => undefined);
  return after;
}

async function drawn(definition: TDocumentDefinitions): Promise<Buffer> {
  const used = new Set<string>([mainFont]);
  const content = withFonts(definition.content, used) as TDocumentDefinitions['content'];
  const fonts = fontsNamed(used).map(({ name, normal, bold }) => {
    files.writeFileSync(`${name}-normal`, normal);
    files.writeFileSync(`${name}-bold`, bold);
    return [name, { normal: `${name}-normal`, bold: `${name}-bold` }] as const;
  });
  // Nothing that somebody typed can make the printer fetch or open a thing.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => false);
  pdfmake.setFonts(Object.fromEntries(fonts));
  return pdfmake.createPdf({ ...definition, content }).getBuffer();
}
