/** What a service's runtime role may do, asked of PostgreSQL itself: for specs that hold each role to the least it needs. */
import type { ServiceDatabase } from './service-database';

export interface TablePrivileges {
  readonly table: string;
  /** Lower case, in alphabetical order. */
  readonly may: readonly string[];
  /** Whether changes of its lines are refused to everybody. */
  readonly appendOnly: boolean;
}

/** As a careless administrator would leave the database: whatever its owner makes, the runtime role may do anything with. Before the migrations. */
export async function grantEverythingByDefault({
  name,
  query,
}: Pick<ServiceDatabase, 'name' | 'query'>): Promise<void> {
  await query(`alter default privileges for role "${name}_owner" grant all on tables to "${name}_app"`);
}

/** Of every table of the database, by name. */
export const privilegesOf = ({ name, query }: Pick<ServiceDatabase, 'name' | 'query'>): Promise<TablePrivileges[]> =>
  query<TablePrivileges>(
    `select c.relname as table,
       array(select lower(p) from unnest(array['DELETE', 'INSERT', 'REFERENCES', 'SELECT', 'TRIGGER', 'TRUNCATE', 'UPDATE']) p
             where has_table_privilege($1, c.oid, p)) as may,
       exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = c.relname || '_append_only') as "appendOnly"
     from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by c.relname`,
    [`${name}_app`],
  );

/** Whether the runtime role may make tables, or owns one: then nothing above would bind it. */
export async function mayAlter({ name, query }: Pick<ServiceDatabase, 'name' | 'query'>): Promise<boolean> {
  const [row] = await query<{ may: boolean }>(
    `select has_schema_privilege($1, 'public', 'create')
       or exists (select from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = $1) as may`,
    [`${name}_app`],
  );
  return row!.may;
}
