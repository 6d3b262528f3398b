/** What lies on what: the base type of a place and the overlays on it at a moment, from all that is published; and whether each still fits. */
import { applyOverlay, type Overlay, type Refusal, type TypePack } from '@holdpoint/permit-domain';
import type { EditionLine, EditionRow } from '../../db/edition.store';
import { hashed, type PackShelf, type ResolvedPack } from '../pack-shelf';

/** Neither: every site of the tenant. */
export interface Place {
  readonly site?: string;
  readonly area?: string;
}
export interface Stack {
  /** Absent: no type of that name holds there. */
  readonly base?: ResolvedPack;
  readonly overlays: readonly EditionRow[];
  /** With every overlay on it; absent where one doesn't fit. */
  readonly laid?: ResolvedPack;
  readonly unfit?: { readonly edition: EditionRow; readonly refusal: Refusal };
}

export const lineOf = ({ kind, pack, type, site, area }: EditionRow): EditionLine => ({
  kind,
  pack,
  type,
  ...(site !== null && { site }),
  ...(area !== null && { area }),
});
export const lineName = ({ kind, pack, type, site, area }: EditionLine): string =>
  [kind, pack, type, site ?? '*', area ?? '*'].join('/');

const holds = (row: EditionRow, { site, area }: Place, at: Date): boolean =>
  row.state === 'published' &&
  row.effectiveFrom !== null &&
  row.effectiveFrom <= at &&
  (row.retiredAt === null || row.retiredAt > at) &&
  (row.site === null || row.site === site) &&
  (row.area === null || row.area === area) &&
  (row.pilot === null || (site !== undefined && row.pilot.includes(site)));

/** The same choice as the statement `editionsInForce` makes, at any moment and of what isn't published yet. */
export function editionsAt(published: readonly EditionRow[], place: Place, at: Date): readonly EditionRow[] {
  const newest = new Map<string, EditionRow>();
  for (const row of published.filter((one) => holds(one, place, at))) {
    const name = lineName(lineOf(row));
    const known = newest.get(name);
    if (!known || (row.version ?? 0) > (known.version ?? 0)) newest.set(name, row);
  }
  const depth = ({ site, area }: EditionRow): number => (site === null ? 0 : 1) + (area === null ? 0 : 1);
  return [...newest.values()].sort((one, other) => depth(one) - depth(other));
}

/** Overlays carry the number that they were published under. */
export const overlayOf = ({ content, version }: EditionRow): Overlay =>
  ({ ...content, version: version === null ? 'draft' : String(version) }) as unknown as Overlay;

export function stackAt(
  shelf: PackShelf,
  published: readonly EditionRow[],
  { pack, type }: Pick<EditionLine, 'pack' | 'type'>,
  place: Place,
  at: Date,
): Stack {
  const here = editionsAt(published, place, at);
  const overlays = here.filter(({ kind }) => kind === 'overlay');
  const own = here
    .filter(({ kind }) => kind === 'type')
    .map((row) => shelf.ownType({ ...row, version: row.version ?? 0 }));
  const base = shelf.typesOf(pack, own).find((one) => one.pack.type === type);
  if (!base) return { overlays };
  let laid: TypePack = base.pack;
  for (const edition of overlays) {
    const outcome = applyOverlay(laid, overlayOf(edition));
    if (!outcome.accepted) return { base, overlays, unfit: { edition, refusal: outcome.refusal } };
    laid = outcome.pack;
  }
  return { base, overlays, laid: overlays.length === 0 ? base : hashed(laid) };
}
