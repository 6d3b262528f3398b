/** The window: reversed, past, longer than its level holds (cl. 5.1.5, 6.10). */
import { windowValidRule } from './window-valid.rule';
import { ask, at } from './test-support/circumstances';

const planned = (from: number, until: number, level = '1', submitted = -60, ms = 0) =>
  ask(
    windowValidRule,
    {
      permit: { window: { from: at(from), until: at(until, ms) }, level, submittedAt: at(submitted) },
      moment: 'submission',
    },
    { graceMinutes: 15 },
  );

it.each([
  ['1', 480],
  ['special', 480],
  ['2', 4320],
])('at level %s holds %d minutes and not a moment longer', (level, minutes) => {
  expect(planned(0, minutes, level)).toEqual([]);
  expect(planned(0, minutes, level, -60, 1)).toEqual(['window-too-long']);
});

it('begins ahead, or so little ago as a form takes', () => {
  expect(planned(-15, 60, '1', 0)).toEqual([]);
  expect(planned(-16, 60, '1', 0)).toEqual(['window-in-past']);
  expect(planned(-60, 0, '1', -60)).toEqual(['window-in-past']);
});

it('ends after it begins, and has a level that holds', () => {
  expect(planned(10, 10)).toEqual(['window-reversed']);
  expect(planned(0, 10, 'unknown')).toEqual(['window-too-long']);
});

it('is no longer than the task takes, where the form says how long that is', () => {
  const tasked = (task: unknown, ms = 0) =>
    ask(
      windowValidRule,
      { permit: { window: { from: at(0), until: at(120, ms) }, form: { task }, submittedAt: at(-60) } },
      { graceMinutes: 15, taskField: 'task' },
    );
  expect(tasked(120)).toEqual([]);
  expect(tasked(120, 1)).toEqual(['window-longer-than-task']);
  expect(tasked(119)).toEqual(['window-longer-than-task']);
  expect(tasked(undefined)).toEqual(['window-longer-than-task']);
});
