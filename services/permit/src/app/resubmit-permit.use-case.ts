/** Submits a returned permit again: a new run under the same number, by the rules of today, going on with its sequence. */
import type { PermitLifeInput } from '@holdpoint/contracts';
import { correlation } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import { DoorReadModel } from '../db/door.read-model';
import { PackVersionStore } from '../db/pack-version.store';
import { SubmissionDoorReadModel } from '../db/submission-door.read-model';
import type { Resubmission } from './acts';
import { BindAttachments } from './bind-attachments';
import { chainDuties } from './chain-duties';
import { admitSubmission, packHere } from './admit-submission';
import { DecisionFacts } from './decision-facts';
import { DoorQueue } from './door-queue';
import { fingerprintOf } from './fingerprint';
import { MarkCopied } from './mark-copied';
import { PackShelf } from './pack-shelf';
import { PermitLives } from './permit-lives';
import { placeOfSubmission } from './place';
import { permitEnded, permitUnknown, sameAnswer, staleSequence, type CommandAnswer } from './permit-problems';

@Injectable()
export class ResubmitPermit {
  constructor(
    private readonly door: SubmissionDoorReadModel,
    private readonly record: DoorReadModel,
    private readonly decision: DecisionFacts,
    private readonly versions: PackVersionStore,
    private readonly packs: PackShelf,
    private readonly lives: PermitLives,
    private readonly queue: DoorQueue,
    private readonly attachments: BindAttachments,
    private readonly copies: MarkCopied,
  ) {}

  /** @throws ProblemError 404; 409 while it isn't returned; 412; 422 with every fault at once; 503 */
  run(resubmission: Resubmission): Promise<CommandAnswer> {
    return this.queue.through(() => this.resubmit(resubmission));
  }

  private async resubmit(resubmission: Resubmission): Promise<CommandAnswer> {
    const { by, number, key, body, expectedSequence } = resubmission;
    const { tenant, person } = by;
    const fingerprint = fingerprintOf({ ...by, route: `submit ${number}`, body });
    const left = await this.record.leftBy(tenant, number);
    if (!left) throw permitUnknown();
    const { state, chainHead, pack } = left;
    const { site = '', area = '', workPoint = '' } = body;
    const door = await this.door.look({ tenant, key, type: state.type, site, area, workPoint });
    if (door.earlier) return sameAnswer(door.earlier, fingerprint);
    if (expectedSequence !== undefined && expectedSequence !== state.sequence)
      throw staleSequence(expectedSequence, state.sequence);

    const now = new Date().toISOString();
    const resolved = packHere(this.packs, door, { type: state.type, pack }, now);
    const bound = await this.attachments.ofForm(tenant, body.form ?? {}, resolved.pack.form);
    const { copied, faults } = await this.copies.of(tenant, body.copied, bound.form, resolved.pack);
    const given = {
      ...resubmission,
      body: { ...body, ...(body.form && { form: bound.form }), ...(copied && { copied }) },
    };
    const command = admitSubmission(given, door, resolved.pack, now, state, [...bound.faults, ...faults]);
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
    const reply = await this.lives.begin(input, envelope, { site, title: resolved.pack.title });
    if (reply) return reply;
    const earlier = await this.record.earlier(tenant, key);
    if (!earlier) throw permitEnded();
    return sameAnswer(earlier, fingerprint);
  }
}
