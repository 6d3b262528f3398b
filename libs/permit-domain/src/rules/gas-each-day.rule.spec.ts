/** A test on each local day, whatever day it is in UTC (cl. 5.3.1 d). */
import { gasEachDayRule } from './gas-each-day.rule';
import { ask, circumstances, now, sample } from './test-support/circumstances';
import type { Change } from './test-support/circumstances';

const params = { substances: ['combustible'] };
/** Midnight between the 25th and the 26th at the site. */
const midnight = '2026-11-25T16:00:00.000Z';
const tested = (sampledAt: string, when: string, change: Change = {}) =>
  ask(gasEachDayRule, { ...change, permit: { gasSamples: [sample({ sampledAt })], ...change.permit } }, params, when);

it('lasts to midnight and not beyond', () => {
  const before = '2026-11-25T15:59:59.999Z';
  expect(tested(before, before)).toEqual([]);
  expect(tested(before, midnight)).toEqual(['gas-not-tested-today']);
  expect(tested(midnight, midnight)).toEqual([]);
  expect(ask(gasEachDayRule, {}, params)).toEqual(['gas-not-tested-today']);
});

it('knows the day from the permit when the facts are silent', () => {
  const silent = { facts: { site: undefined } };
  expect(tested(midnight, midnight, { ...silent, permit: { zone: 'Asia/Shanghai' } })).toEqual([]);
  expect(tested(midnight, midnight, silent)).toEqual(['gas-not-tested-today']);
  const change = circumstances({ ...silent, permit: { zone: 'Asia/Shanghai' } });
  expect(gasEachDayRule.nextChange?.(change, params as never, now)).toBe(midnight);
});
