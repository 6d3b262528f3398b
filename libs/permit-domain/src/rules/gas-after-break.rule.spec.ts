/** A new test after a break, of 30 or 60 minutes (cl. 5.3.1 d, 6.3 f). */
import { gasAfterBreakRule } from './gas-after-break.rule';
import { ask, at, sample } from './test-support/circumstances';

const stopped = (breakOf: number, limit: number, samples: object[] = []) =>
  ask(
    gasAfterBreakRule,
    { permit: { stoppedAt: at(-breakOf), gasSamples: samples as never }, moment: 'resume' },
    { substances: ['combustible'], breakMinutes: limit, maxAgeMinutes: 30 },
  );

it.each([30, 60])('isn’t asked for up to %d minutes', (limit) => {
  expect(stopped(limit, limit)).toEqual([]);
  expect(stopped(limit + 1 / 60_000, limit)).toEqual(['gas-retest-after-break']);
});

it('is met by a test after the stop, fresh as before a start', () => {
  expect(stopped(90, 60, [sample({ sampledAt: at(-30) })])).toEqual([]);
  expect(stopped(90, 60, [sample({ sampledAt: at(-30, -1) })])).toEqual(['gas-retest-after-break']);
  expect(stopped(40, 30, [sample({ sampledAt: at(-41) })])).toEqual(['gas-retest-after-break']);
  expect(stopped(90, 60, [sample({ purpose: 'monitor' })])).toEqual(['gas-retest-after-break']);
});

it('has nothing to ask of work that never stopped', () => {
  expect(ask(gasAfterBreakRule, {}, { substances: ['combustible'], breakMinutes: 30, maxAgeMinutes: 30 })).toEqual([]);
});
