/** Every level can come about, holds for some time, and somebody approves it; every permit finds a level. */
import type { TypePack } from '../pack';
import type { Check, PackFinding } from './finding';
import { doubtful, wrong } from './finding';

/** Levels that a permit can have: those chosen, and one above each where anything lifts. */
export function reachableLevels({ levels }: TypePack): ReadonlySet<string> {
  const chosen = levels.choose.map(({ level }) => level);
  const lifted =
    (levels.upgrade ?? []).length > 0 ? chosen.map((level) => levels.order[levels.order.indexOf(level) + 1]) : [];
  return new Set([...chosen, ...lifted].filter((level): level is string => level !== undefined));
}

function choices({ levels }: TypePack): readonly PackFinding[] {
  const last = levels.choose.at(-1);
  const findings = levels.choose
    .filter(({ level }) => !levels.order.includes(level))
    .map(({ level }, i) => wrong('pack-level-unknown', `levels/choose/${i}`, { level }));
  if (!last || last.when) findings.push(wrong('pack-level-undecided', 'levels/choose'));
  const open = levels.choose.findIndex(({ when }) => when === undefined);
  if (open >= 0 && open < levels.choose.length - 1)
    findings.push(wrong('pack-choice-unreachable', `levels/choose/${open + 1}`));
  return findings;
}

export const checkLevels: Check = ({ pack }) => {
  const reachable = reachableLevels(pack);
  return [
    ...choices(pack),
    ...pack.levels.order.flatMap((level): PackFinding[] => {
      const at = `levels/${level}`;
      const validity = pack.validityMinutes.byLevel[level];
      // A stage with a condition isn't there for every permit of the level.
      const sure = pack.chain.some(({ levels, when }) => when === undefined && (!levels || levels.includes(level)));
      return [
        ...(validity === undefined || validity <= 0 ? [wrong('pack-level-without-validity', at, { level })] : []),
        ...(sure ? [] : [wrong('pack-level-without-chain', at, { level })]),
        ...(reachable.has(level) ? [] : [doubtful('pack-level-unreachable', at, { level })]),
      ];
    }),
    ...Object.keys(pack.validityMinutes.byLevel)
      .filter((level) => !pack.levels.order.includes(level))
      .map((level) => wrong('pack-level-unknown', 'validityMinutes', { level })),
    ...pack.chain
      .filter(({ levels }) => levels && !levels.some((level) => reachable.has(level)))
      .map(({ id }) => wrong('pack-stage-unreachable', `chain/${id}`)),
  ];
};
