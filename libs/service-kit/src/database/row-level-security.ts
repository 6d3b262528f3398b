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

/** As `grantToApp`, and of what default privileges of the database may have given nothing stays: for a new table. */
function grantOnlyToApp(table: string, ...privileges: readonly Privilege[]): string {
  const name = plainName(table);
  return `
    do $$
    declare app text := coalesce(nullif(current_setting('holdpoint.app_role', true), ''), current_database() || '_app');
    begin
      if exists (select from pg_roles where rolname = app) then execute format('revoke all on ${name} from %I', app); end if;
    end $$;
    ${grantToApp(name, ...privileges)}`;
}

/** A new table of tenants' rows: `columns` without `tenant text not null`, which every such table has; the runtime role has these privileges and no others. */
export const tenantTable = (table: string, columns: string, ...privileges: readonly Privilege[]): string => `
    create table ${plainName(table)} (tenant text not null, ${columns});
    ${rowLevelSecurity(table)}
    ${grantOnlyToApp(table, ...privileges)}`;

/** What the triggers of `appendOnly` call: once in a database, before the first of them. */
export const refuseChange = `
    create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
    end $$;`;
export const dropRefuseChange = 'drop function refuse_change()';

/** What has happened stays: not the application and not the owner of the table can change a line of it without first removing this. */
export function appendOnly(table: string): string {
  const name = plainName(table);
  return `
    create trigger ${name}_append_only before update or delete on ${name} for each row execute function refuse_change();
    create trigger ${name}_never_emptied before truncate on ${name} for each statement execute function refuse_change();`;
}

/**
 * Takes from the runtime role whatever default privileges of the database may have given it on the tables that are there: it empties none, changes and deletes no line
 * of what is append-only, deletes only where `deletes` says, and sees nothing of the migrations' own table. What the migrations granted stays.
 */
export function leastPrivileges({ deletes }: { readonly deletes: readonly string[] }): string {
  const deleting = deletes.map((table) => `'${plainName(table)}'`).join(', ');
  return `
    do $$
    declare
      app text := coalesce(nullif(current_setting('holdpoint.app_role', true), ''), current_database() || '_app');
      one record;
    begin
      if not exists (select from pg_roles where rolname = app) then return; end if;
      for one in
        select c.relname as name, exists (
          select from pg_trigger t where t.tgrelid = c.oid and t.tgname = c.relname || '_append_only') as kept
        from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      loop
        execute format('revoke truncate, references, trigger on %I from %I', one.name, app);
        if one.kept then execute format('revoke update, delete on %I from %I', one.name, app); end if;
        if one.name not in (${deleting}) then execute format('revoke delete on %I from %I', one.name, app); end if;
        if one.name = 'migrations' then execute format('revoke all on %I from %I', one.name, app); end if;
      end loop;
    end $$;`;
}
