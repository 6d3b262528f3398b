/** "Why was this allowed at 14:32?": a recorded act decided again from the record alone, rule by rule (P5). */
import type { Language, TransitionBody } from '@holdpoint/contracts';
import { replay, type Instant, type Replay, type Unmet } from '@holdpoint/permit-domain';
import { ProblemError } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import { PackVersionStore } from '../db/pack-version.store';
import { PermitsReadModel } from '../db/permits.read-model';
import { permitUnknown } from './permit-problems';
import { worded } from './worded';

/** Which act: by its sequence number, or the last one at or before an instant; without either, the last. */
export interface WhichAct {
  readonly sequence?: number;
  readonly at?: Instant;
}

export interface AskedRule {
  readonly moment: string;
  readonly rule: string;
  readonly clause: string;
  readonly certainty: string;
  readonly held: boolean;
  readonly found: readonly (Unmet & { readonly message: string })[];
}
export interface ReplayedDecision {
  readonly number: string;
  readonly sequence: number;
  readonly at: string;
  readonly command: string;
  readonly actor: string;
  readonly hash: string;
  readonly packHash: string;
  /** Whether deciding it again from the record brings the very events that were recorded. */
  readonly agrees: boolean;
  readonly phaseBefore?: string;
  readonly phase: string;
  readonly level: string;
  readonly events: readonly string[];
  readonly asked: readonly AskedRule[];
  readonly facts: TransitionBody['facts'];
}

@Injectable()
export class ReplayDecision {
  constructor(
    private readonly permits: PermitsReadModel,
    private readonly packs: PackVersionStore,
  ) {}

  /** @throws ProblemError 404: no such permit, or no act of it by then */
  async run(tenant: string, number: string, which: WhichAct, language: Language): Promise<ReplayedDecision> {
    const past = await this.permits.past(tenant, number);
    if (past.length === 0) throw permitUnknown();
    const { sequence, at } = which;
    const upTo = past.filter(
      ({ body }) => (sequence === undefined || body.sequence <= sequence) && (at === undefined || body.at <= at),
    );
    const last = upTo.at(-1);
    if (!last || (sequence !== undefined && last.body.sequence !== sequence))
      throw new ProblemError(404, 'decision-unknown');
    const { body, hash } = last;
    const pack = await this.packs.one(tenant, body.packHash);
    if (!pack) throw new Error(`pack ${body.packHash} of ${number} was not kept`);
    const found = replay(
      upTo.map(({ body: act }) => act),
      pack,
    );
    const { command } = body;
    return {
      number,
      sequence: body.sequence,
      at: body.at,
      command: command.name,
      actor: 'person' in command.by ? command.by.person : `system:${command.by.system}`,
      hash,
      packHash: body.packHash,
      agrees: found.agrees,
      ...(found.before && { phaseBefore: found.before.phase }),
      phase: found.after.phase,
      level: found.after.level,
      events: body.events.map(({ name }) => name),
      asked: found.asked.map((answer) => askedRule(answer, language)),
      facts: body.facts,
    };
  }
}

const askedRule = ({ moment, entry, unmet }: Replay['asked'][number], language: Language): AskedRule => ({
  moment,
  rule: entry.id,
  clause: entry.clause,
  certainty: entry.certainty,
  held: unmet.length === 0,
  found: unmet.map((one) => worded(one, language)),
});
