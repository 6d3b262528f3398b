/** What the door must know of a permit before a command goes to its workflow, and whether the key was used before: one statement. */
import type { CommandReply } from '@holdpoint/contracts';
import type { EventName, Instant, PermitState, Phase } from '@holdpoint/permit-domain';
import { prepared, TenantDatabase } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';

export interface PermitAtDoor {
  readonly number: string;
  readonly type: string;
  readonly phase: Phase;
  readonly sequence: number;
  readonly run: number;
  readonly site: string;
  readonly area: string;
  readonly workPoint: string;
  readonly packHash: string;
  readonly window: { readonly from: Instant; readonly until: Instant };
  /** Numbers of the other tickets of the job. */
  readonly linked: readonly string[];
  /** The process line or piece of equipment that the form names. */
  readonly line?: string;
  /** Whom the submission named for works that overlap. */
  readonly coordinator?: string;
  /** Of the plate at the work point, where it has one. */
  readonly codeHash?: string;
  /** Instruments of the gas samples so far. */
  readonly instruments: readonly string[];
  /** Every duty that a stage of the chain may come to; empty unless asked for. */
  readonly duties: readonly string[];
}
export interface Door {
  readonly permit?: PermitAtDoor;
  /** The answer that this key was given, whatever permit it was for. */
  readonly earlier?: CommandReply;
}

export interface Left {
  readonly state: PermitState;
  readonly chainHead: string;
  readonly pack: string;
}

export interface EarlierRow {
  readonly number: string;
  readonly fingerprint: string;
  readonly sequence: number;
  readonly at: string;
  readonly phase: Phase;
  readonly level: string;
  readonly events: readonly EventName[];
}
type PermitRow = Omit<PermitAtDoor, 'window' | 'codeHash' | 'line' | 'coordinator'> & {
  readonly coordinator: string | null;
  readonly line: string | null;
  readonly from: string;
  readonly until: string;
  readonly codeHash: string | null;
};

export const earlierStatement = (key: string): string => `
  (select jsonb_build_object('number', t.number, 'fingerprint', t.fingerprint, 'sequence', t.sequence, 'at', t.at,
     'phase', t.phase, 'level', t.level, 'events', to_jsonb(t.events))
   from transition t where t.tenant = $1 and t.command_key = ${key})`;

const chainDuties = `(
  select jsonb_agg(distinct duty)
    from pack_version v,
         unnest(array['$.chain[*].duty', '$.chain[*].standIn', '$.chain[*].escalateTo[*]',
                      '$.greenChannel.releasedBy', '$.greenChannel.escalateTo']::jsonpath[]) path,
         jsonb_path_query(v.resolved, path) duty
   where v.tenant = p.tenant and v.hash = p.pack_hash)`;

const statementWith = (duties: string): string => `
  select
    (select jsonb_build_object(
       'number', p.number, 'type', p.type, 'phase', p.phase, 'sequence', p.sequence, 'run', p.run,
       'site', p.site, 'area', p.area, 'workPoint', p.work_point, 'packHash', p.pack_hash,
       'from', p.window_from, 'until', p.window_until, 'codeHash', w.code_hash,
       'linked', to_jsonb(p.linked), 'line', p.line, 'coordinator', p.state->'coordinator',
       'instruments', coalesce((
         select jsonb_agg(distinct s->'instrument') from jsonb_array_elements(p.state->'gasSamples') s), '[]'),
       'duties', ${duties})
     from permit p left join work_point w on w.tenant = p.tenant and w.site = p.site and w.id = p.work_point
     where p.tenant = $1 and p.number = $2) as permit,
    ${earlierStatement('$3')} as earlier`;

/** Two statements instead of one with a parameter: with that, planning for each value looked cheaper than one plan, and was done every time. */
const doorStatement = prepared('door', statementWith(`'[]'::jsonb`));
const doorAndChainStatement = prepared('door-chain', statementWith(chainDuties));

export const instantOf = (text: string): Instant => new Date(text).toISOString();
export const earlierReply = (row: EarlierRow): CommandReply => ({ ...row, at: instantOf(row.at) });

@Injectable()
export class DoorReadModel {
  constructor(private readonly database: TenantDatabase) {}

  async look(tenant: string, number: string, key: string, chain = false): Promise<Door> {
    const [row] = await this.database.read(tenant, (em) =>
      em.query<{ permit: PermitRow | null; earlier: EarlierRow | null }[]>(
        chain ? doorAndChainStatement : doorStatement,
        [tenant, number, key],
      ),
    );
    return {
      ...(row?.permit && { permit: permitAtDoor(row.permit) }),
      ...(row?.earlier && { earlier: earlierReply(row.earlier) }),
    };
  }

  /** The answer that a key was given, where it was recorded. */
  async earlier(tenant: string, key: string): Promise<CommandReply | undefined> {
    const [row] = await this.database.read(tenant, (em) =>
      em.query<{ earlier: EarlierRow | null }[]>(`select ${earlierStatement('$2')} as earlier`, [tenant, key]),
    );
    return row?.earlier ? earlierReply(row.earlier) : undefined;
  }

  /** What a run leaves to the next one of the same permit. */
  async leftBy(tenant: string, number: string): Promise<Left | undefined> {
    const [row] = await this.database.read(tenant, (em) =>
      em.query<Left[]>(`select state, chain_head as "chainHead", pack from permit where tenant = $1 and number = $2`, [
        tenant,
        number,
      ]),
    );
    return row;
  }
}

function permitAtDoor({ from, until, codeHash, line, coordinator, ...row }: PermitRow): PermitAtDoor {
  const window = { from: instantOf(from), until: instantOf(until) };
  const named = { ...(line !== null && { line }), ...(coordinator !== null && { coordinator }) };
  return { ...row, ...named, window, ...(codeHash && { codeHash }) };
}
