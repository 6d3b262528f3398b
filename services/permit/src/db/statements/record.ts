/** The SQL behind `TransitionStore`: the transition, the row that it makes and the event that tells of it, in one statement, or none of them. */
import { outboxInsertSql } from '@holdpoint/outbox';
import { prepared } from '@holdpoint/service-kit';

/** What each command makes anew; the rest is fixed at a submission. */
const columns = [
  'tenant',
  'number',
  'type',
  'pack',
  'pack_version',
  'pack_hash',
  'level',
  'phase',
  'live',
  'site',
  'area',
  'work_point',
  'applicant',
  'run',
  'sequence',
  'window_from',
  'window_until',
  'valid_until',
  'due_at',
  'waiting_on',
  'linked',
  'work_order',
  'green_channel',
  'state',
  'chain_head',
  'submitted_at',
  'approved_at',
  'started_at',
  'ended_at',
  'updated_at',
] as const;
export type PermitColumn = (typeof columns)[number];

/**
 * $1 the row of `permit`, $2 the row of `transition`, $3 the hash before, $4 the outbox rows, $5 people named (`person`, `role`), each as JSON.
 *
 * The row moves on only from the sequence and the chain head that the workflow knew: the one condition that all else hangs on. So a second
 * writer, a record sent twice and a workflow that fell behind all end with no row returned and nothing written. A command key that another
 * act has used breaks its unique constraint, and with it the whole statement.
 */
export const recordStatement = prepared(
  'record',
  `
  with moved as (
    insert into permit (${columns.join(', ')})
    select ${columns.map((column) => `r.${column}`).join(', ')} from jsonb_populate_record(null::permit, $1::jsonb) r
    where r.sequence = 1 or exists (select from permit p where p.tenant = r.tenant and p.number = r.number)
    on conflict (tenant, number) do update set
      ${columns
        .filter((column) => !['tenant', 'number', 'type'].includes(column))
        .map((column) => `${column} = excluded.${column}`)
        .join(', ')}
    where permit.sequence = excluded.sequence - 1 and permit.chain_head = $3
    returning tenant, number, sequence
  ), kept as (
    insert into transition
      (tenant, number, sequence, command_key, fingerprint, at, command, actor, events, phase, level, body, hash)
    select t.tenant, t.number, t.sequence, t.command_key, t.fingerprint, t.at, t.command, t.actor, t.events, t.phase,
           t.level, t.body, t.hash
      from moved, jsonb_populate_record(null::transition, $2::jsonb) t
  ), told as (
    ${outboxInsertSql('$4', 'exists (select from moved)')}
  ), forgotten as (
    delete from permit_person named using moved
     where named.tenant = moved.tenant and named.number = moved.number and $5::jsonb <> '[]'
       and not exists (
         select from jsonb_to_recordset($5::jsonb) as p(person text, role text)
          where p.person = named.person and p.role = named.role)
  ), named as (
    insert into permit_person (tenant, number, person, role)
    select moved.tenant, moved.number, p.person, p.role
      from moved, jsonb_to_recordset($5::jsonb) as p(person text, role text)
    on conflict do nothing
  )
  select sequence from moved`,
);

/** $1 tenant, $2 number, $3 the first sequence that the workflow doesn't know, $4 the command's key. */
export const missedStatement = `
  select number, sequence, command_key, fingerprint, hash, body from transition
   where tenant = $1 and ((number = $2 and sequence >= $3) or command_key = $4)
   order by sequence`;
