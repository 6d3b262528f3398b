/** A fixed hot-work area: reviewed within the year, 30 m from hazards (cl. 5.5). */
import { fixedAreaReviewedRule } from './fixed-area-reviewed.rule';
import { ask, facts } from './test-support/circumstances';

const params = { everyMonths: 12, minHazardDistanceM: 30 };
const area = (reviewedOn: string, hazardDistanceM = 30) =>
  ask(
    fixedAreaReviewedRule,
    {
      facts: {
        site: {
          ...facts.site!,
          workPoint: { id: 'tf-07', latitude: 39, longitude: 117, fixedHotWorkArea: { reviewedOn, hazardDistanceM } },
        },
      },
    },
    params,
  );

it('holds through the anniversary of its review', () => {
  expect(area('2025-11-25')).toEqual([]);
  expect(area('2025-11-24')).toEqual(['fixed-area-review-overdue']);
});

it('is registered, and far enough', () => {
  expect(area('2026-01-01', 29.9)).toEqual(['fixed-area-too-near']);
  expect(ask(fixedAreaReviewedRule, {}, params)).toEqual(['fixed-area-unknown']);
});
