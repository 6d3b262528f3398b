/** Linked tickets: one for each other special work, each signed (cl. 4.6). */
import { linkedTicketsReadyRule } from './linked-tickets-ready.rule';
import { ask } from './test-support/circumstances';

const params = { typesField: 'otherWork', readyPhases: ['approved', 'active'] };
const space = { number: 'SX-1', type: 'confined-space', phase: 'approved' };
const linked = (links: object[], otherWork: string[] = [], facts: object = {}) =>
  ask(linkedTicketsReadyRule, { permit: { linked: links as never, form: { otherWork } }, facts }, params);

it('wants a ticket for each type that the form lists', () => {
  expect(linked([])).toEqual([]);
  expect(linked([], ['confined-space'])).toEqual(['linked-ticket-missing']);
  expect(linked([space], ['confined-space'])).toEqual([]);
});

it('wants each in a phase that is ready; one that never answered isn’t', () => {
  expect(linked([{ ...space, phase: 'inApproval' }])).toEqual(['linked-ticket-not-ready']);
  expect(linked([{ number: 'SX-1' }])).toEqual(['linked-ticket-not-ready']);
});

it('believes the facts of this decision before what was told earlier', () => {
  const neighbours = [{ ...space, phase: 'active', activities: [] }];
  expect(linked([{ number: 'SX-1' }], ['confined-space'], { neighbours })).toEqual([]);
  expect(linked([space], [], { neighbours: [{ ...neighbours[0], phase: 'revoked' }] })).toEqual([
    'linked-ticket-not-ready',
  ]);
});
