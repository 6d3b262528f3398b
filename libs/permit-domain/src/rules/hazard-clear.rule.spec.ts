/** Reported hazards by distance (cl. 5.2.9, 5.2.10). */
import { hazardClearRule } from './hazard-clear.rule';
import { ask, now } from './test-support/circumstances';

const reported = (hazard: string, distanceM?: number) =>
  ask(
    hazardClearRule,
    { permit: { hazards: [{ hazard, distanceM, at: now }] } },
    { hazards: ['dangerous-goods-train'], withinM: 25 },
  );

it('stops the work within 25 m, or at a distance that nobody gave', () => {
  expect(reported('dangerous-goods-train', 25)).toEqual(['hazard-near']);
  expect(reported('dangerous-goods-train', 25.1)).toEqual([]);
  expect(reported('dangerous-goods-train')).toEqual(['hazard-near']);
  expect(reported('something-else', 1)).toEqual([]);
});
