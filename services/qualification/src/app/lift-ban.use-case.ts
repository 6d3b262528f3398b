/** Lifts a ban before its end; it stays in the archive. A suspended permit isn't resumed by it: people do that. */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { banView, type BanView } from '../db/records.read-model';
import { recordsStore } from '../db/records.store';
import type { Act } from './act';
import { banIsOver, banUnknown } from './refusals';

@Injectable()
export class LiftBan {
  async run(em: EntityManager, act: Act, id: string, input: { readonly reason: string }): Promise<BanView> {
    const ban = await recordsStore.lockBan(em, act.tenant, id);
    if (!ban) throw banUnknown();
    if (ban.liftedAt !== null || (ban.until !== null && ban.until <= act.at)) throw banIsOver();
    const change = { liftedAt: act.at, liftedBy: act.by, liftedBecause: input.reason };
    await recordsStore.updateBan(em, act.tenant, id, change);
    return banView({ ...ban, ...change });
  }
}
