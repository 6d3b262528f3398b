/** A ticket that this one stands on: missing, resting, live (cl. 4.6). */
import { linkedTicketLiveRule } from './linked-ticket-live.rule';
import { ask } from './test-support/circumstances';

const params = { type: 'confined-space', phases: ['active'] };
const on = (...linked: object[]) => ask(linkedTicketLiveRule, { permit: { linked: linked as never } }, params);

it('wants one of that type, and live', () => {
  expect(on()).toEqual(['linked-ticket-missing']);
  expect(on({ number: 'GC-1', type: 'height', phase: 'active' })).toEqual(['linked-ticket-missing']);
  expect(on({ number: 'SX-1', type: 'confined-space', phase: 'issued' })).toEqual(['linked-ticket-not-live']);
  expect(on({ number: 'SX-1', type: 'confined-space' })).toEqual(['linked-ticket-not-live']);
  expect(on({ number: 'SX-1', type: 'confined-space', phase: 'suspended' })).toEqual(['linked-ticket-not-live']);
  expect(on({ number: 'SX-1', type: 'confined-space', phase: 'active' })).toEqual([]);
});

it('believes the facts, but for why the other one is suspended', () => {
  const told = (phase: string, fact: string) =>
    ask(
      linkedTicketLiveRule,
      {
        permit: { linked: [{ number: 'SX-1', type: 'confined-space', phase }] },
        facts: { neighbours: [{ number: 'SX-1', type: 'confined-space', phase: fact, activities: [] }] },
      },
      { type: 'confined-space', phases: ['active', 'suspendedWithLink'] },
    );
  expect(told('active', 'suspended')).toEqual(['linked-ticket-not-live']);
  expect(told('suspendedWithLink', 'suspended')).toEqual([]);
  expect(told('suspendedWithLink', 'revoked')).toEqual(['linked-ticket-not-live']);
});
