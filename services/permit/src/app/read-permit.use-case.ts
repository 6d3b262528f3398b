/** One permit and its transitions, for whoever may read the tenant's permits. */
import type { Language } from '@holdpoint/contracts';
import { Injectable } from '@nestjs/common';
import { PermitsReadModel, type TransitionRow } from '../db/permits.read-model';
import { FindConflicts } from './find-conflicts.use-case';
import { permitUnknown } from './permit-problems';
import { viewOf, type PermitView } from './permit-view';

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
    return viewOf(row, tenant, language, await this.conflicts.warnings(row.state, row.resolved, language));
  }

  /** @throws ProblemError 404; a permit has at least its submission */
  async transitions(tenant: string, number: string, after: number, limit: number): Promise<TransitionView[]> {
    const rows = await this.permits.transitions(tenant, number, after, limit);
    if (rows.length === 0 && after === 0) throw permitUnknown();
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  }
}
