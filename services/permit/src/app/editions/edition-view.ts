/** An edition as administrators read it: where it holds, how it stands now, who wrote it, who published it. */
import type { EditionEntryRow } from '../../db/editions.read-model';
import type { EditionKind, EditionRow } from '../../db/edition.store';

export type EditionStanding =
  | 'draft'
  | 'discarded'
  /** Published, and not yet begun. */
  | 'scheduled'
  /** Holds at the sites where it is tried first. */
  | 'pilot'
  | 'in-force'
  /** A later version holds in its place. */
  | 'superseded'
  | 'rolled-back'
  | 'retired';

export interface EditionView {
  readonly id: string;
  readonly kind: EditionKind;
  readonly pack: string;
  readonly type: string;
  readonly site?: string;
  readonly area?: string;
  readonly standing: EditionStanding;
  /** Counts the saves of a draft; the ETag. */
  readonly revision: number;
  readonly version?: number;
  readonly pilot?: readonly string[];
  readonly author: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly effectiveFrom?: string;
  readonly publishedBy?: string;
  readonly publishedAt?: string;
  readonly retiredAt?: string;
}
export interface EditionEntryView {
  readonly sequence: number;
  readonly act: string;
  readonly actor: string;
  readonly at: string;
  readonly reason?: string;
  readonly details: object;
}

function standingOf(row: EditionRow, now: Date): EditionStanding {
  if (row.state === 'withdrawn') return 'rolled-back';
  if (row.state !== 'published') return row.state;
  if (row.retiredAt !== null && row.retiredAt <= now) return 'retired';
  if (row.superseded) return 'superseded';
  if (row.effectiveFrom !== null && row.effectiveFrom > now) return 'scheduled';
  return row.pilot === null ? 'in-force' : 'pilot';
}

const moment = <K extends string>(name: K, at: Date | null): Partial<Record<K, string>> =>
  (at === null ? {} : { [name]: at.toISOString() }) as Partial<Record<K, string>>;

export const editionView = (row: EditionRow, now: Date): EditionView => ({
  id: row.id,
  kind: row.kind,
  pack: row.pack,
  type: row.type,
  ...(row.site !== null && { site: row.site }),
  ...(row.area !== null && { area: row.area }),
  standing: standingOf(row, now),
  revision: row.revision,
  ...(row.version !== null && { version: row.version }),
  ...(row.pilot !== null && { pilot: row.pilot }),
  author: row.author,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
  ...moment('effectiveFrom', row.effectiveFrom),
  ...(row.publishedBy !== null && { publishedBy: row.publishedBy }),
  ...moment('publishedAt', row.publishedAt),
  ...moment('retiredAt', row.retiredAt),
});

export const entryView = ({ sequence, act, actor, at, reason, details }: EditionEntryRow): EditionEntryView => ({
  sequence,
  act,
  actor,
  at: at.toISOString(),
  ...(reason !== null && { reason }),
  details,
});
