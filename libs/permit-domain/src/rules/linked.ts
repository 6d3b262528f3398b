/** The other tickets of the same job, with the newest phase that is known of each. */
import type { Window } from '../lifecycle/commands';
import type { Moment } from '../pack/pack';
import type { Circumstances, Finding } from './rule';
import { met, unmet } from './rule';

export interface LinkedTicket {
  readonly number: string;
  readonly type?: string;
  readonly phase?: string;
  readonly window?: Window;
}

/** What a linked permit tells of a suspension that only follows this one's; a register just says `suspended`. */
const withLink = 'suspendedWithLink';

/** Facts were read for this very decision, so they go before what the permit was told earlier; why the other is suspended, only it told. */
export const linkedTickets = ({ permit, facts }: Circumstances): readonly LinkedTicket[] =>
  permit.linked.map((link) => {
    const fact = facts.neighbours?.find(({ number }) => number === link.number);
    const follows = link.phase === withLink && fact?.phase === 'suspended';
    return {
      number: link.number,
      type: fact?.type ?? link.type,
      phase: follows ? withLink : (fact?.phase ?? link.phase),
      ...(fact?.window && { window: fact.window }),
    };
  });

/** Phases in which another permit counts in conflicts: work may begin or go on, or its isolations still stand. */
export const standingPhases: readonly string[] = ['approved', 'issued', 'active', 'suspended', 'fireWatch'];

/**
 * Nobody said which other works stand near by: no gate opens on that. Work that goes on was let start with them known, and every act and every change
 * next door tells them again; news that names none of them, like a lost certificate, is no reason to stop it.
 */
export const neighboursUnknown = (moment: Moment): Finding => (moment === 'watch' ? met : unmet('neighbours-unknown'));
