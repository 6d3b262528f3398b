/**
 * The exhaustive check of the life cycle (X4): every situation that a permit can come to, by everything that people, the world and the clock can do,
 * explored breadth first. Work can't be in progress with a gate open; nothing ends in a dead end; every wait has a way out; silence never is consent.
 */
import type { Actor, Command } from './commands';
import { deadlines } from './deadlines';
import { decide } from './decide';
import type { PermitEvent } from './events';
import { evolveAll } from './evolve';
import { faultsOf, stepFaults } from './exploration/invariants';
import { keyOf } from './exploration/key';
import { movesFrom } from './exploration/moves';
import type { Move } from './exploration/moves';
import { trueFacts } from './exploration/scenario';
import type { Scenario, Situation } from './exploration/scenario';
import type { Facts } from './facts';
import { isOver } from './review';

export type { Scenario } from './exploration/scenario';
export { levelOf } from './level';

export interface Fault {
  readonly what: string;
  /** How it is come to, move by move. */
  readonly path: readonly string[];
}
export interface Exploration {
  readonly scenario: string;
  readonly states: number;
  readonly transitions: number;
  readonly refusals: number;
  /** How many states each phase has. */
  readonly phases: Readonly<Record<string, number>>;
  /** False when `limit` stopped it before everything was seen. */
  readonly complete: boolean;
  readonly faults: readonly Fault[];
}

interface Node {
  readonly situation: Situation;
  readonly index: number;
  readonly cameBy?: { readonly from: Node; readonly move: string };
  readonly next: Node[];
}

interface Result {
  readonly events: readonly PermitEvent[];
  readonly after: Situation;
  readonly refused: boolean;
}

function factsFor({ blind, duties = [] }: Move, situation: Situation, scenario: Scenario, by: Actor): Facts {
  if (blind) return { permit: { tenant: 'exploration', number: '0' } };
  const facts = trueFacts(scenario, situation, by);
  const { actor } = facts;
  return actor && duties.length > 0 ? { ...facts, actor: { ...actor, duties: [...actor.duties, ...duties] } } : facts;
}

/** Acts of one move, in order, as far as they are accepted. */
function tryMove(before: Situation, move: Move, scenario: Scenario): Result {
  const now = move.now ?? before.now;
  let permit = before.permit;
  const events: PermitEvent[] = [];
  const unqualified = move.unqualified ?? before.unqualified;
  for (const { by, name, body } of move.acts) {
    const facts = factsFor(move, { now, unqualified }, scenario, by);
    const command = { name, key: move.name, by, body } as Command;
    const decision = decide(permit, command, facts, scenario.pack, now);
    if (!decision.accepted) return { events, after: { permit, now, unqualified }, refused: true };
    if (decision.events.length > 0) permit = evolveAll(permit, decision.events);
    events.push(...decision.events);
  }
  return { events, after: { ...(permit && { permit }), now, unqualified }, refused: false };
}

function pathTo(node: Node): readonly string[] {
  const moves: string[] = [];
  for (let at: Node | undefined = node; at?.cameBy; at = at.cameBy.from) moves.unshift(at.cameBy.move);
  return moves;
}

/** Nodes from which no end can be reached. */
function deadEnds(nodes: readonly Node[]): readonly Node[] {
  const before = new Map<Node, Node[]>();
  for (const node of nodes) {
    for (const next of node.next) before.set(next, [...(before.get(next) ?? []), node]);
  }
  const alive = new Set(nodes.filter(({ situation: { permit } }) => permit && isOver(permit)));
  for (const node of alive) for (const earlier of before.get(node) ?? []) alive.add(earlier);
  return nodes.filter((node) => !alive.has(node));
}

const faultsKept = 20;

/** Explores from nothing submitted. `limit` bounds the states, for a check of the check; without it everything is seen. */
export function explore(scenario: Scenario, limit = Number.POSITIVE_INFINITY): Exploration {
  const first: Node = { situation: { now: scenario.now, unqualified: false }, index: 0, next: [] };
  const known = new Map<string, Node>([[keyOf(first.situation, scenario), first]]);
  const nodes: Node[] = [first];
  const faults: Fault[] = [];
  const phases: Record<string, number> = {};
  let transitions = 0;
  let refusals = 0;
  const blame = (what: string, node: Node, move?: string): void => {
    if (faults.length < faultsKept)
      faults.push({ what, path: [...pathTo(node), ...(move === undefined ? [] : [move])] });
  };

  for (const node of nodes) {
    const { permit } = node.situation;
    if (permit) phases[permit.phase] = (phases[permit.phase] ?? 0) + 1;
    for (const fault of faultsOf(node.situation, scenario)) blame(fault, node);

    let wayOut = permit !== undefined && deadlines(permit, scenario.pack).length > 0;
    for (const move of movesFrom(node.situation, scenario)) {
      const { events, after, refused } = tryMove(node.situation, move, scenario);
      if (refused) refusals += 1;
      else transitions += 1;
      for (const fault of stepFaults({ before: node.situation, move, events, after }, scenario))
        blame(fault, node, move.name);
      if (refused && events.length === 0) continue;

      const key = keyOf(after, scenario);
      let next = known.get(key);
      if (!next) {
        next = { situation: after, index: nodes.length, cameBy: { from: node, move: move.name }, next: [] };
        known.set(key, next);
        if (nodes.length < limit) nodes.push(next);
      }
      if (next === node) continue;
      node.next.push(next);
      wayOut ||= !move.silent && events.length > 0;
    }
    if (permit && !isOver(permit) && !wayOut) blame('it waits, and nobody and nothing can move it', node);
  }
  const complete = known.size === nodes.length;
  if (complete) for (const node of deadEnds(nodes)) blame('no end can be reached', node);
  return { scenario: scenario.name, states: nodes.length, transitions, refusals, phases, complete, faults };
}
