/** How long a permit holds: its window, cut to the validity of its level. */
import type { TypePack } from '../pack/pack';
import { earliest, minutesBetween, plusMinutes } from '../time/instant';
import type { Instant, Minutes } from '../time/instant';
import type { Window } from './commands';
import type { PermitState } from './state';

type Timed = Pick<PermitState, 'window' | 'level' | 'extensions'>;

/** A level that the pack gives no validity has none: its permits end where they begin. */
export const validityOf = (level: string, pack: TypePack): Minutes => pack.validityMinutes.byLevel[level] ?? 0;

export const longestValidity = (pack: TypePack): Minutes => Math.max(0, ...Object.values(pack.validityMinutes.byLevel));

export const lengthOf = (window: Window): number => minutesBetween(window.from, window.until);

/** The first instant at which the permit no longer holds. A level raised after submission may bring it forward; an extension was agreed beyond it. */
export const validUntil = ({ window, level, extensions }: Timed, pack: TypePack): Instant =>
  extensions?.at(-1)?.until ??
  earliest(window.until, plusMinutes(window.from, validityOf(level, pack))) ??
  window.until;

/** Work that hasn't begun by then doesn't begin on this permit. */
export const startBy = (permit: Timed, pack: TypePack): Instant =>
  earliest(validUntil(permit, pack), plusMinutes(permit.window.from, pack.startWithinMinutes)) ?? permit.window.until;
