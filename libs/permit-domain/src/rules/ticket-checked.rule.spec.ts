/** The shift leader’s check of the ticket (form A.1). */
import { ticketCheckedRule } from './ticket-checked.rule';
import { ask, now } from './test-support/circumstances';

it('is done or isn’t', () => {
  expect(ask(ticketCheckedRule, {}, {})).toEqual(['ticket-not-checked']);
  expect(ask(ticketCheckedRule, { permit: { ticketCheck: { by: 'shift', at: now } } }, {})).toEqual([]);
});
