/** What waits for somebody's signature, the soonest first, each with what is not as usual about it: for those who sign many. */
import type { Language } from '@holdpoint/contracts';
import { differences, type Difference } from '@holdpoint/permit-domain';
import { Injectable } from '@nestjs/common';
import { PackVersionStore } from '../db/pack-version.store';
import { PermitsReadModel } from '../db/permits.read-model';
import { summaryOf, type PermitSummary } from './permit-view';
import { worded } from './worded';

export interface Approval extends PermitSummary {
  readonly differences: readonly (Difference & { readonly message: string })[];
}

@Injectable()
export class ListApprovals {
  constructor(
    private readonly permits: PermitsReadModel,
    private readonly packs: PackVersionStore,
  ) {}

  async run(tenant: string, person: string, limit: number, language: Language): Promise<readonly Approval[]> {
    const rows = await this.permits.list(tenant, { waitingOnPerson: person, phase: ['inApproval'] }, { limit });
    const shown = rows.slice(0, limit);
    const states = await this.permits.states(
      tenant,
      shown.map(({ number }) => number),
    );
    const packs = await this.packs.all(tenant, [...new Set(states.map(({ packHash }) => packHash))]);
    const approvals = states.flatMap(({ state, packHash }): Approval[] => {
      const row = shown.find(({ number }) => number === state.number);
      const pack = packs.get(packHash);
      if (!row || !pack) return [];
      const found = differences(state, pack).map((one) => worded(one, language));
      return [{ ...summaryOf(row, language), differences: found }];
    });
    const due = ({ waiting }: Approval): string => waiting.dueAt ?? '9999';
    return approvals.sort((one, other) => (due(one) < due(other) ? -1 : 1));
  }
}
