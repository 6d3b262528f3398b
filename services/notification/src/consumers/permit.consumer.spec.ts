/** Which transitions the notification service takes in at all. */
import { permitEvent } from '../test-support/events';
import { tellsOrSettles } from './permit.consumer';

const of = (name: string, phase: string, previousPhase: string): boolean =>
  tellsOrSettles(permitEvent('acme', [{ name, params: {} }], { phase, previousPhase } as never));

it.each([
  ['an act that people are told of', of('suspended', 'suspended', 'active'), true],
  ['one that tells nobody, while stages wait', of('stageSigned', 'inApproval', 'inApproval'), true],
  ['one that ends the waiting of every stage', of('accepted', 'accepted', 'handedBack'), true],
  ['a briefing, which tells nobody and settles nothing', of('briefingSigned', 'approved', 'approved'), false],
])('%s', (_what, found, expected) => expect(found).toBe(expected));
