/** The only way to a tenant's rows: a pooled connection whose session is set to that tenant, so that policies hold even for raw SQL. */
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import { everyTenant } from './row-level-security';
import { sessionTenant } from './session-tenant';

/** What a tenant may be called: it's part of workflow ids, and never `*`. */
export const tenantPattern = /^[a-z0-9][a-z0-9-]{0,62}$/;

type Work<T> = (em: EntityManager) => Promise<T>;
const afterCommitOf = new WeakMap<EntityManager, (() => void)[]>();

/** Runs `act` once the transaction of `em` has committed, never when it hasn't. `act` must not fail and isn't awaited. */
export function afterCommit(em: EntityManager, act: () => void): void {
  const acts = afterCommitOf.get(em);
  if (!acts) throw new Error('afterCommit needs the entity manager of TenantDatabase.write');
  acts.push(act);
}

@Injectable()
export class TenantDatabase {
  constructor(readonly dataSource: DataSource) {}

  /** Reads as `tenant` on one connection, without a transaction: each statement sees what is committed when it starts. */
  read<T>(tenant: string, work: Work<T>): Promise<T> {
    return this.onConnection(named(tenant), work);
  }

  /** Writes as `tenant` in one transaction: all of `work`, or nothing. */
  write<T>(tenant: string, work: Work<T>): Promise<T> {
    return this.inTransaction(named(tenant), work);
  }

  /** The service's own work over tables that allow it (`rowLevelSecurity(table, { acrossTenants: true })`); never for a caller's request. */
  readAcrossTenants<T>(work: Work<T>): Promise<T> {
    return this.onConnection(everyTenant, work);
  }

  writeAcrossTenants<T>(work: Work<T>): Promise<T> {
    return this.inTransaction(everyTenant, work);
  }

  private async onConnection<T>(tenant: string, work: Work<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await sessionTenant.set(runner, tenant);
      return await work(runner.manager);
    } finally {
      await runner.release();
    }
  }

  private inTransaction<T>(tenant: string, work: Work<T>): Promise<T> {
    return this.onConnection(tenant, async (em) => {
      const runner = em.queryRunner as QueryRunner;
      const acts: (() => void)[] = [];
      afterCommitOf.set(em, acts);
      await runner.startTransaction();
      let result: T;
      try {
        result = await work(em);
        await runner.commitTransaction();
      } catch (error) {
        // A connection that is gone rolls back by itself, and its error says less than the one that brought us here.
        if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
        throw error;
      }
      for (const act of acts) act();
      return result;
    });
  }
}

function named(tenant: string): string {
  if (!tenantPattern.test(tenant)) throw new Error(`not a tenant's name: ${JSON.stringify(tenant)}`);
  return tenant;
}
