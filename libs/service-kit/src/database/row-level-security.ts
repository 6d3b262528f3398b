/** SQL for migrations: the second lock between tenants, and what the runtime role may do. Runs on PostgreSQL 15 to 18. */

const identifier = /^[a-z_][a-z0-9_]*$/;

/** Table names come from migrations, never from callers; still nothing but a plain name goes into SQL. */
function plainName(name: string): string {
  if (!identifier.test(name)) throw new Error(`not a plain table name: ${name}`);
  return name;
}

/** The session setting that policies compare `tenant` with, and the value that stands for the system's own work across tenants. */
export const tenantSetting = 'holdpoint.tenant';
export const everyTenant = '*';

export interface RowLevelSecurityOptions {
  /**
   * Lets `TenantDatabase.acrossTenants` see and write rows of every tenant: for what the service does by itself (relay, nightly ladder).
   * No caller can get there: `*` is no tenant's name and `read`/`write` refuse it.
   */
  readonly acrossTenants?: boolean;
}

/**
 * Rows of `table` (which has `tenant text not null`) are seen, added and changed only by a session set to their tenant. A session that was
 * never set gets an error, not rows. Migrations run as the owner, whom the policy doesn't bind; the runtime role is never the owner (checked at boot).
 */
export function rowLevelSecurity(table: string, options: RowLevelSecurityOptions = {}): string {
  const name = plainName(table);
  const own = `tenant = current_setting('${tenantSetting}')`;
  const test = options.acrossTenants ? `${own} or current_setting('${tenantSetting}') = '${everyTenant}'` : own;
  return `
    alter table ${name} enable row level security;
    create policy ${name}_tenant on ${name} using (${test}) with check (${test});`;
}

export type Privilege = 'select' | 'insert' | 'update' | 'delete' | 'truncate';

/**
 * Grants the runtime role what it needs on `table` and no more. The role is the user of HOLDPOINT_DATABASE_URL, passed to the migrating session
 * as `holdpoint.app_role`; else `<database>_app` if there is one.
 */
export function grantToApp(table: string, ...privileges: readonly Privilege[]): string {
  const name = plainName(table);
  return `
    do $$
    declare app text := coalesce(nullif(current_setting('holdpoint.app_role', true), ''), current_database() || '_app');
    begin
      if exists (select from pg_roles where rolname = app) then
        execute format('grant ${privileges.join(', ')} on ${name} to %I', app);
      end if;
    end $$;`;
}
