/** Every measure of the form is confirmed by name, or marked not applicable where that may be (cl. 4.3, 4.5, 4.13, 5.2, 6). */
import { applies, viewOf } from '../lifecycle/view';
import { shape } from './params';
import type { Miss, RegisteredRule, Rule } from './rule';

const evaluate: Rule = (circumstances, _params, now) => {
  const { permit, pack, facts } = circumstances;
  const view = viewOf(permit, facts, now);
  return pack.measures
    .filter((measure) => applies(measure, view))
    .flatMap((measure): Miss[] => {
      const mark = permit.measures[measure.id];
      if (mark && (mark.applicable || measure.mayBeNotApplicable)) return [];
      const code = mark ? 'measure-not-waivable' : 'measure-open';
      return [{ code, params: { measure: measure.id }, clause: measure.clause, mendBy: measure.confirmedBy }];
    });
};

export const measuresConfirmedRule: RegisteredRule = {
  evaluate,
  params: shape({}),
  codes: ['measure-open', 'measure-not-waivable'],
};
