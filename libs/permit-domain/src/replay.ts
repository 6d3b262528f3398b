/** "Why was this allowed at 14:32?": decides a recorded act again, from the record alone, and says what was asked and what held (P5). */
import { canonicalJson } from './canonical';
import type { Command, CommandName } from './lifecycle/commands';
import { decide } from './lifecycle/decide';
import type { Decision } from './lifecycle/decision';
import type { PermitEvent } from './lifecycle/events';
import { evolve, evolveAll } from './lifecycle/evolve';
import type { Facts } from './lifecycle/facts';
import { atWork } from './lifecycle/gates';
import type { PermitState } from './lifecycle/state';
import type { Moment, TypePack } from './pack/pack';
import { answers } from './rules/evaluate';
import type { Answer } from './rules/evaluate';
import type { Instant } from './time/instant';

/** What the record keeps of one act. */
export interface RecordedAct {
  readonly at: Instant;
  readonly command: Command;
  readonly facts: Facts;
  readonly events: readonly PermitEvent[];
}

export interface Replay {
  readonly before?: PermitState;
  readonly after: PermitState;
  readonly decision: Decision;
  /** Whether deciding it again brings the very events that were recorded. */
  readonly agrees: boolean;
  /** Every rule of the pack that was asked, by the moment that asked it. */
  readonly asked: readonly (Answer & { readonly moment: Moment })[];
}

/** The moments that a command has to pass; any other act that leaves work going on is held against the watch. */
const gatesOf: Readonly<Partial<Record<CommandName, readonly Moment[]>>> = {
  prerequisitesReported: ['submission'],
  approve: ['approval'],
  issue: ['issue'],
  start: ['start', 'watch'],
  resume: ['resume', 'watch'],
  extend: ['extension'],
  handBack: ['completion'],
  close: ['closing'],
};

function askedBy(act: RecordedAct, before: PermitState, after: PermitState, pack: TypePack): Replay['asked'] {
  const { command, facts, at } = act;
  const moments = gatesOf[command.name] ?? (before.phase === 'active' ? ['watch' as const] : []);
  return moments.flatMap((moment) => {
    const circumstances = { permit: before, facts, pack, now: at, command };
    const begins = moment === 'watch' && (command.name === 'start' || command.name === 'resume');
    // Work is held against the watch as it would go on, and a hand-back against what is handed back.
    const seen = moment === 'completion' ? handedBack(before, act) : moment === 'watch' && !begins ? after : before;
    const permit = begins ? atWork(circumstances) : seen;
    return answers(moment, { permit, facts, pack, command }, at).map((answer) => ({ ...answer, moment }));
  });
}

const handedBack = (before: PermitState, { events }: RecordedAct): PermitState =>
  events.filter(({ name }) => name === 'handedBack').reduce<PermitState>(evolve, before);

/**
 * @param acts a permit's whole record up to the act in question, oldest first; the last is decided again.
 * @param pack the rules that it was decided under.
 * @throws Error when there is no act, or the record doesn't begin with a submission
 */
export function replay(acts: readonly RecordedAct[], pack: TypePack): Replay {
  const act = acts.at(-1);
  if (!act) throw new Error('there is no act to decide again');
  const before = acts
    .slice(0, -1)
    .reduce<PermitState | undefined>((permit, { events }) => evolveAll(permit, events), undefined);
  const after = evolveAll(before, act.events);
  const decision = decide(before, act.command, act.facts, pack, act.at);
  const agrees = decision.accepted && canonicalJson(decision.events) === canonicalJson(act.events);
  return { ...(before && { before }), after, decision, agrees, asked: before ? askedBy(act, before, after, pack) : [] };
}
