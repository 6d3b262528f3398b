/** The shift leader has checked the ticket before work begins (form A.1). */
import { shape } from './params';
import type { RegisteredRule, Rule } from './rule';
import { met, unmet } from './rule';

const evaluate: Rule = ({ permit }) => (permit.ticketCheck ? met : unmet('ticket-not-checked'));

export const ticketCheckedRule: RegisteredRule = { evaluate, params: shape({}), codes: ['ticket-not-checked'] };
