/** Whether a pack makes sense beyond its shape: dead ends, duties that nobody holds, limits that can't be met. */
import { ruleRegistry } from '../rules/registry';
import type { RuleRegistry } from '../rules/registry';
import { checkDuties, checkLimits } from './check/chain.check';
import type { Check, DutyHolders, PackFinding } from './check/finding';
import { checkLevels } from './check/levels.check';
import { checkAnswered, checkMatches } from './check/matches.check';
import { checkPeople, checkRules } from './check/rules.check';
import { checkNames, checkSources, checkWords } from './check/sources.check';
import type { TypePack } from './pack';

const checks: readonly Check[] = [
  checkSources,
  checkWords,
  checkNames,
  checkMatches,
  checkAnswered,
  checkLevels,
  checkRules,
  checkPeople,
  checkLimits,
  checkDuties,
];

/**
 * Everything that is wrong or doubtful in a resolved pack. Expects one of the right shape (`packFileSchema`). `holders` says who holds which duty
 * where it is to be used; without it duties aren't checked.
 */
export const checkPack = (
  pack: TypePack,
  registry: RuleRegistry = ruleRegistry,
  holders?: DutyHolders,
): readonly PackFinding[] => checks.flatMap((check) => check({ pack, registry, ...(holders && { holders }) }));
