/** What waits for somebody's signature, the soonest first, each with what is not as usual about it: for those who sign many. */
import { wordsFor, type Language } from '@holdpoint/contracts';
import { differences, type Difference } from '@holdpoint/permit-domain';
import { Injectable } from '@nestjs/common';
import { PackVersionStore } from '../db/pack-version.store';
import { PermitsReadModel, type PermitRow } from '../db/permits.read-model';
import { summaryOf, type PermitSummary } from './permit-view';

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
    const approvals = await Promise.all(
      states.map(async ({ state, packHash }): Promise<Approval | undefined> => {
        const row: PermitRow | undefined = shown.find(({ number }) => number === state.number);
        const pack = await this.packs.one(tenant, packHash);
        if (!row || !pack) return undefined;
        const found = differences(state, pack).map((one) => ({
          ...one,
          message: wordsFor(one.code, language, one.params),
        }));
        return { ...summaryOf(row, language), differences: found };
      }),
    );
    const due = ({ waiting }: Approval): string => waiting.dueAt ?? '9999';
    return approvals
      .filter((one): one is Approval => one !== undefined)
      .sort((one, other) => (due(one) < due(other) ? -1 : 1));
  }
}
