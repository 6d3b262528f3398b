/** Cursors of lists: opaque to callers, the sort key of the last row inside. */
import { ProblemError } from '@holdpoint/service-kit';

export interface Page<T> {
  readonly items: readonly T[];
  /** Absent on the last page. */
  readonly next?: string;
}
export interface PageRequest {
  readonly cursor?: string;
  /** 1 to 200. */
  readonly limit: number;
}

export const encodeCursor = (parts: readonly string[]): string =>
  Buffer.from(JSON.stringify(parts), 'utf8').toString('base64url');

/** Throws 400 `cursor-invalid` for anything that no list of ours gave out. */
export const decodeCursor = (cursor: string | undefined, parts: number): readonly string[] | undefined => {
  if (cursor === undefined) return undefined;
  try {
    const decoded: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const fits =
      Array.isArray(decoded) &&
      decoded.length === parts &&
      decoded.every((part) => typeof part === 'string' && !part.includes('\0'));
    if (fits) return decoded as string[];
  } catch {
    // falls through to the refusal
  }
  throw new ProblemError(400, 'cursor-invalid');
};

/** `rows` holds one more than asked for where there is a next page. */
export const pageOf = <R, T>(
  rows: readonly R[],
  limit: number,
  keyOf: (row: R) => readonly string[],
  view: (row: R) => T,
): Page<T> => {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(view),
    ...(rows.length > limit && last !== undefined && { next: encodeCursor(keyOf(last)) }),
  };
};
