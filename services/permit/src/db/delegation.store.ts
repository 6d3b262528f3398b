/** Delegations as they were given and taken back: rows are added, never changed. */
import type { DelegationFacts, Instant } from '@holdpoint/permit-domain';
import { TenantDatabase } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { endDelegation } from './statements/delegation-hold';
import { delegationCounts, delegationFacts } from './statements/delegations';

export interface NewDelegation {
  readonly id: string;
  readonly holder: string;
  readonly delegate: string;
  readonly duties: readonly string[];
  readonly sites: readonly string[];
  readonly covers?: DelegationFacts['covers'];
  readonly from: Instant;
  readonly until: Instant;
  readonly reason: string;
  readonly grantedAt: Instant;
}
export interface Withdrawal {
  readonly by: string;
  readonly reason: string;
  readonly at: Instant;
}
export interface Delegation extends NewDelegation {
  readonly withdrawn?: Withdrawal;
}
interface DelegationRow extends Omit<NewDelegation, 'covers' | 'from' | 'until' | 'grantedAt'> {
  readonly covers: DelegationFacts['covers'] | null;
  readonly from: Date;
  readonly until: Date;
  readonly grantedAt: Date;
  readonly withdrawnBy: string | null;
  readonly withdrawnFor: string | null;
  readonly withdrawnAt: Date | null;
}
export interface DelegationFilter {
  /** Given by or to this person. */
  readonly person?: string;
  readonly site?: string;
  /** Only those that are not over and not withdrawn at this moment. */
  readonly standingAt?: Instant;
}
export interface OwnDuty {
  readonly site: string;
  readonly area: string | null;
  readonly duty: string;
}

/** What somebody could sign a permit by at a moment: their own duties at its place, and delegations to them. */
export interface Rights {
  readonly number: string;
  readonly duties: readonly string[];
  readonly delegations: readonly DelegationFacts[];
}

const columns = `d.id, d.holder, d.delegate, d.duties, d.sites, d.covers, d.valid_from as "from", d.valid_until as "until",
  d.reason, d.granted_at as "grantedAt", w.by_person as "withdrawnBy", w.reason as "withdrawnFor", w.at as "withdrawnAt"`;
const source = `delegation d left join delegation_withdrawal w on w.tenant = d.tenant and w.delegation = d.id`;

@Injectable()
export class DelegationStore {
  constructor(private readonly database: TenantDatabase) {}

  async add(em: EntityManager, tenant: string, given: NewDelegation): Promise<void> {
    const { id, holder, delegate, duties, sites, covers, from, until, reason, grantedAt } = given;
    await em.query(
      `insert into delegation
         (tenant, id, holder, delegate, duties, sites, covers, valid_from, valid_until, reason, granted_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        tenant,
        id,
        holder,
        delegate,
        duties,
        sites,
        covers ? JSON.stringify(covers) : null,
        from,
        until,
        reason,
        grantedAt,
      ],
    );
  }

  /** When it ended, by the database's clock; nothing where it was withdrawn already. */
  async withdraw(
    em: EntityManager,
    tenant: string,
    id: string,
    { by, reason }: Omit<Withdrawal, 'at'>,
  ): Promise<Instant | undefined> {
    // Whatever is being recorded by it comes first, and was decided before this moment; nothing after.
    await em.query(endDelegation, [tenant, id]);
    const [row] = await em.query<{ at: Date }[]>(
      `insert into delegation_withdrawal (tenant, delegation, by_person, reason, at)
       values ($1, $2, $3, $4, clock_timestamp()) on conflict do nothing returning at`,
      [tenant, id, by, reason],
    );
    return row?.at.toISOString();
  }

  async one(tenant: string, id: string): Promise<Delegation | undefined> {
    const [row] = await this.database.read(tenant, (em) =>
      em.query<DelegationRow[]>(`select ${columns} from ${source} where d.tenant = $1 and d.id = $2`, [tenant, id]),
    );
    return row && delegationOf(row);
  }

  /** The newest first. */
  async list(
    tenant: string,
    { person, site, standingAt }: DelegationFilter,
    limit: number,
  ): Promise<readonly Delegation[]> {
    const rows = await this.database.read(tenant, (em) =>
      em.query<DelegationRow[]>(
        `select ${columns} from ${source}
         where d.tenant = $1 and ($2::text is null or d.holder = $2 or d.delegate = $2)
           and ($3::text is null or $3 = any(d.sites))
           and ($4::timestamptz is null or (d.valid_until > $4 and w.at is null))
         order by d.granted_at desc, d.id limit $5`,
        [tenant, person ?? null, site ?? null, standingAt ?? null, limit],
      ),
    );
    return rows.map(delegationOf);
  }

  /** Duties that somebody holds in their own right at a moment. */
  dutiesOf(tenant: string, person: string, at: Instant): Promise<readonly OwnDuty[]> {
    return this.database.read(tenant, (em) =>
      em.query<OwnDuty[]>(
        `select site, area, duty from assignment
         where tenant = $1 and person = $2 and valid_from <= $3 and (valid_until is null or valid_until > $3)`,
        [tenant, person, at],
      ),
    );
  }

  rightsOn(tenant: string, person: string, numbers: readonly string[], at: Instant): Promise<readonly Rights[]> {
    const counts = delegationCounts({ moment: '$4::timestamptz', site: 'p.site', area: 'p.area', duty: 'u.duty' });
    return this.database.read(tenant, (em) =>
      em.query<Rights[]>(
        `select p.number,
           coalesce((select jsonb_agg(distinct a.duty) from assignment a
             where a.tenant = p.tenant and a.person = $2 and a.site = p.site and (a.area is null or a.area = p.area)
               and a.valid_from <= $4 and (a.valid_until is null or a.valid_until > $4)), '[]') as duties,
           coalesce((select jsonb_agg(${delegationFacts('u.duty')} order by d.granted_at, d.id, u.duty)
             from delegation d cross join lateral unnest(d.duties) as u(duty)
             where d.tenant = p.tenant and d.delegate = $2 and ${counts}), '[]') as delegations
         from permit p where p.tenant = $1 and p.number = any($3::text[])`,
        [tenant, person, numbers, at],
      ),
    );
  }

  /** Duties of others that count for somebody at a site at a moment: those that were delegated to them. */
  async delegatedTo(tenant: string, person: string, at: Instant): Promise<readonly { site: string; duty: string }[]> {
    const counts = delegationCounts({
      moment: '$3::timestamptz',
      site: 's.site',
      area: 'null::text',
      duty: 'u.duty',
    });
    return this.database.read(tenant, (em) =>
      em.query<{ site: string; duty: string }[]>(
        `select distinct s.site, u.duty
         from delegation d cross join lateral unnest(d.sites) as s(site) cross join lateral unnest(d.duties) as u(duty)
         where d.tenant = $1 and d.delegate = $2 and ${counts}`,
        [tenant, person, at],
      ),
    );
  }
}

function delegationOf(row: DelegationRow): Delegation {
  const { covers, from, until, reason, grantedAt, withdrawnBy, withdrawnFor, withdrawnAt, ...given } = row;
  return {
    ...given,
    ...(covers && { covers }),
    from: from.toISOString(),
    until: until.toISOString(),
    reason,
    grantedAt: grantedAt.toISOString(),
    ...(withdrawnAt && {
      withdrawn: { by: withdrawnBy ?? '', reason: withdrawnFor ?? '', at: withdrawnAt.toISOString() },
    }),
  };
}
