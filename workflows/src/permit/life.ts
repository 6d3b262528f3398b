/** The present of one permit: its state, the head of its chain, and the one way in which either changes. */
import {
  chainStart,
  type CommandEnvelope,
  type CommandReply,
  type MissedTransition,
  type PermitLifeInput,
  type QualificationReportActivity,
  type RecordInput,
  type TransitionBody,
} from '@holdpoint/contracts/permit';
import {
  admit,
  deadlines,
  decide,
  evolveAll,
  isOver,
  questions,
  toInstant,
  type Command,
  type Deadline,
  type Facts,
  type Instant,
  type PermitEvent,
  type PermitState,
  type Questions,
} from '@holdpoint/permit-domain';
import { TemporalFailure } from '@temporalio/common';
import { CancellationScope, isCancellation } from '@temporalio/workflow';
import { qualificationReportNow, record } from './activities';
import { outlook } from './outlook';
import { factsFor, stillOpen } from './questions';
import { isRefused, refused, refusedByRecord, staleSequence } from './refused';
import { inArrivalOrder } from './serially';

export type Change = (before: PermitState | undefined, after: PermitState, correlationId: string) => void;

export class PermitLife {
  private state: PermitState | undefined;
  private chainHead: string;
  private zone: string;
  /** The last that was heard of the world: for the words of the operator's page, never for a decision. */
  private lastFacts: Facts = {};
  /** Answers to acts that the table knew before this workflow did. */
  private readonly caughtUp = new Map<string, CommandReply>();
  private readonly serially = inArrivalOrder();
  private acting = 0;
  /** Another work has come to stand near by since the facts were last asked for here. */
  private newsNextDoor: boolean;
  private due: { of?: PermitState; list: readonly Deadline[] } = { list: [] };

  constructor(
    readonly input: PermitLifeInput,
    private readonly onChange: Change,
  ) {
    this.state = input.carried?.state;
    this.chainHead = input.carried?.chainHead ?? chainStart;
    this.zone = input.carried?.zone ?? 'UTC';
    this.newsNextDoor = input.carried?.newsNextDoor ?? false;
  }

  get permit(): PermitState | undefined {
    return this.state;
  }
  get facts(): Facts {
    return this.lastFacts;
  }
  get siteZone(): string {
    return this.zone;
  }
  /** No act is being decided or recorded. */
  get idle(): boolean {
    return this.acting === 0;
  }
  get carried(): PermitLifeInput['carried'] {
    const { state, chainHead, zone, newsNextDoor } = this;
    return state && { state, chainHead, zone, ...(newsNextDoor && { newsNextDoor }) };
  }
  /** Whether this run has a permit to care for: one submitted to it, or one carried over while it lives. */
  get begun(): boolean {
    return this.state !== undefined && (this.state !== this.input.carried?.state || !this.over);
  }
  /** Nothing can happen any more. A green channel's review is owed even after the end. */
  get over(): boolean {
    return this.state !== undefined && isOver(this.state);
  }
  get now(): Instant {
    return toInstant(Date.now());
  }
  /** Deadlines as they stand, soonest first. */
  get deadlines(): readonly Deadline[] {
    if (this.state && this.due.of !== this.state)
      this.due = { of: this.state, list: deadlines(this.state, this.input.pack) };
    return this.due.list;
  }

  /** What can be said at once, before an act takes its place in the queue. A submission is decided inside: refused here, its run would go on. */
  admits({ command, expectedSequence, fingerprint }: CommandEnvelope): void {
    if (command.name === 'submit' && !this.begun) return;
    this.refuseStale(expectedSequence, fingerprint);
    const refusal = admit(this.state, command, this.input.pack, this.now);
    if (refusal) throw refused(refusal, fingerprint);
  }

  /** Decides one act, records it, and only then lives by it. Throws a refusal, which leaves no record. */
  async act(envelope: CommandEnvelope): Promise<CommandReply> {
    const { command } = envelope;
    if (command.name === 'neighbourChanged') this.newsNextDoor = true;
    const open =
      this.state &&
      command.name !== 'neighbourChanged' &&
      stillOpen(questions(this.state, command, this.input.pack), envelope.facts);
    // Asked before the act takes its place: while another service thinks, a stop must not wait behind a start.
    const answers = open && (await this.ask(open, envelope.correlationId, qualificationReportNow));
    return this.serially(() =>
      // What has begun to be recorded is finished, whatever else is called off.
      CancellationScope.nonCancellable(() =>
        this.decideAndRecord({ ...envelope, facts: { ...envelope.facts, ...answers } }),
      ),
    );
  }

  /** An act of the world or the clock: the key is all there is to tell it by, and nobody waits for its refusal. */
  async hear(command: Command, correlationId: string, facts: Facts = {}): Promise<void> {
    if (!this.state) return;
    this.acting += 1;
    try {
      await this.act({ command, facts, correlationId, fingerprint: command.key });
    } catch (error) {
      if (isRefused(error)) return;
      // A failure would end the workflow, and the permit with it. As an error it stops at this task, is seen, and goes on once mended.
      throw error instanceof TemporalFailure && !isCancellation(error) ? new Error(error.message) : error;
    } finally {
      this.acting -= 1;
    }
  }

  ask(asked: Questions, correlationId: string, report: QualificationReportActivity): Promise<Facts> {
    const { packHash } = this.input;
    return factsFor(asked, { permit: this.state!, packHash, correlationId, now: this.now, report });
  }

  /**
   * News from next door asks who stands there in its own turn, and so does a start or a resumption that such news came before: what the door saw may
   * be older. Between the two no start slips past a neighbour.
   */
  private asksNextDoor({ name }: Command): boolean {
    if (name === 'neighbourChanged') return this.state?.phase === 'active';
    return this.newsNextDoor && (name === 'start' || name === 'resume');
  }

  private async nextDoor({ command, facts, correlationId }: CommandEnvelope): Promise<Facts> {
    this.newsNextDoor = false;
    const place = await this.ask({ duties: [] }, correlationId, qualificationReportNow);
    return command.name === 'neighbourChanged' ? { ...facts, ...place } : { ...facts, neighbours: place.neighbours };
  }

  private async decideAndRecord(given: CommandEnvelope): Promise<CommandReply> {
    const { command, fingerprint, correlationId, expectedSequence } = given;
    const envelope = this.asksNextDoor(command) ? { ...given, facts: await this.nextDoor(given) } : given;
    for (;;) {
      const known = this.caughtUp.get(command.key);
      if (known) return known;
      this.refuseStale(expectedSequence, fingerprint);
      const at = this.now;
      const facts = this.told(envelope.facts);
      const decision = decide(this.state, command, facts, this.input.pack, at);
      if (!decision.accepted) throw refused(decision.refusal, fingerprint);
      const { events } = decision;
      if (events.length === 0) return this.reply(at, [], fingerprint);

      const before = this.state;
      const after = evolveAll(before, events);
      this.zone = facts.site?.zone ?? this.zone;
      this.lastFacts = { ...this.lastFacts, ...facts };
      const body = this.transition(command, facts, events, after, at, correlationId);
      const { hash, missed } = await this.record(body, after, fingerprint);
      if (missed) {
        this.catchUp(missed, correlationId);
        continue;
      }
      this.state = after;
      this.chainHead = hash;
      this.onChange(before, after, correlationId);
      return this.reply(at, events, fingerprint);
    }
  }

  /** A first submission is told whose permit it is; afterwards the permit knows. */
  private told(facts: Facts): Facts {
    const { tenant, number } = this.input;
    return this.state ? facts : { ...facts, permit: { tenant, number } };
  }

  private transition(
    command: Command,
    facts: Facts,
    events: readonly PermitEvent[],
    { sequence }: PermitState,
    at: Instant,
    correlationId: string,
  ): TransitionBody {
    const { tenant, number, packHash } = this.input;
    const previous = this.chainHead;
    return { tenant, number, sequence, at, command, facts, events, packHash, correlationId, previous };
  }

  private async record(body: TransitionBody, after: PermitState, fingerprint: string): ReturnType<typeof record> {
    const { pack } = this.input;
    const input: RecordInput = {
      body,
      state: after,
      fingerprint,
      ...(this.state && { previousPhase: this.state.phase }),
      pack: { name: pack.pack, version: pack.version },
      zone: this.zone,
      outlook: outlook(after, pack),
    };
    try {
      return await record(input);
    } catch (error) {
      throw refusedByRecord(error, fingerprint);
    }
  }

  /** The table is ahead: what was recorded before a worker died is lived through now, as it was recorded. */
  private catchUp(missed: readonly MissedTransition[], correlationId: string): void {
    for (const { sequence, key, at, events, hash, fingerprint } of missed) {
      if (sequence === (this.state?.sequence ?? 0) + 1) {
        const before = this.state;
        this.state = evolveAll(before, events);
        this.chainHead = hash;
        this.onChange(before, this.state, correlationId);
      }
      this.caughtUp.set(key, { ...this.reply(at, events, fingerprint), sequence });
    }
  }

  private refuseStale(seen: number | undefined, fingerprint: string): void {
    const sequence = this.state?.sequence ?? 0;
    if (seen !== undefined && seen !== sequence) throw staleSequence(seen, sequence, fingerprint);
  }

  private reply(at: Instant, events: readonly PermitEvent[], fingerprint: string): CommandReply {
    const { number } = this.input;
    const { phase, level, sequence } = this.state!;
    return { number, phase, level, sequence, at, events: events.map(({ name }) => name), fingerprint };
  }
}
