/** What is done to a published version afterwards: its trial widened or ended, rolled back, retired. Running permits keep what they began with (L2). */
import { ReceiptStore } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { EditionsReadModel } from '../../db/editions.read-model';
import { EditionStore, type EditionAct, type EditionRow } from '../../db/edition.store';
import { receiptOf, type AdministrativeAct } from '../administration';
import { PackShelf } from '../pack-shelf';
import { concernsOf } from './concerns';
import { tellPublished, tellRetired } from './edition-news';
import { editionIs, editionUnknown, refuseAll } from './edition-problems';
import { faultsOf, reasonOf, unheldOf, vacantAccepted } from './edition-report';
import { lineOf } from './edition-stack';
import { editionView, type EditionView } from './edition-view';
import { judgeChange, type Change } from './judge-edition';
import { LookAround, unknownSites, type Surroundings } from './surroundings';

export interface GivenSteering {
  readonly reason: string;
}
export interface GivenWidening extends GivenSteering {
  /** Sites where it goes on being tried, these and no others; absent: it holds everywhere. */
  readonly pilot?: readonly string[];
  readonly vacantAccepted?: boolean;
}
export interface GivenRetirement extends GivenSteering {
  /** Absent: now. */
  readonly at?: string;
}
interface Steering {
  readonly em: EntityManager;
  readonly act: AdministrativeAct;
  readonly row: EditionRow;
  readonly around: Surroundings;
}

@Injectable()
export class SteerEdition {
  constructor(
    private readonly receipts: ReceiptStore,
    private readonly editions: EditionStore,
    private readonly reading: EditionsReadModel,
    private readonly packs: PackShelf,
    private readonly lookAround: LookAround,
  ) {}

  /** @throws ProblemError 404; 409 `edition-not-published`, `edition-not-pilot`; 422 as at publication */
  widen(act: AdministrativeAct, id: string, given: GivenWidening): Promise<EditionView> {
    return this.steer(act, id, 'widen', given, async (steering) => {
      const { em, row, around } = steering;
      if (row.pilot === null) throw editionIs('edition-not-pilot', '/pilot');
      refuseAll('edition-refused', unknownSites(given.pilot ?? [], around));
      const after = { ...row, pilot: given.pilot ?? null };
      const { unheld, concerns } = await this.judged(steering, after, new Date());
      if (!given.vacantAccepted) refuseAll('edition-duties-vacant', unheld.map(reasonOf));
      await this.editions.pilotTo(em, act.by.tenant, id, given.pilot);
      const details = {
        pilot: given.pilot ?? null,
        ...vacantAccepted(unheld),
      };
      await this.keep(steering, 'widened', given, details);
      await tellPublished(em, act.by, after, 'widened', concerns);
    });
  }

  /** @throws ProblemError 404; 409 `edition-not-published`; 422 when what held before no longer makes sense */
  rollBack(act: AdministrativeAct, id: string, given: GivenSteering): Promise<EditionView> {
    return this.steer(act, id, 'roll back', given, async (steering) => {
      const at = new Date();
      const { concerns } = await this.judged(steering, { ...steering.row, state: 'withdrawn' }, at);
      await this.editions.withdraw(steering.em, act.by.tenant, id);
      await this.keep(steering, 'rolled-back', given, {});
      await tellRetired(steering.em, act.by, steering.row, 'rolled-back', at, concerns);
    });
  }

  /** @throws ProblemError 404; 409 `edition-not-published`, `edition-in-pilot`; 422 when what lies on it no longer fits */
  retire(act: AdministrativeAct, id: string, given: GivenRetirement): Promise<EditionView> {
    return this.steer(act, id, 'retire', given, async (steering) => {
      const { em, row } = steering;
      // Its going would end what its neighbours work by.
      if (row.pilot !== null) throw editionIs('edition-in-pilot', '/pilot', { sites: [...row.pilot] });
      const now = new Date();
      const at = given.at === undefined ? now : new Date(given.at);
      if (at < now) refuseAll('edition-refused', [{ code: 'effective-in-past', field: '/at' }]);
      const { concerns } = await this.judged(steering, { ...row, retiredAt: at }, at, row.version ?? 0);
      await this.editions.retire(em, act.by.tenant, lineOf(row), row.version ?? 0, at);
      await this.keep(steering, 'retired', given, { at: at.toISOString() });
      await tellRetired(em, act.by, row, 'retired', at, concerns);
    });
  }

  private async steer(
    act: AdministrativeAct,
    id: string,
    what: string,
    given: object,
    work: (steering: Steering) => Promise<void>,
  ): Promise<EditionView> {
    const { tenant } = act.by;
    const [seen, around] = await Promise.all([this.reading.one(tenant, id), this.lookAround.run(tenant)]);
    if (!seen) throw editionUnknown();
    return this.receipts.once(receiptOf(act, `${what} edition ${id}`, given), async (em) => {
      await this.editions.lock(em, tenant, seen);
      const row = (await this.editions.hold(em, tenant, id))!;
      const over = row.retiredAt !== null && row.retiredAt <= new Date();
      if (row.state !== 'published' || over) throw editionIs('edition-not-published', '/standing');
      await work({ em, act, row, around });
      return editionView((await this.editions.hold(em, tenant, id))!, new Date());
    });
  }

  /** What holds afterwards has to make sense everywhere; the duties that nobody holds, and whom it concerns, are given back. */
  private async judged({ em, act, row, around }: Steering, changed: EditionRow, at: Date, upTo = -1) {
    const line = lineOf(row);
    const before = await this.reading.published(em, act.by.tenant, row.pack, row.type);
    const onLine = (one: EditionRow): boolean => JSON.stringify(lineOf(one)) === JSON.stringify(line);
    const after = before.map((one) => {
      if (one.id === row.id) return changed;
      return onLine(one) && (one.version ?? 0) <= upTo ? { ...one, retiredAt: changed.retiredAt } : one;
    });
    const change: Change = { line, edition: row.id, before, after, at };
    const report = judgeChange(this.packs, change, around);
    refuseAll('edition-refused', faultsOf(report).map(reasonOf));
    return { unheld: unheldOf(report), concerns: concernsOf(this.packs, change, around, report.vacant) };
  }

  private keep(
    { em, act, row }: Steering,
    done: EditionAct,
    { reason }: GivenSteering,
    details: object,
  ): Promise<void> {
    return this.editions.keep(em, act.by.tenant, row.id, { act: done, actor: act.by.person, reason, details });
  }
}
