/** Permits as people and systems look for them: lists by filter with keyset pages, one permit, its transitions. */
import type { Transition, TransitionBody } from '@holdpoint/contracts';
import type {
  CommandName,
  EventName,
  Instant,
  PermitEvent,
  PermitState,
  Phase,
  TypePack,
} from '@holdpoint/permit-domain';
import { prepared, TenantDatabase } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import { PackVersionStore } from './pack-version.store';
import { delegationCounts } from './statements/delegations';

export interface PermitFilter {
  readonly type?: string;
  readonly level?: string;
  readonly phase?: readonly Phase[];
  readonly live?: boolean;
  readonly site?: string;
  readonly area?: string;
  /** Anyone named on the permit, the applicant too. */
  readonly person?: string;
  /** A duty or a role that the permit waits for. */
  readonly waitingOn?: string;
  /** Permits that wait for this person now, by duty at the place, by role on the permit, or by somebody's delegation. */
  readonly waitingOnPerson?: string;
  readonly workOrder?: string;
  /** Permits whose window touches this span. */
  readonly from?: Instant;
  readonly until?: Instant;
  /** Permits whose last transition isn't older; they come oldest change first, for whoever keeps a copy in step. */
  readonly changedSince?: Instant;
}
export interface PageQuestion {
  readonly limit: number;
  /** The last row of the page before, by what the list is ordered by: when it was submitted, or when it changed. */
  readonly after?: { readonly at: Instant; readonly number: string };
}

export interface PermitRow {
  readonly number: string;
  readonly type: string;
  readonly pack: string;
  readonly packVersion: string;
  readonly packHash: string;
  readonly level: string;
  readonly phase: Phase;
  readonly live: boolean;
  readonly site: string;
  readonly area: string;
  readonly workPoint: string;
  readonly applicant: string;
  readonly run: number;
  readonly sequence: number;
  readonly windowFrom: Date;
  readonly windowUntil: Date;
  readonly validUntil: Date;
  readonly dueAt: Date | null;
  readonly waitingOn: readonly string[];
  readonly linked: readonly string[];
  readonly workOrder: string | null;
  readonly greenChannel: boolean;
  readonly submittedAt: Date;
  readonly updatedAt: Date;
}
export interface PermitWhole extends PermitRow {
  readonly state: PermitState;
  readonly chainHead: string;
  readonly resolved: TypePack;
}
export interface TransitionRow {
  readonly sequence: number;
  readonly at: Date;
  readonly command: CommandName;
  readonly actor: string;
  readonly events: readonly EventName[];
  readonly phase: Phase;
  readonly level: string;
  readonly hash: string;
}

const columns = `
  p.number, p.type, p.pack, p.pack_version as "packVersion", p.pack_hash as "packHash", p.level, p.phase, p.live, p.site, p.area,
  p.work_point as "workPoint", p.applicant, p.run, p.sequence, p.window_from as "windowFrom", p.window_until as "windowUntil",
  p.valid_until as "validUntil", p.due_at as "dueAt", p.waiting_on as "waitingOn", p.linked, p.work_order as "workOrder",
  p.green_channel as "greenChannel", p.submitted_at as "submittedAt", p.updated_at as "updatedAt"`;

const statesStatement = prepared(
  'permits-states',
  `select state, pack_hash as "packHash" from permit where tenant = $1 and number = any($2::text[]) order by number`,
);

/** What tells whose rules look at whom, without opening a state. */
export interface PermitLooking {
  readonly number: string;
  readonly packHash: string;
  readonly linked: readonly string[];
  readonly coordinator: string | null;
}
const lookingStatement = prepared(
  'permits-looking',
  `select number, pack_hash as "packHash", linked, state->>'coordinator' as coordinator
   from permit where tenant = $1 and number = any($2::text[]) order by number`,
);

const wholeStatement = prepared(
  'permit',
  `select ${columns}, p.state, p.chain_head as "chainHead" from permit p where p.tenant = $1 and p.number = $2`,
);

type Condition = (value: string) => string;
/** One line per filter: the SQL that the value's parameter stands in. */
const conditions: Readonly<Record<keyof PermitFilter, Condition>> = {
  type: (value) => `p.type = ${value}`,
  level: (value) => `p.level = ${value}`,
  phase: (value) => `p.phase = any(${value}::text[])`,
  live: (value) => `p.live = ${value}`,
  site: (value) => `p.site = ${value}`,
  area: (value) => `p.area = ${value}`,
  person: (value) => `exists (
    select from permit_person n where n.tenant = p.tenant and n.number = p.number and n.person = ${value})`,
  waitingOn: (value) => `p.live and ${value} = any(p.waiting_on)`,
  waitingOnPerson: (value) => `p.live and (
    exists (select from permit_person n
      where n.tenant = p.tenant and n.number = p.number and n.person = ${value} and n.role = any(p.waiting_on))
    or exists (select from assignment a
      where a.tenant = p.tenant and a.person = ${value} and a.site = p.site and (a.area is null or a.area = p.area)
        and a.duty = any(p.waiting_on) and a.valid_from <= now() and (a.valid_until is null or a.valid_until > now()))
    or (p.phase = 'inApproval' and exists (
      select from delegation d cross join lateral unnest(d.duties) as u(duty)
      where d.tenant = p.tenant and d.delegate = ${value} and u.duty = any(p.waiting_on)
        and (d.covers is null or exists (
          select from jsonb_array_elements(d.covers) c
          where c->>'type' = p.type and (not c ? 'levels' or c->'levels' ? p.level)))
        and not exists (
          select from permit_person n
          where n.tenant = p.tenant and n.number = p.number and n.person in (d.delegate, d.holder))
        and ${delegationCounts({ moment: 'now()', site: 'p.site', area: 'p.area', duty: 'u.duty' })})))`,
  workOrder: (value) => `p.work_order = ${value}`,
  from: (value) => `p.window_until > ${value}::timestamptz`,
  until: (value) => `p.window_from < ${value}::timestamptz`,
  changedSince: (value) => `p.updated_at >= ${value}::timestamptz`,
};

@Injectable()
export class PermitsReadModel {
  constructor(
    private readonly database: TenantDatabase,
    private readonly packs: PackVersionStore,
  ) {}

  /** Newest first; by `changedSince` the oldest change first. One row more than `limit` would be another page, so one more is read and left to the caller to cut. */
  async list(tenant: string, filter: PermitFilter, page: PageQuestion): Promise<PermitRow[]> {
    const values: unknown[] = [tenant];
    const param = (value: unknown): string => `$${values.push(value)}`;
    const where = ['p.tenant = $1'];
    for (const [name, value] of Object.entries(filter))
      if (value !== undefined) where.push(conditions[name as keyof PermitFilter](param(value)));
    const { key, way, beyond } =
      filter.changedSince === undefined
        ? { key: 'p.submitted_at', way: 'desc', beyond: '<' }
        : { key: 'p.updated_at', way: 'asc', beyond: '>' };
    if (page.after)
      where.push(`(${key}, p.number) ${beyond} (${param(page.after.at)}::timestamptz, ${param(page.after.number)})`);
    const statement = `select ${columns} from permit p where ${where.join(' and ')}
      order by ${key} ${way}, p.number ${way} limit ${page.limit + 1}`;
    return this.database.read(tenant, (em) => em.query<PermitRow[]>(statement, values));
  }

  async one(tenant: string, number: string): Promise<PermitWhole | undefined> {
    const [row] = await this.database.read(tenant, (em) =>
      em.query<Omit<PermitWhole, 'resolved'>[]>(wholeStatement, [tenant, number]),
    );
    if (!row) return undefined;
    const resolved = await this.packs.one(tenant, row.packHash);
    if (!resolved) throw new Error(`the pack of ${number} isn't kept`);
    return { ...row, resolved };
  }

  /** What tells whether a permit's rules look at a neighbour at all. */
  async looking(tenant: string, numbers: readonly string[]): Promise<readonly PermitLooking[]> {
    if (numbers.length === 0) return [];
    return this.database.read(tenant, (em) => em.query(lookingStatement, [tenant, numbers]));
  }

  /** Permits as they are folded, with the hash of the pack that each keeps. */
  async states(
    tenant: string,
    numbers: readonly string[],
  ): Promise<readonly { readonly state: PermitState; readonly packHash: string }[]> {
    if (numbers.length === 0) return [];
    return this.database.read(tenant, (em) => em.query(statesStatement, [tenant, numbers]));
  }

  /** From the first on; `after` is a sequence. */
  transitions(tenant: string, number: string, after: number, limit: number): Promise<TransitionRow[]> {
    return this.database.read(tenant, (em) =>
      em.query<TransitionRow[]>(
        `select sequence, at, command, actor, events, phase, level, hash from transition
         where tenant = $1 and number = $2 and sequence > $3 order by sequence limit $4`,
        [tenant, number, after, limit],
      ),
    );
  }

  /** Who brought these events about, up to a sequence, oldest first. */
  actsOf(
    tenant: string,
    number: string,
    upTo: number,
    events: readonly EventName[],
  ): Promise<readonly Pick<TransitionRow, 'at' | 'actor' | 'events'>[]> {
    return this.database.read(tenant, (em) =>
      em.query(
        `select at, actor, events from transition
         where tenant = $1 and number = $2 and sequence <= $3 and events && $4::text[] order by sequence`,
        [tenant, number, upTo, events],
      ),
    );
  }

  /** What a transition brought about, event by event. */
  async eventsAt(tenant: string, number: string, sequence: number): Promise<readonly PermitEvent[]> {
    const [row] = await this.database.read(tenant, (em) =>
      em.query<{ body: string }[]>(`select body from transition where tenant = $1 and number = $2 and sequence = $3`, [
        tenant,
        number,
        sequence,
      ]),
    );
    return row ? (JSON.parse(row.body) as TransitionBody).events : [];
  }

  /** Every transition as it was hashed, in order. */
  async past(tenant: string, number: string): Promise<Transition[]> {
    const rows = await this.database.read(tenant, (em) =>
      em.query<{ body: string; hash: string }[]>(
        `select body, hash from transition where tenant = $1 and number = $2 order by sequence`,
        [tenant, number],
      ),
    );
    return rows.map(({ body, hash }) => ({ body: JSON.parse(body) as TransitionBody, hash }));
  }

  /** Permits with an act in a month of UTC, `YYYY-MM`, at one site or at all. */
  async activeIn(tenant: string, month: string, site?: string): Promise<readonly string[]> {
    const rows = await this.database.read(tenant, (em) =>
      em.query<{ number: string }[]>(
        `select p.number from permit p
         where p.tenant = $1
           and ($3::text is null or p.site = $3 or exists (
             select from head_told h where h.tenant = p.tenant and h.site = $3 and h.number = p.number))
           and exists (
           select from transition t where t.tenant = p.tenant and t.number = p.number
             and t.at >= ($2 || '-01')::date at time zone 'UTC'
             and t.at < (($2 || '-01')::date + interval '1 month') at time zone 'UTC')
         order by p.number`,
        [tenant, month, site ?? null],
      ),
    );
    return rows.map(({ number }) => number);
  }

  /** Live permits that name a person; `site` narrows it to one site (a site's ban). */
  async liveNaming(tenant: string, person: string, site?: string): Promise<readonly string[]> {
    const rows = await this.database.read(tenant, (em) =>
      em.query<{ number: string }[]>(
        `select distinct p.number from permit_person n join permit p on p.tenant = n.tenant and p.number = n.number
         where n.tenant = $1 and n.person = $2 and p.live and ($3::text is null or p.site = $3) order by p.number`,
        [tenant, person, site ?? null],
      ),
    );
    return rows.map(({ number }) => number);
  }
}
