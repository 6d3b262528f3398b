/** A new test after an alarm or a bad reading (cl. 6.5). */
import { gasAfterAlarmRule } from './gas-after-alarm.rule';
import { ask, at, sample } from './test-support/circumstances';

const params = { substances: ['combustible'], codes: ['gas-alarm'] };
const after = (code: string, sampledAt: string) =>
  ask(
    gasAfterAlarmRule,
    {
      permit: {
        suspension: { since: at(-20), reasons: [{ code, at: at(-20), by: { system: 'sensor' } }] },
        gasSamples: [sample({ sampledAt })],
      },
      moment: 'resume',
    },
    params,
  );

it('wants a test since the alarm', () => {
  expect(after('gas-alarm', at(-20, -1))).toEqual(['gas-retest-after-alarm']);
  expect(after('gas-alarm', at(-20))).toEqual([]);
  expect(after('stopped-by-person', at(-40))).toEqual([]);
  expect(ask(gasAfterAlarmRule, {}, params)).toEqual([]);
});
