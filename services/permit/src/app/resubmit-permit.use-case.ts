/** Submits a returned permit again: a new run under the same number, by the rules of today, going on with its sequence. */
import type { PermitLifeInput } from '@holdpoint/contracts';
import { correlation } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import { DoorReadModel } from '../db/door.read-model';
import { SubmissionDoorReadModel } from '../db/submission-door.read-model';
import type { Resubmission } from './acts';
import { DoorQueue } from './door-queue';
import { fingerprintOf } from './fingerprint';
import { PermitLives } from './permit-lives';
import { permitUnknown, sameAnswer, staleSequence, type CommandAnswer } from './permit-problems';
import { ticketsOf } from './submission-faults';
import { recordedAnswer } from './recorded-answer';
import { SubmissionDesk } from './submission-desk';

@Injectable()
export class ResubmitPermit {
  constructor(
    private readonly door: SubmissionDoorReadModel,
    private readonly record: DoorReadModel,
    private readonly desk: SubmissionDesk,
    private readonly lives: PermitLives,
    private readonly queue: DoorQueue,
  ) {}

  /** @throws ProblemError 404; 409 while it isn't returned; 412; 422 with every fault at once; 503 */
  run(resubmission: Resubmission): Promise<CommandAnswer> {
    return this.queue.through(() => this.resubmit(resubmission));
  }

  private async resubmit(resubmission: Resubmission): Promise<CommandAnswer> {
    const { by, number, key, body, expectedSequence } = resubmission;
    const { tenant } = by;
    const fingerprint = fingerprintOf({ ...by, route: `submit ${number}`, body });
    const left = await this.record.leftBy(tenant, number);
    if (!left) throw permitUnknown();
    const { state, chainHead, pack } = left;
    const { site = '', area = '', workPoint = '' } = body;
    const door = await this.door.look({
      tenant,
      key,
      type: state.type,
      site,
      area,
      workPoint,
      tickets: ticketsOf(body),
    });
    if (door.earlier) return sameAnswer(door.earlier, fingerprint);
    if (expectedSequence !== undefined && expectedSequence !== state.sequence)
      throw staleSequence(expectedSequence, state.sequence);

    const now = new Date().toISOString();
    const admitted = await this.desk.admit(resubmission, door, { type: state.type, pack }, now, state);
    const { resolved, command } = admitted;
    const facts = await this.desk.facts(resubmission, number, admitted, now);
    const input: PermitLifeInput = {
      tenant,
      number,
      pack: resolved.decisive,
      packHash: resolved.hash,
      run: state.run + 1,
      carried: { state, chainHead, ...(door.site && { zone: door.site.zone }) },
    };
    const envelope = {
      command,
      facts,
      correlationId: correlation.id(),
      fingerprint,
      ...(expectedSequence !== undefined && { expectedSequence }),
    };
    return (
      (await this.lives.begin(input, envelope, { site, title: resolved.pack.title })) ??
      recordedAnswer(this.record, tenant, key, fingerprint)
    );
  }
}
