/** What waits for somebody's signature, the soonest first, each with what is not as usual about it: for those who sign many. */
import type { Language } from '@holdpoint/contracts';
import { differences, signableBy, type Difference, type Instant } from '@holdpoint/permit-domain';
import { Injectable } from '@nestjs/common';
import { DelegationStore } from '../db/delegation.store';
import { PackVersionStore } from '../db/pack-version.store';
import { PermitsReadModel } from '../db/permits.read-model';
import { summaryOf, type PermitSummary } from './permit-view';
import { worded } from './worded';

export interface Approval extends PermitSummary {
  readonly differences: readonly (Difference & { readonly message: string })[];
  /** In whose place the caller would sign, where it isn't by a duty of their own. */
  readonly byDelegation?: { readonly id: string; readonly for: string; readonly until: Instant };
}

@Injectable()
export class ListApprovals {
  constructor(
    private readonly permits: PermitsReadModel,
    private readonly packs: PackVersionStore,
    private readonly delegations: DelegationStore,
  ) {}

  async run(
    tenant: string,
    person: string,
    limit: number,
    language: Language,
    now: Instant,
  ): Promise<readonly Approval[]> {
    const rows = await this.permits.list(tenant, { waitingOnPerson: person, phase: ['inApproval'] }, { limit });
    const shown = rows.slice(0, limit);
    const numbers = shown.map(({ number }) => number);
    const [states, rights] = await Promise.all([
      this.permits.states(tenant, numbers),
      this.delegations.rightsOn(tenant, person, numbers, now),
    ]);
    const packs = await this.packs.all(tenant, [...new Set(states.map(({ packHash }) => packHash))]);
    const approvals = states.flatMap(({ state, packHash }): Approval[] => {
      const row = shown.find(({ number }) => number === state.number);
      const pack = packs.get(packHash);
      if (!row || !pack) return [];
      const found = differences(state, pack).map((one) => worded(one, language));
      const { duties = [], delegations = [] } = rights.find(({ number }) => number === row.number) ?? {};
      const delegation = signableBy(duties, delegations, state, pack, now);
      // Within a delegation's dates, and still beyond what it gives: the stage is signed in person, or the holder has signed.
      if (delegation === 'nothing') return [];
      return [
        {
          ...summaryOf(row, language),
          differences: found,
          ...(delegation && {
            byDelegation: { id: delegation.id, for: delegation.by, until: delegation.until },
          }),
        },
      ];
    });
    const due = ({ waiting }: Approval): string => waiting.dueAt ?? '9999';
    return approvals.sort((one, other) => (due(one) < due(other) ? -1 : 1));
  }
}
