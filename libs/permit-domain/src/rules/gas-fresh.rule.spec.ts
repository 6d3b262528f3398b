/** The age of the last test (cl. 5.3.1 c, 6.3 a). */
import { gasFreshRule } from './gas-fresh.rule';
import { ask, at, sample } from './test-support/circumstances';

const params = { substances: ['combustible'], maxAgeMinutes: 30 };
const tested = (change: object, more: object = {}) =>
  ask(
    gasFreshRule,
    { permit: { gasSamples: [sample(change)], form: { toxics: [{ substance: 'H2S' }] } } },
    { ...params, ...more },
  );

it('is good at 30 minutes and stale a moment later', () => {
  expect(tested({ sampledAt: at(-30) })).toEqual([]);
  expect(tested({ sampledAt: at(-30, -1) })).toEqual(['gas-sample-stale']);
});

it('counts tests only, each substance for itself', () => {
  expect(ask(gasFreshRule, {}, params)).toEqual(['gas-not-tested']);
  expect(tested({ purpose: 'monitor' })).toEqual(['gas-not-tested']);
  expect(tested({}, { substances: ['combustible', 'oxygen'] })).toEqual(['gas-not-tested']);
  expect(tested({}, { toxicsField: 'toxics' })).toEqual(['gas-not-tested']);
});
