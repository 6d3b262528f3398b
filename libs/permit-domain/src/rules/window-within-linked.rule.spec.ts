/** Temporary power lasts as long as the work it serves (cl. 10.8). */
import { windowWithinLinkedRule } from './window-within-linked.rule';
import { ask, at } from './test-support/circumstances';

const served = (window: object | undefined, type = 'hot-work') =>
  ask(
    windowWithinLinkedRule,
    {
      permit: { linked: [{ number: 'DH-1', type }] },
      facts: {
        neighbours: [{ number: 'DH-1', type, phase: 'approved', activities: [], ...(window && { window }) }] as never,
      },
    },
    { types: ['hot-work', 'confined-space'] },
  );

it('lies within the other’s window, ends included', () => {
  expect(served({ from: at(0), until: at(480) })).toEqual([]);
  expect(served({ from: at(1), until: at(480) })).toEqual(['window-outside-linked']);
  expect(served({ from: at(0), until: at(479) })).toEqual(['window-outside-linked']);
});

it('is not taken for granted where the other is unknown', () => {
  expect(served(undefined)).toEqual(['window-outside-linked']);
  expect(served({ from: at(0), until: at(480) }, 'height')).toEqual(['linked-ticket-missing']);
});
