/** The single writer of a permit's past: appends a transition, moves the row on, and puts the event into the outbox, once. */
import type { MissedTransition, RecordInput, RecordReceipt, TransitionBody } from '@holdpoint/contracts';
import { eventSource, outboxParameter, outboxRow, wakeRelay } from '@holdpoint/outbox';
import { canonicalJson, isEnded, type Actor, type IsolationFacts } from '@holdpoint/permit-domain';
import { TenantDatabase } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { sha256 } from '../app/fingerprint';
import { permitTransitionedOf } from '../app/permit-transitioned';
import { delegationStands, holdDelegation, holdGiver } from './statements/delegation-hold';
import { holdIsolations, isolationsMoved } from './statements/isolation-hold';
import { missedStatement, recordStatement, type PermitColumn } from './statements/record';

/** The key has been used for another act: by another permit, or with another body. */
export class KeyReused extends Error {}
/** The permit's row isn't there to go on from: no retry mends that. */
export class ChainBroken extends Error {}
/** An isolation that the permit stands on is no longer as its facts had it: whoever acts has to ask anew. */
export class IsolationMoved extends Error {}
/** The delegation by which the act was signed gave no right any more when it was to be recorded. */
export class DelegationEnded extends Error {}

interface MissedRow {
  readonly number: string;
  readonly sequence: number;
  readonly command_key: string;
  readonly fingerprint: string;
  readonly hash: string;
  readonly body: string;
}

@Injectable()
export class TransitionStore {
  constructor(private readonly database: TenantDatabase) {}

  /**
   * Records one transition; sent again it records nothing and answers with what is there.
   * @throws KeyReused, ChainBroken, IsolationMoved, DelegationEnded; anything else is worth a retry
   */
  async record(input: RecordInput): Promise<RecordReceipt> {
    const { body, fingerprint } = input;
    const text = canonicalJson(body);
    const hash = sha256(text);
    const isolations = goesOn.has(body.command.name) ? (body.facts.isolations ?? []) : [];
    const delegations = signedFor(body);
    if (isolations.length + delegations.length > 0)
      return this.recordBeside({ isolations, delegations }, input, text, hash);
    // One statement is its own transaction: it commits whole or not at all, and costs one round trip instead of three.
    return this.database.read(body.tenant, async (em) => {
      const recorded = await this.insert(em, input, text, hash);
      if (recorded) {
        // After the commit: transactions that notify are let through one by one, each waiting for the disk of the one before (ADR 9).
        wakeRelay();
        return { hash };
      }
      return this.behind(em, body, fingerprint);
    });
  }

  /**
   * What the act stands on is held still from the look at it to the commit: no isolation is taken off under a permit that goes on in the same moment, and no
   * signature is given by a right that has been taken back.
   */
  private async recordBeside(held: Beside, input: RecordInput, text: string, hash: string): Promise<RecordReceipt> {
    const { body, fingerprint } = input;
    const { tenant } = body;
    const outcome = await this.database.write(tenant, async (em): Promise<{ recorded?: boolean; gone?: Error }> => {
      const gone = (await isolationGone(em, input, held)) ?? (await delegationGone(em, input, held));
      return gone ? { gone } : { recorded: await this.insert(em, input, text, hash) };
    });
    if (outcome.recorded) {
      wakeRelay();
      return { hash };
    }
    return this.database.read(tenant, (em) => this.behind(em, body, fingerprint, outcome.gone));
  }

  private async insert(em: EntityManager, input: RecordInput, text: string, hash: string): Promise<boolean> {
    const { body } = input;
    const event = outboxRow(permitTransitionedOf(input, hash), eventSource());
    try {
      const rows = await em.query<unknown[]>(recordStatement, [
        JSON.stringify(permitRow(input, hash)),
        JSON.stringify(transitionRow(input, text, hash)),
        body.previous,
        outboxParameter([event]),
        JSON.stringify(peopleRows(input)),
      ]);
      return rows.length > 0;
    } catch (error) {
      if (isKeyViolation(error)) return false;
      throw error;
    }
  }

  private async behind(
    em: EntityManager,
    body: TransitionBody,
    fingerprint: string,
    gone?: Error,
  ): Promise<RecordReceipt> {
    const { tenant, number, sequence, command } = body;
    const rows = await em.query<MissedRow[]>(missedStatement, [tenant, number, sequence, command.key]);
    const twin = rows.find((row) => row.command_key === command.key);
    if (twin && (twin.number !== number || twin.fingerprint !== fingerprint))
      throw new KeyReused(`${command.key} was used for ${twin.number} transition ${twin.sequence}`);
    // Recorded before, and only then did the world move on: the record counts.
    if (gone && rows.length === 0) throw gone;
    if (rows.length === 0)
      throw new ChainBroken(`${number} has no transition ${sequence - 1} with hash ${body.previous}`);
    return { hash: rows.at(-1)!.hash, missed: rows.map(missedTransition) };
  }
}

/** What an act stands on besides its permit. */
interface Beside {
  readonly isolations: readonly IsolationFacts[];
  /** By which it was signed for somebody else. */
  readonly delegations: readonly { readonly id: string; readonly duty: string }[];
}

const signedFor = ({ events }: TransitionBody): Beside['delegations'] =>
  events.flatMap((event) =>
    event.name === 'stageSigned' && event.body.for ? [{ id: event.body.for.delegation, duty: event.body.duty }] : [],
  );

async function isolationGone(
  em: EntityManager,
  { body: { tenant, number } }: RecordInput,
  { isolations }: Beside,
): Promise<IsolationMoved | undefined> {
  if (isolations.length === 0) return undefined;
  await em.query(holdIsolations, [tenant, isolations.map((isolation) => isolation.number)]);
  const moved = await em.query<{ number: string }[]>(isolationsMoved, [tenant, number, JSON.stringify(isolations)]);
  return moved.length > 0 ? new IsolationMoved(moved.map((isolation) => isolation.number).join(', ')) : undefined;
}

async function delegationGone(
  em: EntityManager,
  { body: { tenant, at }, state: { site, area } }: RecordInput,
  { delegations }: Beside,
): Promise<DelegationEnded | undefined> {
  for (const { id, duty } of delegations) {
    await em.query(holdDelegation, [tenant, id]);
    await em.query(holdGiver, [tenant, id, site, duty]);
    const standing = await em.query<unknown[]>(delegationStands, [tenant, id, site, duty, area, at]);
    if (standing.length === 0) return new DelegationEnded(id);
  }
  return undefined;
}

function missedTransition(row: MissedRow): MissedTransition {
  const { at, events } = JSON.parse(row.body) as TransitionBody;
  const { sequence, hash, fingerprint } = row;
  return { sequence, key: row.command_key, at, events, hash, fingerprint };
}

/** Acts by which a permit comes nearer to work, or is given more time for it: what they stand on is held until they are recorded. */
const goesOn: ReadonlySet<string> = new Set(['approve', 'issue', 'start', 'resume', 'extend']);

const isKeyViolation = (error: unknown): boolean =>
  (error as { code?: string }).code === '23505' &&
  (error as { constraint?: string }).constraint === 'transition_command_key';

const nameOf = (actor: Actor): string => ('person' in actor ? actor.person : `system:${actor.system}`);

function transitionRow({ body, state, fingerprint }: RecordInput, text: string, hash: string): object {
  return {
    tenant: body.tenant,
    number: body.number,
    sequence: body.sequence,
    command_key: body.command.key,
    fingerprint,
    at: body.at,
    command: body.command.name,
    actor: nameOf(body.command.by),
    events: body.events.map(({ name }) => name),
    phase: state.phase,
    level: state.level,
    body: text,
    hash,
  };
}

/** Named at a submission and when a post changes hands; otherwise the people are those that were. */
function peopleRows({ body, state }: RecordInput): readonly { person: string; role: string }[] {
  if (!body.events.some(({ name }) => name === 'submitted' || name === 'guardianTook')) return [];
  return [{ person: state.applicant, role: 'applicant' }, ...state.people];
}

function permitRow({ body, state, pack, outlook }: RecordInput, hash: string): Record<PermitColumn, unknown> {
  return {
    tenant: body.tenant,
    number: body.number,
    type: state.type,
    pack: pack.name,
    pack_version: pack.version,
    pack_hash: body.packHash,
    level: state.level,
    phase: state.phase,
    live: !isEnded(state.phase),
    site: state.site,
    area: state.area,
    work_point: state.workPoint,
    applicant: state.applicant,
    run: state.run,
    sequence: body.sequence,
    window_from: state.window.from,
    window_until: state.window.until,
    valid_until: outlook.validUntil,
    due_at: outlook.dueAt ?? null,
    waiting_on: [...new Set(outlook.waitingOn.flatMap(({ duties }) => duties))],
    linked: state.linked.map(({ number }) => number),
    work_order: state.workOrder ?? null,
    green_channel: state.greenChannel !== undefined,
    state,
    chain_head: hash,
    submitted_at: state.submittedAt,
    approved_at: state.approvedAt ?? null,
    started_at: state.startedAt ?? null,
    ended_at: state.ended?.at ?? null,
    updated_at: body.at,
  };
}
