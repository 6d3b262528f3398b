/** One permit and its transitions, for whoever may read the tenant's permits. */
import type { Language } from '@holdpoint/contracts';
import { Injectable } from '@nestjs/common';
import { PermitsReadModel, type PermitRow, type TransitionRow } from '../db/permits.read-model';
import { FindConflicts } from './find-conflicts.use-case';
import { permitUnknown } from './permit-problems';
import { viewOf, type PermitView, type ReturnedView } from './permit-view';
import { worded } from './worded';

export type TransitionView = Omit<TransitionRow, 'at'> & { readonly at: string };

@Injectable()
export class ReadPermit {
  constructor(
    private readonly permits: PermitsReadModel,
    private readonly conflicts: FindConflicts,
  ) {}

  /** @throws ProblemError 404 */
  async one(tenant: string, number: string, language: Language): Promise<PermitView> {
    const row = await this.permits.one(tenant, number);
    if (!row) throw permitUnknown();
    const [warnings, returned] = await Promise.all([
      this.conflicts.warnings(row.state, row.resolved, language),
      row.phase === 'returned' ? this.returned(tenant, row, language) : undefined,
    ]);
    return { ...viewOf(row, tenant, language, warnings), ...(returned && { returned }) };
  }

  /** Why it came back: the row says that it did, the record what is to be mended. */
  private async returned(
    tenant: string,
    { number, sequence }: PermitRow,
    language: Language,
  ): Promise<ReturnedView | undefined> {
    const event = (await this.permits.eventsAt(tenant, number, sequence)).find(({ name }) => name === 'returned');
    if (event?.name !== 'returned') return undefined;
    const { stage, reasons } = event.body;
    return { ...(stage !== undefined && { stage }), reasons: reasons.map((one) => worded(one, language)) };
  }

  /** @throws ProblemError 404; a permit has at least its submission */
  async transitions(tenant: string, number: string, after: number, limit: number): Promise<TransitionView[]> {
    const rows = await this.permits.transitions(tenant, number, after, limit);
    if (rows.length === 0 && after === 0) throw permitUnknown();
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  }
}
