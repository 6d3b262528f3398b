/** Submits a permit: refused at the door with everything that the form alone shows, else numbered once and begun with its first act (T3, P2). */
import type { PermitLifeInput } from '@holdpoint/contracts';
import type { Instant } from '@holdpoint/permit-domain';
import { correlation } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import { DoorReadModel } from '../db/door.read-model';
import { SubmissionDoorReadModel, type SubmissionDoor } from '../db/submission-door.read-model';
import { SubmissionStore } from '../db/submission.store';
import type { GivenSubmission, Submission } from './acts';
import { dateThere } from './admit-submission';
import { DoorQueue } from './door-queue';
import { fingerprintOf } from './fingerprint';
import type { ResolvedPack } from './pack-shelf';
import { PermitLives } from './permit-lives';
import { keyReused, sameAnswer, type CommandAnswer } from './permit-problems';
import { recordedAnswer } from './recorded-answer';
import { SubmissionDesk } from './submission-desk';
import { missingFields, requiredField, submissionProblem, ticketsOf } from './submission-faults';

@Injectable()
export class SubmitPermit {
  constructor(
    private readonly door: SubmissionDoorReadModel,
    private readonly record: DoorReadModel,
    private readonly desk: SubmissionDesk,
    private readonly numbers: SubmissionStore,
    private readonly lives: PermitLives,
    private readonly queue: DoorQueue,
  ) {}

  /** @throws ProblemError 422 with every fault at once; 503 */
  run(submission: Submission): Promise<CommandAnswer> {
    return this.queue.through(() => this.submit(submission));
  }

  private async submit(submission: Submission): Promise<CommandAnswer> {
    const { by, key, body, asked, pack } = submission;
    const { tenant } = by;
    const fingerprint = fingerprintOf({ ...by, ...asked });
    const { type, site } = placed(submission);
    const { area = '', workPoint = '' } = body;
    const door = await this.door.look({ tenant, key, type, site, area, workPoint, tickets: ticketsOf(body) });
    if (door.earlier) return sameAnswer(door.earlier, fingerprint);

    const now = new Date().toISOString();
    const admitted = await this.desk.admit(submission, door, { type, pack }, now);
    const { resolved, command } = admitted;
    const number = await this.number(submission, fingerprint, resolved, door, now);
    const facts = await this.desk.facts(submission, number, admitted, now);
    const input: PermitLifeInput = { tenant, number, pack: resolved.decisive, packHash: resolved.hash, run: 1 };
    const envelope = { command, facts, correlationId: correlation.id(), fingerprint };
    return (
      (await this.lives.begin(input, envelope, { site, title: resolved.pack.title })) ??
      recordedAnswer(this.record, tenant, key, fingerprint)
    );
  }

  private async number(
    { by: { tenant }, key }: Submission,
    fingerprint: string,
    { pack: { prefix } }: ResolvedPack,
    door: SubmissionDoor,
    at: Instant,
  ): Promise<string> {
    const year = Number(dateThere(door, at).slice(0, 4));
    const found = door.given ?? (await this.numbers.numberFor({ tenant, key, fingerprint, prefix, year, at }));
    if (found.fingerprint !== fingerprint) throw keyReused();
    return found.number;
  }
}

/** Without a type and a site there are no rules to hold the form against: then all that any form has is named. */
function placed({ type, body }: Submission): { type: string; site: string } {
  if (type !== undefined && body.site !== undefined) return { type, site: body.site };
  const lists: readonly (keyof GivenSubmission)[] = ['people', 'form'];
  const missing = [
    ...(type === undefined ? [requiredField('type')] : []),
    ...missingFields(body),
    ...lists.filter((name) => body[name] === undefined).map(requiredField),
  ];
  throw submissionProblem(missing, undefined) ?? new Error('a submission without type or site lacks something');
}
