/** The single writer of the register: decides one act on what is so under the isolation's lock, appends it to the chain and tells of it, once per key. */
import { chainStart, isolationChanged, topics, type IsolationChangedData } from '@holdpoint/contracts';
import { appendToOutbox } from '@holdpoint/outbox';
import {
  canonicalJson,
  decideIsolation,
  evolveIsolationAll,
  isInForce,
  type DependentPermit,
  type Instant,
  type Isolation,
  type IsolationCommand,
  type IsolationEvent,
  type RegisterFacts,
} from '@holdpoint/permit-domain';
import { correlation, ProblemError } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { sha256 } from '../app/fingerprint';
import { refused } from '../app/permit-problems';

/** What is hashed, as canonical JSON: `hash = sha256(canonical(body))`, and `body.previous` is the hash before it, as a permit's transitions are. */
export interface IsolationEntryBody {
  readonly tenant: string;
  readonly number: string;
  readonly sequence: number;
  readonly at: Instant;
  readonly command: IsolationCommand;
  readonly facts: RegisterFacts;
  readonly events: readonly IsolationEvent[];
  readonly correlationId: string;
  /** 64 zeros for the first. */
  readonly previous: string;
}
export interface IsolationAct {
  readonly tenant: string;
  readonly number: string;
  readonly command: IsolationCommand;
  readonly fingerprint: string;
  /** Sequence that the caller saw (If-Match). */
  readonly expectedSequence?: number;
}
export interface IsolationReply {
  readonly number: string;
  readonly state: string;
  readonly inForce: boolean;
  readonly sequence: number;
  readonly at: Instant;
  readonly events: readonly string[];
}
interface Held {
  readonly isolation: Isolation;
  readonly chainHead: string;
}

const dependentJson = `
  jsonb_build_object('number', p.number, 'type', p.type, 'phase', p.phase, 'site', p.site,
    'people', coalesce((
      select jsonb_agg(distinct n.person order by n.person) from permit_person n
      where n.tenant = p.tenant and n.number = p.number), '[]'),
    'inside', jsonb_build_object(
      'people', jsonb_array_length(p.state->'inside'->'people'),
      'tools', (select coalesce(sum(t.value::numeric), 0)::int from jsonb_each_text(p.state->'inside'->'tools') t)))`;

/** $1 tenant, $2 number of the isolation, $3 site, $4 area, $5 person, $6 the moment, $7 the permit that the command names, or null. */
const factsStatement = `
  select jsonb_build_object(
    'duties', coalesce((
      select jsonb_agg(distinct a.duty) from assignment a
      where a.tenant = $1 and a.site = $3 and (a.area is null or a.area = $4) and a.person = $5
        and a.valid_from <= $6::timestamptz and (a.valid_until is null or a.valid_until > $6::timestamptz)), '[]'),
    'dependents', coalesce((
      select jsonb_agg(${dependentJson} order by p.number)
      from isolation_dependent d join permit p on p.tenant = d.tenant and p.number = d.permit
      where d.tenant = $1 and d.number = $2), '[]'),
    'permit', (select ${dependentJson} from permit p where p.tenant = $1 and p.number = $7),
    'testReleaseMinutes', (select s.test_release_minutes from site s where s.tenant = $1 and s.id = $3)) as facts`;

@Injectable()
export class IsolationStore {
  /**
   * To be called in a transaction of its own. The row is locked first and everything that the decision stands on is read after it: whoever records
   * that a permit goes on holds the same lock, so either this sees the permit at work or the permit sees this.
   * @throws ProblemError 404 `isolation-unknown`; 403, 409, 412, 422 as the core refuses
   */
  async act(
    em: EntityManager,
    { tenant, number, command, fingerprint, expectedSequence }: IsolationAct,
  ): Promise<IsolationReply> {
    const before = command.name === 'plan' ? undefined : await this.hold(em, tenant, number);
    const seen = before?.isolation.sequence ?? 0;
    if (expectedSequence !== undefined && expectedSequence !== seen)
      throw refused({
        code: 'stale-sequence',
        reasons: [{ code: 'stale-sequence', params: { seen: expectedSequence, sequence: seen } }],
      });
    const at = new Date().toISOString();
    const facts = await this.facts(em, tenant, number, command, before?.isolation, at);
    const decision = decideIsolation(before?.isolation, command, facts, at);
    if (!decision.accepted) throw refused(decision.refusal);
    const { events } = decision;
    const after = evolveIsolationAll(before?.isolation, events);
    const body: IsolationEntryBody = {
      tenant,
      number,
      sequence: after.sequence,
      at,
      command,
      facts,
      events,
      correlationId: correlation.id(),
      previous: before?.chainHead ?? chainStart,
    };
    const hash = await this.append(em, body, after, fingerprint);
    await this.tell(em, body, before?.isolation, after, hash);
    const { sequence, state } = after;
    return { number, state, inForce: isInForce(after), sequence, at, events: events.map(({ name }) => name) };
  }

  private async hold(em: EntityManager, tenant: string, number: string): Promise<Held> {
    const [row] = await em.query<Held[]>(
      `select content as isolation, chain_head as "chainHead" from isolation where tenant = $1 and number = $2 for update`,
      [tenant, number],
    );
    if (!row) throw new ProblemError(404, 'isolation-unknown');
    return row;
  }

  private async facts(
    em: EntityManager,
    tenant: string,
    number: string,
    { name, by: { person }, body }: IsolationCommand,
    isolation: Isolation | undefined,
    at: Instant,
  ): Promise<RegisterFacts> {
    const { site, area } = name === 'plan' ? body : isolation!;
    const permit = name === 'linkPermit' ? body.permit : null;
    const [row] = await em.query<
      {
        facts: {
          duties: string[];
          dependents: DependentPermit[];
          permit: DependentPermit | null;
          testReleaseMinutes: number;
        };
      }[]
    >(factsStatement, [tenant, number, site, area, person, at, permit]);
    const { duties, dependents, permit: named, testReleaseMinutes } = row!.facts;
    return {
      ...(name === 'plan' && { isolation: { tenant, number } }),
      actor: { person, duties },
      dependents,
      ...(named && { permit: named }),
      ...(name === 'releaseForTest' && { testReleaseMinutes }),
    };
  }

  private async append(
    em: EntityManager,
    body: IsolationEntryBody,
    after: Isolation,
    fingerprint: string,
  ): Promise<string> {
    const { tenant, number, sequence, at, command, events } = body;
    const text = canonicalJson(body);
    const hash = sha256(text);
    await em.query(
      `insert into isolation
         (tenant, number, site, area, equipment, state, in_force, sequence, content, chain_head, planned_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
       on conflict (tenant, number) do update set equipment = $5, state = $6, in_force = $7, sequence = $8, content = $9,
         chain_head = $10, updated_at = $12`,
      [
        tenant,
        number,
        after.site,
        after.area,
        after.equipment,
        after.state,
        isInForce(after),
        sequence,
        after,
        hash,
        after.plannedAt,
        at,
      ],
    );
    await em.query(
      `insert into isolation_entry
         (tenant, number, sequence, command_key, fingerprint, at, command, actor, events, state, body, hash)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        tenant,
        number,
        sequence,
        command.key,
        fingerprint,
        at,
        command.name,
        command.by.person,
        events.map(({ name }) => name),
        after.state,
        text,
        hash,
      ],
    );
    if (command.name === 'linkPermit')
      await em.query(`insert into isolation_dependent (tenant, permit, number) values ($1, $2, $3)`, [
        tenant,
        command.body.permit,
        number,
      ]);
    if (command.name === 'unlinkPermit')
      await em.query(`delete from isolation_dependent where tenant = $1 and permit = $2 and number = $3`, [
        tenant,
        command.body.permit,
        number,
      ]);
    return hash;
  }

  /** The event's id is the entry's hash: the same entry can't be told of twice. */
  private async tell(
    em: EntityManager,
    { tenant, number, sequence, at, command, events }: IsolationEntryBody,
    before: Isolation | undefined,
    after: Isolation,
    hash: string,
  ): Promise<void> {
    const data: IsolationChangedData = {
      number,
      sequence,
      at,
      site: after.site,
      area: after.area,
      equipment: after.equipment,
      state: after.state,
      inForce: isInForce(after),
      events: events.map(({ name }) => name),
      actor: command.by.person,
      points: after.points.map(({ point, kind, state }) => ({ point, kind, state })),
      dependents: after.dependents,
      unlinked: (before?.dependents ?? []).filter((permit) => !after.dependents.includes(permit)),
      hash,
    };
    await appendToOutbox(em, {
      id: hash,
      topic: topics.isolation,
      type: isolationChanged,
      key: number,
      tenant,
      time: at,
      data,
    });
  }
}
