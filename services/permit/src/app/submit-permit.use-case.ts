/** Submits a permit: refused at the door with everything that the form alone shows, else numbered once and begun with its first act (T3, P2). */
import type { PermitLifeInput } from '@holdpoint/contracts';
import type { Instant } from '@holdpoint/permit-domain';
import { correlation } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import { DoorReadModel } from '../db/door.read-model';
import { PackVersionStore } from '../db/pack-version.store';
import { SubmissionDoorReadModel, type SubmissionDoor } from '../db/submission-door.read-model';
import { SubmissionStore } from '../db/submission.store';
import type { GivenSubmission, Submission } from './acts';
import { BindAttachments } from './bind-attachments';
import { chainDuties } from './chain-duties';
import { admitSubmission, dateThere, packHere } from './admit-submission';
import { DecisionFacts } from './decision-facts';
import { DoorQueue } from './door-queue';
import { fingerprintOf } from './fingerprint';
import { MarkCopied } from './mark-copied';
import { PackShelf, type ResolvedPack } from './pack-shelf';
import { PermitLives } from './permit-lives';
import { placeOfSubmission } from './place';
import { keyReused, permitEnded, sameAnswer, type CommandAnswer } from './permit-problems';
import { missingFields, requiredField, submissionProblem } from './submission-faults';

@Injectable()
export class SubmitPermit {
  constructor(
    private readonly door: SubmissionDoorReadModel,
    private readonly record: DoorReadModel,
    private readonly decision: DecisionFacts,
    private readonly numbers: SubmissionStore,
    private readonly versions: PackVersionStore,
    private readonly packs: PackShelf,
    private readonly lives: PermitLives,
    private readonly queue: DoorQueue,
    private readonly attachments: BindAttachments,
    private readonly copies: MarkCopied,
  ) {}

  /** @throws ProblemError 422 with every fault at once; 503 */
  run(submission: Submission): Promise<CommandAnswer> {
    return this.queue.through(() => this.submit(submission));
  }

  private async submit(submission: Submission): Promise<CommandAnswer> {
    const { by, key, body, asked, pack } = submission;
    const { tenant, person } = by;
    const fingerprint = fingerprintOf({ ...by, ...asked });
    const { type, site } = placed(submission);
    const { area = '', workPoint = '' } = body;
    const door = await this.door.look({ tenant, key, type, site, area, workPoint });
    if (door.earlier) return sameAnswer(door.earlier, fingerprint);

    const now = new Date().toISOString();
    const resolved = packHere(this.packs, door, { type, pack }, now);
    const bound = await this.attachments.ofForm(tenant, body.form ?? {}, resolved.pack.form);
    const { copied, faults } = await this.copies.of(tenant, body.copied, bound.form, resolved.pack);
    const given = {
      ...submission,
      body: { ...body, ...(body.form && { form: bound.form }), ...(copied && { copied }) },
    };
    const command = admitSubmission(given, door, resolved.pack, now, undefined, [...bound.faults, ...faults]);
    const number = await this.number(submission, fingerprint, resolved, door, now);
    await this.versions.keep(tenant, resolved.hash, resolved.pack);
    const facts = await this.decision.of(
      {
        ...placeOfSubmission(command.body),
        tenant,
        number,
        duties: chainDuties(resolved.pack),
        person,
        instruments: [],
        at: now,
      },
      resolved.pack,
    );
    const input: PermitLifeInput = { tenant, number, pack: resolved.decisive, packHash: resolved.hash, run: 1 };
    const envelope = { command, facts, correlationId: correlation.id(), fingerprint };
    return (
      (await this.lives.begin(input, envelope, { site, title: resolved.pack.title })) ??
      this.recorded(tenant, key, fingerprint)
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

  /** Its run is over already, perhaps returned while the answer got lost: the record knows. */
  private async recorded(tenant: string, key: string, fingerprint: string): Promise<CommandAnswer> {
    const earlier = await this.record.earlier(tenant, key);
    if (!earlier) throw permitEnded();
    return sameAnswer(earlier, fingerprint);
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
