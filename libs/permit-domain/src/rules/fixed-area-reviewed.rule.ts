/** A place that is claimed as a fixed hot-work area is one: registered, far from hazards, reviewed in time (cl. 5.5). */
import { localDate, plusMonths } from '../time/local-time';
import { count, metres, shape } from './params';
import type { Miss, RegisteredRule, Rule } from './rule';
import { unmet } from './rule';

interface Params {
  readonly everyMonths: number;
  readonly minHazardDistanceM: number;
}

const evaluate: Rule<Params> = ({ facts: { site } }, { everyMonths, minHazardDistanceM }, now) => {
  const area = site?.workPoint?.fixedHotWorkArea;
  if (!site || !area) return unmet('fixed-area-unknown', {}, { field: '/workPoint' });
  const misses: Miss[] = [];
  const dueOn = plusMonths(area.reviewedOn, everyMonths);
  if (dueOn < localDate(now, site.zone)) misses.push({ code: 'fixed-area-review-overdue', params: { dueOn } });
  if (area.hazardDistanceM < minHazardDistanceM) {
    misses.push({ code: 'fixed-area-too-near', params: { distanceM: area.hazardDistanceM, minHazardDistanceM } });
  }
  return misses;
};

export const fixedAreaReviewedRule: RegisteredRule = {
  evaluate,
  params: shape({ everyMonths: count, minHazardDistanceM: metres }),
  tighter: { everyMonths: 'lower', minHazardDistanceM: 'higher' },
  codes: ['fixed-area-unknown', 'fixed-area-review-overdue', 'fixed-area-too-near'],
};
