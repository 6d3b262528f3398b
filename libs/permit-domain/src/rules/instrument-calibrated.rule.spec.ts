/** Instruments: unknown, out of calibration by a day, good (cl. 4.12). */
import { instrumentCalibratedRule } from './instrument-calibrated.rule';
import { ask, at, sample } from './test-support/circumstances';

const used = (instruments: object[] | undefined, change: object = {}) =>
  ask(
    instrumentCalibratedRule,
    { permit: { gasSamples: [sample(change)] }, facts: { instruments: instruments as never } },
    {},
  );
const meter = { id: 'meter-1', registered: true, calibratedUntil: '2026-11-25' };

it('holds on its last day, by the site’s date', () => {
  expect(used([meter])).toEqual([]);
  // 00:10 of the 26th at the site, still the 25th in UTC.
  expect(
    ask(
      instrumentCalibratedRule,
      { permit: { gasSamples: [sample({ sampledAt: '2026-11-25T16:10:00.000Z' })] }, facts: { instruments: [meter] } },
      {},
      '2026-11-25T16:20:00.000Z',
    ),
  ).toEqual(['instrument-not-calibrated']);
  expect(used([{ ...meter, calibratedUntil: '2026-11-24' }])).toEqual(['instrument-not-calibrated']);
  expect(used([{ ...meter, calibratedUntil: undefined }])).toEqual(['instrument-not-calibrated']);
});

it('is registered; what the facts don’t know isn’t', () => {
  expect(used(undefined)).toEqual(['instrument-not-registered']);
  expect(used([{ ...meter, registered: false }])).toEqual(['instrument-not-registered']);
});

it('asks for the instrument of the newest sample at each point only', () => {
  const gasSamples = [sample({ instrument: 'old', sampledAt: at(-90) }), sample()];
  expect(ask(instrumentCalibratedRule, { permit: { gasSamples }, facts: { instruments: [meter] } }, {})).toEqual([]);
});
