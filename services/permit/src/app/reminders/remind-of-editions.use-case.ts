/** Reminds, on the day before, of rules that begin or end: who has to act by then is looked for again (T2, L2). */
import { packDue, topics, type PackDueData } from '@holdpoint/contracts';
import { appendToOutbox } from '@holdpoint/outbox';
import type { Instant } from '@holdpoint/permit-domain';
import { TenantDatabase } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import { EditionsReadModel } from '../../db/editions.read-model';
import { EditionStore, type EditionRow } from '../../db/edition.store';
import { ReminderStore, type TurningEdition } from '../../db/reminder.store';
import { concernsOf } from '../editions/concerns';
import { keyOf, named } from '../editions/edition-news';
import { editionsAt, lineOf } from '../editions/edition-stack';
import { judgeChange, placesOf, type Change } from '../editions/judge-edition';
import { LookAround, type Surroundings } from '../editions/surroundings';
import { PackShelf } from '../pack-shelf';

@Injectable()
export class RemindOfEditions {
  constructor(
    private readonly database: TenantDatabase,
    private readonly store: ReminderStore,
    private readonly editions: EditionStore,
    private readonly reading: EditionsReadModel,
    private readonly packs: PackShelf,
    private readonly lookAround: LookAround,
  ) {}

  due(at: Instant): Promise<TurningEdition[]> {
    return this.store.turningEditions(at);
  }

  /** @returns whether a reminder went out: not for what was rolled back or overtaken meanwhile */
  async remind(turning: TurningEdition, at: Instant): Promise<boolean> {
    const { tenant, edition, turn } = turning;
    const [seen, around] = await Promise.all([this.reading.one(tenant, edition), this.lookAround.run(tenant)]);
    if (!seen) return false;
    return this.database.write(tenant, async (em) => {
      await this.editions.lock(em, tenant, seen);
      const row = (await this.editions.hold(em, tenant, edition))!;
      const moment = turn === 'begins' ? row.effectiveFrom : row.retiredAt;
      if (row.state !== 'published' || moment === null) return false;
      if (!(await this.store.keepReminder(em, turning, moment, at))) return false;
      const after = await this.reading.published(em, tenant, row.pack, row.type);
      const change: Change = { line: lineOf(row), edition, before: beforeThe(turn, row, after), after, at: moment };
      if (turn === 'begins' && !holdsAnywhere(change, around)) return false;
      const { vacant } = judgeChange(this.packs, change, around);
      const data: PackDueData = {
        ...named(row),
        concerns: concernsOf(this.packs, change, around, vacant),
        turn,
        at: moment.toISOString(),
      };
      await appendToOutbox(em, { topic: topics.pack, type: packDue, key: keyOf(row), tenant, time: at, data });
      return true;
    });
  }
}

/** What is published, without the turn that is coming. */
function beforeThe(turn: TurningEdition['turn'], row: EditionRow, after: readonly EditionRow[]): readonly EditionRow[] {
  if (turn === 'begins') return after.filter(({ id }) => id !== row.id);
  const ending = row.retiredAt?.getTime();
  return after.map((one) => (one.retiredAt?.getTime() === ending ? { ...one, retiredAt: null } : one));
}

/** A later version on its line that holds by then has taken its place. */
const holdsAnywhere = (change: Change, around: Surroundings): boolean =>
  placesOf(change, around).some((place) =>
    editionsAt(change.after, place, change.at).some(({ id }) => id === change.edition),
  );
