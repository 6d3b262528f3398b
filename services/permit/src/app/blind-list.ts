/** A site's blind list as a table for spreadsheets (CSV, RFC 4180, UTF-8 with a mark so that they read the Chinese). */
import type { Blind } from './read-isolations.use-case';

const columns = [
  'point',
  'tag',
  'drawing',
  'size',
  'position',
  'state',
  'area',
  'equipment',
  'isolation',
  'permits',
  'changedAt',
] as const satisfies readonly (keyof Blind)[];

/** A cell that a spreadsheet would take for a formula is made text. */
function cell(value: string | readonly string[] | undefined): string {
  const text = (Array.isArray(value) ? value.join(' ') : ((value as string | undefined) ?? '')).replace(
    /^(?=[=+\-@\t\r])/,
    "'",
  );
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export const blindListCsv = (blinds: readonly Blind[]): string =>
  `\ufeff${[columns.join(','), ...blinds.map((blind) => columns.map((name) => cell(blind[name])).join(','))]
    .map((line) => `${line}\r\n`)
    .join('')}`;
