/** A past permit as a draft for a new one: what may be taken over is, what must be fresh is left out and named (L1). */
import { freshFields, mustBeFresh } from '@holdpoint/permit-domain';
import { Injectable } from '@nestjs/common';
import { PermitsReadModel, type PermitWhole } from '../db/permits.read-model';
import type { AdministrativeAct } from './administration';
import type { DraftView } from './drafts';
import { permitUnknown } from './permit-problems';
import { SaveDraft } from './save-draft.use-case';

export interface CopiedDraft extends DraftView {
  /** JSON pointers of what was taken over. */
  readonly copied: readonly string[];
  /** JSON pointers of what has to be given anew: the time, and what is looked at each time. */
  readonly fresh: readonly string[];
}

@Injectable()
export class CopyPermit {
  constructor(
    private readonly permits: PermitsReadModel,
    private readonly drafts: SaveDraft,
  ) {}

  /**
   * @param inPlaceOf whether the new ticket is drawn in place of this one (cl. 4.16, 4.17)
   * @throws ProblemError 404
   */
  async run(act: AdministrativeAct, number: string, inPlaceOf: boolean): Promise<CopiedDraft> {
    const permit = await this.permits.one(act.by.tenant, number);
    if (!permit) throw permitUnknown();
    const { fields, fresh } = partsOf(permit);
    const { site, area, workPoint, people, workOrder, form } = permit.state;
    const content = {
      site,
      area,
      workPoint,
      people,
      form: Object.fromEntries(fields.map((id) => [id, form[id]])),
      ...(workOrder !== undefined && { workOrder }),
      ...(inPlaceOf && { replaces: number }),
      copied: { from: number, fields },
    };
    const draft = await this.drafts.add(act, { type: permit.type, pack: permit.pack, content });
    const copied = ['/site', '/area', '/workPoint', '/people', ...fields.map((id) => `/form/${id}`)];
    return { ...draft, copied, fresh: ['/window', ...fresh.map((id) => `/form/${id}`)] };
  }
}

function partsOf({ state, resolved }: PermitWhole): { fields: string[]; fresh: readonly string[] } {
  const given = Object.keys(state.form);
  return { fields: given.filter((id) => !mustBeFresh(resolved, id)), fresh: freshFields(resolved, given) };
}
