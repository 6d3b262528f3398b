/** Says who holds a duty at a site or area, from when until when, and who is away; tells the world, and names the duties left vacant (T2). */
import { assignmentChanged, topics, type AssignmentChangedData, type Language } from '@holdpoint/contracts';
import { appendToOutbox } from '@holdpoint/outbox';
import { ProblemError, type ProblemReasonInput, ReceiptStore } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import { AdministrationStore, type DutyHolder } from '../db/administration.store';
import { onceOrUnknown, receiptOf, type AdministrativeAct } from './administration';
import { FindVacantDuties, type VacantDuty } from './find-vacant-duties.use-case';

export interface Assignment {
  readonly site: string;
  readonly area?: string;
  readonly duty: string;
  readonly holders: readonly DutyHolder[];
}
export type AssignmentAnswer = Assignment & { readonly vacant: readonly VacantDuty[] };

const backwards = (from: string | undefined, until: string | undefined): boolean =>
  from !== undefined && until !== undefined && until <= from;

function faultsOf({ holders }: Assignment): ProblemReasonInput[] {
  return holders.flatMap(({ from, until, absentFrom, absentUntil }, at) => [
    ...(backwards(from, until) ? [{ code: 'span-backwards', field: `/holders/${at}/until` }] : []),
    ...(backwards(absentFrom, absentUntil) ? [{ code: 'span-backwards', field: `/holders/${at}/absentUntil` }] : []),
    ...(absentUntil !== undefined && absentFrom === undefined
      ? [{ code: 'field-required', field: `/holders/${at}/absentFrom` }]
      : []),
  ]);
}

@Injectable()
export class AssignDuty {
  constructor(
    private readonly receipts: ReceiptStore,
    private readonly store: AdministrationStore,
    private readonly vacancies: FindVacantDuties,
  ) {}

  /** @throws ProblemError 404 `site-unknown`, `area-unknown`; 422 */
  async run(act: AdministrativeAct, assignment: Assignment, language: Language): Promise<AssignmentAnswer> {
    const faults = faultsOf(assignment);
    if (faults.length > 0) throw new ProblemError(422, 'fields-invalid', faults);
    const { tenant } = act.by;
    const { site, area, duty, holders } = assignment;
    const place = `${site}/${area ?? '*'}/${duty}`;
    const receipt = receiptOf(act, `duty ${place}`, assignment);
    await onceOrUnknown(this.receipts, receipt, 'site-unknown', async (em) => {
      if (area !== undefined && !(await this.store.areaKnown(em, tenant, site, area)))
        throw new ProblemError(404, 'area-unknown', [], { params: { area } });
      await this.store.putHolders(em, tenant, { site, duty, ...(area !== undefined && { area }) }, holders);
      const data: AssignmentChangedData = { site, duty, holders, ...(area !== undefined && { area }) };
      await appendToOutbox(em, { topic: topics.assignment, key: place, type: assignmentChanged, tenant, data });
      return null;
    });
    return { ...assignment, vacant: await this.vacancies.run(tenant, site, language) };
  }
}
