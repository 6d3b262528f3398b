/** The ladder of warnings before a certificate lapses: which rung, if any, is due on a day. */
import { daysBetween, type LocalDate } from './local-date';

export const defaultLadder: readonly number[] = [90, 60, 30, 7, 1];

/**
 * The rung that a certificate stands on today: the smallest number of days that still covers what is left, so that a certificate found late is
 * warned of once, at the nearest rung, and not at all those it has passed. Nothing before the first rung, nor after the last day.
 */
export const rungOf = (lastDay: LocalDate, today: LocalDate, ladder: readonly number[]): number | undefined => {
  const left = daysBetween(today, lastDay);
  if (left < 0) return undefined;
  return [...ladder].sort((a, b) => a - b).find((rung) => left <= rung);
};
