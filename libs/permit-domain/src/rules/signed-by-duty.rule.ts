/** Somebody of one of these duties has signed in the chain: what a lowered level rests on (cl. 5.1.4). */
import { shape, texts } from './params';
import type { RegisteredRule, Rule } from './rule';
import { met, unmet } from './rule';

interface Params {
  readonly duties: readonly string[];
}

const evaluate: Rule<Params> = ({ permit }, { duties }) =>
  permit.stages.some(({ signatures }) => signatures.some(({ duty }) => duties.includes(duty)))
    ? met
    : unmet('signature-missing', { duties });

export const signedByDutyRule: RegisteredRule = {
  evaluate,
  params: shape({ duties: texts }),
  tighter: { duties: 'fewer' },
  codes: ['signature-missing'],
};
