/** The window while work goes on: its first instant counts, its last doesn’t. */
import { insideWindowRule } from './inside-window.rule';
import { ask, at, circumstances } from './test-support/circumstances';

const until = at(480);

it('opens and closes to the millisecond', () => {
  expect(ask(insideWindowRule, {}, {}, at(0, -1))).toEqual(['window-not-open']);
  expect(ask(insideWindowRule, {}, {}, at(0))).toEqual([]);
  expect(ask(insideWindowRule, {}, {}, at(480, -1))).toEqual([]);
  expect(ask(insideWindowRule, {}, {}, until)).toEqual(['window-over']);
});

it('is cut to the validity of the level', () => {
  const permit = { window: { from: at(0), until: at(600) } };
  expect(ask(insideWindowRule, { permit }, {}, at(480))).toEqual(['window-over']);
});

it('says when that changes', () => {
  const next = (when: string) => insideWindowRule.nextChange?.(circumstances(), {} as never, when);
  expect(next(at(-5))).toBe(at(0));
  expect(next(at(0))).toBe(until);
  expect(next(until)).toBeUndefined();
});
