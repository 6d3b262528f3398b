/** A number written down on the spot keeps its limits: the pressure left in a line, the depth reached (cl. 7.5). */
import { number, shape, text } from './params';
import type { RegisteredRule, Rule } from './rule';
import { met, unmet } from './rule';

interface Params {
  readonly step: string;
  readonly value: string;
  readonly min?: number;
  readonly max?: number;
}

const evaluate: Rule<Params> = ({ permit }, { step, value: name, min, max }) => {
  const value = permit.steps[step]?.values?.[name];
  if (typeof value !== 'number') return unmet('step-value-missing', { step, value: name });
  if (min !== undefined && value < min) return unmet('step-value-too-low', { step, name, value, min });
  return max !== undefined && value > max ? unmet('step-value-too-high', { step, name, value, max }) : met;
};

export const stepValueWithinRule: RegisteredRule = {
  evaluate,
  params: shape({ step: text, value: text }, { min: number, max: number }),
  tighter: { min: 'higher', max: 'lower' },
  codes: ['step-value-missing', 'step-value-too-low', 'step-value-too-high'],
};
