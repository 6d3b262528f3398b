/** Remembers which tenant each pooled connection is set to, so that it is set again only when it differs. */
import type { QueryRunner } from 'typeorm';
import { prepared } from './prepared';
import { tenantSetting } from './row-level-security';

const setStatement = prepared('set-tenant', `select set_config('${tenantSetting}', $1, false)`);
const current = new WeakMap<object, string>();

export const sessionTenant = {
  async set(runner: QueryRunner, tenant: string): Promise<void> {
    const connection = (await runner.connect()) as object;
    if (current.get(connection) === tenant) return;
    // Forgotten first: if the statement fails half way, nobody may take the old value for granted.
    current.delete(connection);
    await runner.query(setStatement, [tenant]);
    current.set(connection, tenant);
  },
} as const;
