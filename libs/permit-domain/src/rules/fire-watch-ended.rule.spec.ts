/** The fire watch: none, running, ended too early, ended. */
import { fireWatchEndedRule } from './fire-watch-ended.rule';
import { ask, at, now } from './test-support/circumstances';

it('is over when it was ended at or after its time', () => {
  expect(ask(fireWatchEndedRule, {}, {})).toEqual([]);
  expect(ask(fireWatchEndedRule, { permit: { fireWatchUntil: now } }, {})).toEqual(['fire-watch-not-ended']);
  const ended = (when: string) => ({ permit: { fireWatchUntil: now, fireWatchEnded: { by: 'guardian', at: when } } });
  expect(ask(fireWatchEndedRule, ended(at(0, -1)), {})).toEqual(['fire-watch-not-ended']);
  expect(ask(fireWatchEndedRule, ended(now), {})).toEqual([]);
});
