/** The count at the end: people and tools (cl. 6.8). */
import { nobodyInsideRule } from './nobody-inside.rule';
import { ask } from './test-support/circumstances';

it('is zero of both', () => {
  const inside = (people: string[], tools: object) =>
    ask(nobodyInsideRule, { permit: { inside: { people, tools: tools as never } } }, {});
  expect(inside([], {})).toEqual([]);
  expect(inside([], { wrench: 0 })).toEqual([]);
  expect(inside(['welder'], { wrench: 1 })).toEqual(['people-still-inside', 'tools-still-inside']);
});
