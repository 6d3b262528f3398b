/** The facts that the permit service owns, as they stand at a moment: one statement, asked by the door and by the worker alike. */
import type { StandingQuestion } from '@holdpoint/contracts';
import {
  standingPhases,
  type DelegationFacts,
  type DutyFacts,
  type Facts,
  type InstrumentFacts,
  type NeighbourFacts,
  type SiteFacts,
  type WorkKinds,
} from '@holdpoint/permit-domain';
import { TenantDatabase } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import { specialDays, type DayKind, type PublicCalendar } from '../app/special-days';
import { standingStatement } from './statements/standing';

interface SiteRow {
  readonly id: string;
  readonly zone: string;
  readonly night: SiteFacts['night'];
  readonly calendar: PublicCalendar;
  readonly days: Readonly<Record<string, DayKind>>;
  readonly workPoint: SiteFacts['workPoint'] | null;
}
interface StandingRow {
  readonly site: SiteRow | null;
  readonly actor: readonly string[];
  readonly delegatedToActor: readonly DelegationFacts[];
  readonly delegated: readonly DelegationFacts[];
  readonly holders: readonly { readonly duty: string; readonly person: string; readonly absent: boolean }[];
  readonly instruments: readonly { readonly id: string; readonly calibratedUntil: string | null }[];
  readonly neighbours: readonly NeighbourFacts[];
  readonly isolations: NonNullable<Facts['isolations']>;
}

@Injectable()
export class StandingReadModel {
  constructor(private readonly database: TenantDatabase) {}

  /**
   * What wasn't asked for is left out; what is asked for and unknown comes back empty, unregistered or vacant.
   * @param phases of the neighbours that count: for a decision those that stand
   * @param kinds of the neighbours that count; absent: all
   */
  async facts(
    question: StandingQuestion,
    phases: readonly string[] = standingPhases,
    kinds?: WorkKinds,
  ): Promise<Facts> {
    const { tenant, number, site, area, workPoint, duties, person, instruments, neighbours, at } = question;
    const { linked = [], line } = question;
    const window = question.window ?? { from: at, until: at };
    const rows = await this.database.read(tenant, (em) =>
      em.query<{ standing: StandingRow }[]>(standingStatement, [
        tenant,
        site,
        area,
        workPoint,
        number,
        at,
        window.from,
        window.until,
        person ?? null,
        duties,
        instruments ?? [],
        neighbours ? phases : [],
        neighbours ? linked : [],
        line ?? null,
        kinds?.types ?? null,
        kinds?.activities ?? null,
      ]),
    );
    const standing = rows[0]?.standing;
    if (!standing) throw new Error('the standing statement gives one row');
    return {
      ...(standing.site && { site: siteFacts(standing.site, window) }),
      ...(person !== undefined && {
        actor: {
          person,
          duties: standing.actor,
          // Few have any; whoever has none has nothing recorded of it.
          ...(standing.delegatedToActor.length > 0 && { delegations: standing.delegatedToActor }),
        },
      }),
      ...(duties.length > 0 && { duties: dutyFacts(duties, standing) }),
      ...(instruments && { instruments: instruments.map((id) => instrumentFacts(id, standing.instruments)) }),
      ...(neighbours && { neighbours: standing.neighbours }),
      // Few permits stand on the register, and what the others are told is recorded with every act of theirs.
      ...(standing.isolations.length > 0 && { isolations: standing.isolations }),
    };
  }
}

const siteFacts = (row: SiteRow, window: { from: string; until: string }): SiteFacts => ({
  id: row.id,
  zone: row.zone,
  specialDays: specialDays(row.calendar, row.days, window, row.zone),
  night: row.night,
  ...(row.workPoint && { workPoint: row.workPoint }),
});

function dutyFacts(
  duties: readonly string[],
  { holders: rows, delegated }: Pick<StandingRow, 'holders' | 'delegated'>,
): Readonly<Record<string, DutyFacts>> {
  const of = (duty: string): DutyFacts => {
    const held = rows.filter((row) => row.duty === duty);
    const present = new Set(held.filter(({ absent }) => !absent).map(({ person }) => person));
    const holders = [...new Set(held.map(({ person }) => person))];
    const delegations = delegated.filter((delegation) => delegation.duty === duty);
    return {
      holders,
      absent: holders.filter((holder) => !present.has(holder)),
      ...(delegations.length > 0 && { delegations }),
    };
  };
  return Object.fromEntries(duties.map((duty) => [duty, of(duty)]));
}

function instrumentFacts(id: string, rows: StandingRow['instruments']): InstrumentFacts {
  const row = rows.find((candidate) => candidate.id === id);
  return {
    id,
    registered: row !== undefined,
    ...(row?.calibratedUntil && { calibratedUntil: row.calibratedUntil }),
  };
}
