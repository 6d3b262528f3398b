/** How dangerous this permit is: the pack's first matching choice, lifted by one where an upgrade applies (cl. 5.1.1, 5.2.15). */
import type { TypePack } from '../pack/pack';
import type { Instant } from '../time/instant';
import type { Facts } from './facts';
import { applies, viewOf } from './view';
import type { Viewed } from './view';

export interface LevelFinding {
  readonly level: string;
  /** The clause of the choice, then the ids of the upgrades that apply. */
  readonly because: readonly string[];
}

/** Several upgrades lift by one in all, and never past the top. Without the site's calendar the answer is the top: what isn't known counts against. */
export function levelOf(permit: Omit<Viewed, 'level'>, facts: Facts, pack: TypePack, now: Instant): LevelFinding {
  const { order, choose, upgrade = [] } = pack.levels;
  const top = order[order.length - 1] ?? '';
  if (!facts.site) return { level: top, because: ['site-unknown'] };

  const view = viewOf(permit, facts, now);
  const choice = choose.find((candidate) => applies(candidate, view));
  if (!choice) return { level: top, because: ['level-undecided'] };

  const chosen = { ...view, match: { ...view.match, level: choice.level } };
  const lifts = upgrade.filter((candidate) => applies(candidate, chosen));
  const level = lifts.length > 0 ? (order[order.indexOf(choice.level) + 1] ?? top) : choice.level;
  return { level, because: [choice.clause, ...lifts.map(({ id }) => id)] };
}

/** Whether `level` is more dangerous than `than`. */
export const isHigher = (level: string, than: string, { levels }: TypePack): boolean =>
  levels.order.indexOf(level) > levels.order.indexOf(than);
