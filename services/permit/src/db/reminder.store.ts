/** What is due to be reminded of, in every tenant; and that it was told, once. */
import type { IsolationReleaseOverdueData } from '@holdpoint/contracts';
import type { Instant, Isolation } from '@holdpoint/permit-domain';
import { TenantDatabase } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

export interface OverdueRelease {
  readonly tenant: string;
  readonly number: string;
}
export type Turn = 'begins' | 'ends';
export interface TurningEdition {
  readonly tenant: string;
  readonly edition: string;
  readonly turn: Turn;
}
export interface HeldRelease {
  readonly isolation: Isolation;
  readonly zone: string;
}
export type DependentPeople = IsolationReleaseOverdueData['permits'][number] & { readonly phase: string };

@Injectable()
export class ReminderStore {
  constructor(private readonly database: TenantDatabase) {}

  overdueReleases(at: Instant): Promise<OverdueRelease[]> {
    return this.database.readAcrossTenants((em) =>
      em.query<OverdueRelease[]>(`select tenant, number from releases_overdue($1)`, [at]),
    );
  }

  /** Begins or ends within a day, decided earlier than that, and nobody was reminded yet. */
  turningEditions(at: Instant): Promise<TurningEdition[]> {
    return this.database.readAcrossTenants((em) =>
      em.query<TurningEdition[]>(`select tenant, edition, turn from editions_turning($1)`, [at]),
    );
  }

  /** As it is now, until the transaction ends: nobody applies it again while people are warned of it. */
  async holdRelease(em: EntityManager, tenant: string, number: string): Promise<HeldRelease | undefined> {
    const [row] = await em.query<HeldRelease[]>(
      `select i.content as isolation, s.zone from isolation i join site s on s.tenant = i.tenant and s.id = i.site
       where i.tenant = $1 and i.number = $2 for update of i`,
      [tenant, number],
    );
    return row;
  }

  /** Permits of the isolation's list with their people. */
  dependents(em: EntityManager, tenant: string, number: string): Promise<DependentPeople[]> {
    return em.query<DependentPeople[]>(
      `select p.number, p.phase, p.applicant, coalesce((
         select jsonb_agg(jsonb_build_object('person', n.person, 'role', n.role) order by n.person, n.role)
         from permit_person n where n.tenant = p.tenant and n.number = p.number and n.role <> 'applicant'), '[]') as people
       from isolation_dependent d join permit p on p.tenant = d.tenant and p.number = d.permit
       where d.tenant = $1 and d.number = $2 order by p.number`,
      [tenant, number],
    );
  }

  /** The newest warning of this limit that went out; 0: none. */
  async warned(em: EntityManager, tenant: string, number: string, dueAt: Instant): Promise<number> {
    const [row] = await em.query<{ rung: number }[]>(
      `select coalesce(max(rung), 0)::int as rung from release_warning where tenant = $1 and number = $2 and due_at = $3`,
      [tenant, number, dueAt],
    );
    return row!.rung;
  }

  async keepWarning(
    em: EntityManager,
    tenant: string,
    { number, dueAt, rung, at }: { number: string; dueAt: Instant; rung: number; at: Instant },
  ): Promise<void> {
    await em.query(`insert into release_warning (tenant, number, due_at, rung, at) values ($1, $2, $3, $4, $5)`, [
      tenant,
      number,
      dueAt,
      rung,
      at,
    ]);
  }

  /** False when somebody else was quicker. */
  async keepReminder(
    em: EntityManager,
    { tenant, edition, turn }: TurningEdition,
    dueAt: Date,
    at: Instant,
  ): Promise<boolean> {
    const kept = await em.query<unknown[]>(
      `insert into edition_reminder (tenant, edition, turn, due_at, at) values ($1, $2, $3, $4, $5)
       on conflict do nothing returning 1`,
      [tenant, edition, turn, dueAt, at],
    );
    return kept.length > 0;
  }
}
