/** Who holds which duty where, as this service last heard it from the permit service. */
import type { AssignmentChangedData } from '@holdpoint/contracts';

export interface Post {
  readonly site: string;
  /** Absent: the whole site. */
  readonly area?: string;
  readonly duty: string;
  readonly holders: AssignmentChangedData['holders'];
}
export interface Place {
  readonly site: string;
  readonly area?: string;
}

type Holder = Post['holders'][number];

/** Instants compare as text. */
const holds = ({ from, until }: Holder, now: string): boolean => from <= now && (until === undefined || now < until);
const isAway = ({ absentFrom, absentUntil }: Holder, now: string): boolean =>
  absentFrom !== undefined && absentFrom <= now && (absentUntil === undefined || now < absentUntil);
const covers = (post: Post, place: Place | undefined): boolean =>
  place === undefined || (post.site === place.site && (post.area === undefined || post.area === place.area));

/** Everybody who holds `duty` at `place` now, away or not. */
export const holdersAt = (roster: readonly Post[], duty: string, place: Place | undefined, now: string): string[] =>
  roster
    .filter((post) => post.duty === duty && covers(post, place))
    .flatMap((post) => post.holders)
    .filter((holder) => holds(holder, now))
    .map(({ person }) => person);

/**
 * People who hold `duty` at `place` now and aren't away: those of the area and those of the whole site. Without a place, anywhere in the tenant.
 * `now` is an instant in UTC.
 */
export function presentHolders(roster: readonly Post[], duty: string, place: Place | undefined, now: string): string[] {
  const people = roster
    .filter((post) => post.duty === duty && covers(post, place))
    .flatMap((post) => post.holders)
    .filter((holder) => holds(holder, now) && !isAway(holder, now))
    .map(({ person }) => person);
  return [...new Set(people)];
}

/**
 * Everybody whose term of `duty` at a site isn't over, in any area of it or in the one named, away or not yet begun: for news that waits until they
 * read it.
 */
export const holdersToCome = (roster: readonly Post[], duty: string, { site, area }: Place, now: string): string[] => [
  ...new Set(
    roster
      .filter((post) => post.duty === duty && post.site === site)
      .filter((post) => area === undefined || post.area === undefined || post.area === area)
      .flatMap(({ holders }) => holders)
      .filter(({ until }) => until === undefined || now < until)
      .map(({ person }) => person),
  ),
];
