/** Plans an isolation: gives it its number and its first entry (P12). */
import { localDate, type IsolationBodies } from '@holdpoint/permit-domain';
import { ProblemError, ReceiptStore } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { IsolationStore, type IsolationReply } from '../db/isolation.store';
import { receiptOf } from './administration';
import { asked, isolationCommand, type IsolationRequest } from './isolation-acts';

/** 隔离 geli. */
const prefix = 'GL';

@Injectable()
export class PlanIsolation {
  constructor(
    private readonly receipts: ReceiptStore,
    private readonly register: IsolationStore,
  ) {}

  /** @throws ProblemError 403; 404 `site-unknown`, `area-unknown`; 422 with every fault at once */
  run(request: IsolationRequest): Promise<IsolationReply> {
    const { tenant } = request.by;
    const receipt = receiptOf(request, 'plan isolation', asked(request));
    return this.receipts.once(receipt, async (em) => {
      const number = await this.number(em, tenant, request.body as unknown as IsolationBodies['plan']);
      const command = isolationCommand('plan', request);
      return this.register.act(em, { tenant, number, command, fingerprint: receipt.fingerprint });
    });
  }

  /** Gapless: the counter moves on with the plan, or not at all. The year is the site's. */
  private async number(
    em: EntityManager,
    tenant: string,
    { site, area }: Pick<IsolationBodies['plan'], 'site' | 'area'>,
  ): Promise<string> {
    const [place] = await em.query<{ zone: string; known: boolean }[]>(
      `select s.zone, exists (select from area a where a.tenant = s.tenant and a.site = s.id and a.id = $3) as known
       from site s where s.tenant = $1 and s.id = $2`,
      [tenant, site, area],
    );
    if (!place)
      throw new ProblemError(404, 'site-unknown', [{ code: 'site-unknown', params: { site }, field: '/site' }]);
    if (!place.known)
      throw new ProblemError(404, 'area-unknown', [{ code: 'area-unknown', params: { area }, field: '/area' }], {
        params: { area },
      });
    const year = Number(localDate(new Date().toISOString(), place.zone).slice(0, 4));
    const [counted] = await em.query<{ last: number }[]>(
      `insert into permit_number as counter (tenant, prefix, year, last) values ($1, $2, $3, 1)
       on conflict (tenant, prefix, year) do update set last = counter.last + 1 returning last`,
      [tenant, prefix, year],
    );
    return `${prefix}-${year}-${String(counted!.last).padStart(6, '0')}`;
  }
}
