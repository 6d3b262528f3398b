/** What a first and a later submission have alike at the door: the rules they come under, the form bound and admitted, the facts it is decided on. */
import type { CommandOf, Facts, Instant, PermitState } from '@holdpoint/permit-domain';
import { Injectable } from '@nestjs/common';
import { PackVersionStore } from '../db/pack-version.store';
import type { SubmissionDoor } from '../db/submission-door.read-model';
import type { Resubmission, Submission } from './acts';
import { admitSubmission, packHere } from './admit-submission';
import { BindAttachments } from './bind-attachments';
import { chainDuties } from './chain-duties';
import { DecisionFacts } from './decision-facts';
import { MarkCopied } from './mark-copied';
import { PackShelf, type ResolvedPack } from './pack-shelf';
import { placeOfSubmission } from './place';

export interface AdmittedSubmission {
  readonly resolved: ResolvedPack;
  readonly command: CommandOf<'submit'>;
}

@Injectable()
export class SubmissionDesk {
  constructor(
    private readonly packs: PackShelf,
    private readonly attachments: BindAttachments,
    private readonly copies: MarkCopied,
    private readonly versions: PackVersionStore,
    private readonly decision: DecisionFacts,
  ) {}

  /**
   * @param before the permit that was returned, for a later submission
   * @throws ProblemError 422 with every fault at once
   */
  async admit(
    submission: Submission | Resubmission,
    door: SubmissionDoor,
    wanted: { readonly type: string; readonly pack?: string },
    now: Instant,
    before?: PermitState,
  ): Promise<AdmittedSubmission> {
    const { by, body } = submission;
    const resolved = packHere(this.packs, door, wanted, now);
    const bound = await this.attachments.ofForm(by.tenant, body.form ?? {}, resolved.pack.form);
    const { copied, faults } = await this.copies.of(by.tenant, body.copied, bound.form, resolved.pack);
    const given = {
      ...submission,
      body: { ...body, ...(body.form && { form: bound.form }), ...(copied && { copied }) },
    };
    const command = admitSubmission(given, door, resolved.pack, now, before, [...bound.faults, ...faults]);
    return { resolved, command };
  }

  /** Keeps the rules that it is decided by, and gathers what it is decided on. */
  async facts(
    { by: { tenant, person } }: Submission | Resubmission,
    number: string,
    { resolved, command }: AdmittedSubmission,
    now: Instant,
  ): Promise<Facts> {
    await this.versions.keep(tenant, resolved.hash, resolved.pack);
    return this.decision.of(
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
  }
}
