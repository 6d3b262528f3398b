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

it('counts the last use of each instrument, in whatever order its samples stand', () => {
  const used = (...days: string[]) =>
    days.map((day, index) => sample({ point: `p-${index}`, sampledAt: `2026-11-${day}T01:00:00.000Z` }));
  const asked = (gasSamples: ReturnType<typeof used>, instruments: object[]) =>
    ask(
      instrumentCalibratedRule,
      { permit: { gasSamples }, facts: { instruments: instruments as never } },
      {},
      '2026-11-26T02:00:00.000Z',
    );
  expect(asked(used('25', '26'), [meter])).toEqual(['instrument-not-calibrated']);
  expect(asked(used('26', '25'), [meter])).toEqual(['instrument-not-calibrated']);
  expect(asked(used('25', '24'), [meter])).toEqual([]);
  expect(asked(used('25'), [{ ...meter, id: 'another', registered: false }, meter])).toEqual([]);
});
it('cannot tell the day without the site', () => {
  const facts = { instruments: [meter], site: undefined };
  expect(ask(instrumentCalibratedRule, { permit: { gasSamples: [sample()] }, facts }, {})).toEqual([
    'instrument-not-calibrated',
  ]);
});
