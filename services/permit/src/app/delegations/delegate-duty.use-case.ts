/** A holder of a duty lets somebody of the site sign in their place: with dates, limits and a reason, written down once and for all (P1). */
import { randomUUID } from 'node:crypto';
import { appendToOutbox } from '@holdpoint/outbox';
import type { Instant } from '@holdpoint/permit-domain';
import { ProblemError, type ProblemReasonInput, ReceiptStore } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import { DelegationStore, type NewDelegation } from '../../db/delegation.store';
import { receiptOf, type AdministrativeAct } from '../administration';
import { coveredLevels, signedInPerson, type GivenLimit } from './covered-levels';
import { delegationNews, delegationView, type DelegationView } from './delegations';
import { SitePacks } from './site-packs';

export interface GivenDelegation {
  readonly delegate: string;
  readonly duties: readonly string[];
  readonly sites: readonly string[];
  /** Absent: every permit of the sites. */
  readonly covers?: readonly GivenLimit[];
  readonly from: Instant;
  readonly until: Instant;
  readonly reason: string;
}

@Injectable()
export class DelegateDuty {
  constructor(
    private readonly receipts: ReceiptStore,
    private readonly delegations: DelegationStore,
    private readonly packs: SitePacks,
  ) {}

  /** @throws ProblemError 422 with every reason: `delegation-*`, `span-backwards`, `span-over` */
  async run(act: AdministrativeAct, given: GivenDelegation, now: Instant): Promise<DelegationView> {
    const { tenant, person } = act.by;
    return this.receipts.once(receiptOf(act, 'delegation', given), async (em) => {
      const packs = (await Promise.all(given.sites.map((site) => this.packs.of(tenant, site)))).flat();
      const limits = given.covers && coveredLevels(given.covers, packs);
      const covers = limits?.covers;
      const faults = [
        ...spanFaults(given, now),
        ...(given.delegate === person ? [{ code: 'delegation-to-yourself', field: '/delegate' }] : []),
        ...(limits?.faults ?? []),
        ...(await this.peopleFaults(tenant, person, given, now)),
        ...signedInPerson(given.duties, covers, packs),
      ];
      if (faults.length > 0) throw new ProblemError(422, 'fields-invalid', faults);

      const { delegate, duties, sites, from, until, reason } = given;
      const delegation: NewDelegation = {
        id: randomUUID(),
        holder: person,
        delegate,
        duties,
        sites,
        ...(covers && { covers }),
        from,
        until,
        reason,
        grantedAt: now,
      };
      await this.delegations.add(em, tenant, delegation);
      await appendToOutbox(em, delegationNews(tenant, delegation));
      return delegationView(delegation, now);
    });
  }

  /** Only who holds a duty in their own right delegates it, and only to somebody of each site. */
  private async peopleFaults(
    tenant: string,
    person: string,
    { delegate, duties, sites }: GivenDelegation,
    now: Instant,
  ): Promise<readonly ProblemReasonInput[]> {
    const [own, delegated, theirs] = await Promise.all([
      this.delegations.dutiesOf(tenant, person, now),
      this.delegations.delegatedTo(tenant, person, now),
      this.delegations.dutiesOf(tenant, delegate, now),
    ]);
    const wanted = sites.flatMap((site) => duties.map((duty) => ({ site, duty })));
    const among = (
      held: readonly { site: string; duty: string }[],
      { site, duty }: { site: string; duty: string },
    ): boolean => held.some((one) => one.site === site && one.duty === duty);
    return [
      ...wanted
        .filter((one) => !among(own, one))
        .map((one) => ({
          code: among(delegated, one) ? 'delegation-chain' : 'delegation-not-yours',
          params: one,
          field: '/duties',
        })),
      ...sites
        .filter((site) => !theirs.some((one) => one.site === site))
        .map((site) => ({
          code: 'delegation-not-admissible',
          params: { person: delegate, site },
          field: '/delegate',
        })),
    ];
  }
}

const spanFaults = ({ from, until }: GivenDelegation, now: Instant): readonly ProblemReasonInput[] => [
  ...(until <= from ? [{ code: 'span-backwards', field: '/until' }] : []),
  ...(until <= now ? [{ code: 'span-over', field: '/until' }] : []),
];
