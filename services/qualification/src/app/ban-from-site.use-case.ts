/** Bans a person from one site or from all, from now or from a later moment, until an end or until it is lifted. */
import { Injectable } from '@nestjs/common';
import type { Instant } from '@holdpoint/permit-domain';
import type { EntityManager } from 'typeorm';
import type { SiteBanEntity } from '../db/entities/site-ban.entity';
import { peopleStore } from '../db/people.store';
import { banView, type BanView } from '../db/records.read-model';
import { recordsStore } from '../db/records.store';
import type { Act } from './act';
import { newId } from './new-id';
import { personUnknown, refuseFaults } from './refusals';
import { tellLoss } from './tell-loss';

export interface BanInput {
  readonly person: string;
  /** Absent: every site of the tenant. */
  readonly site?: string;
  readonly reason: string;
  /** Absent: now. */
  readonly from?: Instant;
  readonly until?: Instant;
}

@Injectable()
export class BanFromSite {
  async run(em: EntityManager, act: Act, input: BanInput): Promise<BanView> {
    if (!(await peopleStore.find(em, act.tenant, input.person))) throw personUnknown();
    const from = input.from ?? act.at;
    refuseFaults([
      ...(input.until !== undefined && input.until <= from ? [{ code: 'times-reversed', field: '/until' }] : []),
      ...(input.until !== undefined && input.until <= act.at ? [{ code: 'time-in-past', field: '/until' }] : []),
    ]);
    const begun = from <= act.at;
    const ban: SiteBanEntity = {
      tenant: act.tenant,
      id: newId('ban'),
      writtenBy: act.by,
      writtenAt: act.at,
      person: input.person,
      site: input.site ?? null,
      reason: input.reason,
      from,
      until: input.until ?? null,
      // One that begins later is told by the sweep when it does.
      toldAt: begun ? act.at : null,
      liftedAt: null,
      liftedBy: null,
      liftedBecause: null,
    };
    await recordsStore.addBan(em, ban);
    if (begun)
      await tellLoss(em, act, {
        person: input.person,
        reason: 'banned',
        ...(input.site !== undefined && { site: input.site }),
      });
    return banView(ban);
  }
}
