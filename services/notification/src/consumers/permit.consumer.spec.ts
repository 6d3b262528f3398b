/** Which transitions the notification service takes in at all. */
import { permitEvent } from '../test-support/events';
import { tellsOrSettles } from './permit.consumer';

const of = (name: string, phase: string, previousPhase: string): boolean =>
  tellsOrSettles(permitEvent('acme', [{ name, params: {} }], { phase, previousPhase } as never));

it.each([
  ['an act that people are told of', of('suspended', 'suspended', 'active'), true],
  ['one that tells nobody, while stages wait', of('stageSigned', 'inApproval', 'inApproval'), true],
  ['one that ends the waiting of every stage', of('sentBack', 'returned', 'inApproval'), true],
  ['the end of a permit, whatever was heard of it before', of('archived', 'archived', 'closed'), true],
  ['a step after approval that nobody has to hear of', of('completionAccepted', 'accepted', 'handedBack'), false],
  ['a briefing, which tells nobody and settles nothing', of('briefingSigned', 'approved', 'approved'), false],
])('%s', (_what, found, expected) => expect(found).toBe(expected));
