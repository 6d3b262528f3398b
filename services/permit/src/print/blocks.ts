/** The blocks that a printed permit is built of: headed sections, tables, grids of labels and values. */
import type { Content, ContentTable, TableCell } from 'pdfmake/interfaces';
import type { Say } from './say';

const lines = { hLineWidth: () => 0.5, vLineWidth: () => 0.5, hLineColor: () => '#555', vLineColor: () => '#555' };
const padded = { ...lines, paddingTop: () => 2, paddingBottom: () => 2, paddingLeft: () => 3, paddingRight: () => 3 };

/** A heading and its content. */
export function section(say: Say, code: string, content: Content, aside = ''): Content[] {
  return [{ text: `${say.line(code)}${aside}`, style: 'heading' }, content];
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
