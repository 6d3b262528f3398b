/** Takes a delegation back, at once: by who gave it, who has it, or the administrators. */
import { appendToOutbox } from '@holdpoint/outbox';
import type { Instant } from '@holdpoint/permit-domain';
import { ProblemError, ReceiptStore } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import { DelegationStore } from '../../db/delegation.store';
import { receiptOf, type AdministrativeAct } from '../administration';
import { delegationNews, delegationUnknown, delegationView, type DelegationView } from './delegations';

@Injectable()
export class WithdrawDelegation {
  constructor(
    private readonly receipts: ReceiptStore,
    private readonly delegations: DelegationStore,
  ) {}

  /**
   * @param administrator whether the caller may administer
   * @throws ProblemError 404 for somebody else's; 409 `delegation-over`
   */
  run(
    act: AdministrativeAct,
    id: string,
    reason: string,
    administrator: boolean,
    now: Instant,
  ): Promise<DelegationView> {
    const { tenant, person } = act.by;
    return this.receipts.once(receiptOf(act, `delegation ${id} withdrawal`, { reason }), async (em) => {
      const given = await this.delegations.one(tenant, id);
      if (!given || !(administrator || [given.holder, given.delegate].includes(person))) throw delegationUnknown();
      const { standing } = delegationView(given, now);
      const standsYet = standing === 'planned' || standing === 'inForce';
      const at = standsYet ? await this.delegations.withdraw(em, tenant, id, { by: person, reason }) : undefined;
      if (at === undefined) throw new ProblemError(409, 'delegation-over');
      const view = delegationView({ ...given, withdrawn: { by: person, reason, at } }, now);
      await appendToOutbox(em, delegationNews(tenant, view));
      return view;
    });
  }
}
