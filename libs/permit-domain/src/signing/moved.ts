/** What has moved between two things that were shown: where a signer has to look again. */
import { canonicalJson } from '../canonical';
import type { Shown } from './shown';

/** Deep enough to name a field of the form or a measure, and no deeper. */
const deepest = 3;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const escaped = (name: string): string => name.replace(/~/g, '~0').replace(/\//g, '~1');

function between(before: unknown, after: unknown, at: string, depth: number): readonly string[] {
  if (canonicalJson(before ?? null) === canonicalJson(after ?? null)) return [];
  if (depth === deepest || !isRecord(before) || !isRecord(after)) return [at];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) =>
    between(before[name], after[name], `${at}/${escaped(name)}`, depth + 1),
  );
}

/** JSON pointers into what is shown, in order. */
export const moved = (before: Shown, after: Shown): readonly string[] => [...between(before, after, '', 0)].sort();
