/** An approver signs at the place of work, shown by position or by the work point's code (cl. 4.11). */
import { metres, shape } from './params';
import type { PlaceLimits } from './place';
import { atWorkPoint, placeCodes } from './place';
import type { RegisteredRule, Rule } from './rule';
import { met } from './rule';

/** Only an approval has an approver whose place can be asked; with none there is nothing to find yet. */
const evaluate: Rule<PlaceLimits> = ({ command, facts }, limits) =>
  command?.name === 'approve' ? atWorkPoint(command.body.place, facts.site, limits, 'approver') : met;

export const approverOnSiteRule: RegisteredRule = {
  evaluate,
  params: shape({ radiusM: metres, maxAccuracyM: metres }),
  tighter: { radiusM: 'lower', maxAccuracyM: 'lower' },
  codes: placeCodes,
};
