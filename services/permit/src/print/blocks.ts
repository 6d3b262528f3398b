/** The blocks that a printed permit is built of: headed sections, tables, grids of labels and values. */
import type { Content, ContentTable, ContentText, TableCell } from 'pdfmake/interfaces';
import type { Say } from './say';

const lines = { hLineWidth: () => 0.5, vLineWidth: () => 0.5, hLineColor: () => '#555', vLineColor: () => '#555' };
const padded = { ...lines, paddingTop: () => 2, paddingBottom: () => 2, paddingLeft: () => 3, paddingRight: () => 3 };

/** A table under its heading, which is its first row: it is never left alone at the foot of a page, and stands again where the table goes on. */
export const section = (say: Say, code: string, content: ContentTable): Content[] => [
  headed({ text: say.line(code), style: 'heading' }, content),
];

export function headed(heading: ContentText, content: ContentTable): ContentTable {
  const { body, headerRows = 0, ...more } = content.table;
  const columns = body[0]?.length ?? 1;
  const border = [false, false, false, false];
  const rest = Array.from({ length: columns - 1 }, () => ({ text: '', border }));
  const row = [{ ...heading, colSpan: columns, border }, ...rest] as TableCell[];
  // No line above the heading, nor where the table goes on.
  const layout = { ...padded, hLineWidth: (line: number) => (line === 0 ? 0 : 0.5) };
  return {
    ...content,
    layout,
    table: { ...more, headerRows: headerRows + 1, keepWithHeaderRows: 1, body: [row, ...body] },
  };
}

/** A table whose head is repeated on each page that it runs over; a row is never broken between pages. */
export function table(
  say: Say,
  widths: readonly (number | '*' | 'auto')[],
  heads: readonly string[],
  rows: readonly TableCell[][],
): ContentTable {
  const body = rows.length > 0 ? [...rows] : [emptyRow(say, heads.length)];
  return {
    layout: padded,
    table: {
      widths: [...widths],
      headerRows: 1,
      dontBreakRows: true,
      keepWithHeaderRows: 1,
      body: [heads.map((code) => say.label(code)), ...body],
    },
  };
}

const emptyRow = (say: Say, columns: number): TableCell[] => [
  { text: say.line('paper-none'), colSpan: columns },
  ...Array.from({ length: columns - 1 }, () => ({})),
];

export interface Entry {
  readonly label: Content;
  readonly value: Content;
  /** Takes the whole width. */
  readonly wide?: boolean;
}

/** Labels and values, two beside each other where both are short. */
export function grid(entries: readonly Entry[]): ContentTable {
  const body: TableCell[][] = [];
  let waiting: Entry | undefined;
  const alone = ({ label, value }: Entry): number =>
    body.push([label as TableCell, { ...asCell(value), colSpan: 3 } as TableCell, {}, {}]);
  for (const entry of entries) {
    if (entry.wide) {
      if (waiting) alone(waiting);
      waiting = undefined;
      alone(entry);
    } else if (waiting) {
      body.push([waiting.label, waiting.value, entry.label, entry.value] as TableCell[]);
      waiting = undefined;
    } else waiting = entry;
  }
  if (waiting) alone(waiting);
  return { layout: padded, table: { widths: [96, '*', 96, '*'], dontBreakRows: true, body } };
}

const asCell = (value: Content): object =>
  typeof value === 'object' && !Array.isArray(value) ? value : { text: value };
