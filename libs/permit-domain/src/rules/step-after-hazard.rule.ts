/** After one of these hazards was reported, a step was done: walls looked at after rain, what was unearthed made safe (cl. 11.4, 11.5 d). */
import { listOf, oneOf, shape, text, texts } from './params';
import type { RegisteredRule, Rule } from './rule';
import { met, unmet } from './rule';

interface Params {
  readonly step: string;
  readonly hazards: readonly string[];
  /** Done since the hazard was last reported, or only once it is over: since it was last cleared. */
  readonly since: readonly ('reported' | 'cleared')[];
}

const evaluate: Rule<Params> = ({ permit }, { step, hazards, since }) => {
  const seen = hazards
    .flatMap((hazard) => {
      const known = permit.hazardsSeen?.[hazard];
      if (!known) return [];
      const { reportedAt, clearedAt } = known;
      const times = [
        ...(since.includes('reported') ? [reportedAt] : []),
        ...(since.includes('cleared') ? [clearedAt] : []),
      ];
      return times.flatMap((at) => (at === undefined ? [] : [{ hazard, at }]));
    })
    .sort((left, right) => (left.at < right.at ? -1 : 1));
  const last = seen.at(-1);
  if (!last) return met;
  const record = permit.steps[step];
  if (record && !record.passed) return unmet('step-not-passed', { step });
  return record && record.at >= last.at ? met : unmet('step-again-after-hazard', { step, hazard: last.hazard });
};

export const stepAfterHazardRule: RegisteredRule = {
  evaluate,
  params: shape({ step: text, hazards: texts, since: listOf(oneOf('reported', 'cleared')) }),
  tighter: { hazards: 'more', since: 'more' },
  codes: ['step-not-passed', 'step-again-after-hazard'],
};
