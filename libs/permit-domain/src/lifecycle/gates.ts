/** Everything that isn't met at a moment: the life cycle's own conditions and the pack's rules, asked by `decide` and by `explain` alike. */
import type { Moment, TypePack } from '../pack/pack';
import type { Unmet } from '../refusal';
import { evaluate } from '../rules/evaluate';
import type { PermitEvent } from './events';
import { evolve } from './evolve';
import { ownConditions } from './own-conditions';
import type { Asked } from './own-conditions';
import type { PermitState } from './state';
import { startBy, validUntil } from './validity';

/** The clause that the pack gives for a code of the life cycle itself. */
export function withClause(unmet: Unmet, { clauses }: TypePack): Unmet {
  const source = unmet.clause === undefined ? clauses?.[unmet.code] : undefined;
  return source ? { ...unmet, clause: source.clause, certainty: source.certainty } : unmet;
}

/** Until when a condition of this moment can be mended at all. */
function lastChance(moment: Moment, permit: PermitState, pack: TypePack): string | undefined {
  if (moment === 'approval' || moment === 'issue' || moment === 'start') return startBy(permit, pack);
  return moment === 'resume' || moment === 'watch' || moment === 'extension' ? validUntil(permit, pack) : undefined;
}

/** One finding stays one, though two moments or both the pack and the life cycle made it; the pack's, with its clause, comes first. */
function distinct(found: readonly Unmet[]): readonly Unmet[] {
  const seen = new Set<string>();
  return found.filter(({ code, params, rule }) => {
    const finding = `${code} ${JSON.stringify(params)}`;
    const known = seen.has(finding) && (rule === undefined || seen.has(`${rule} ${finding}`));
    seen.add(finding).add(`${rule} ${finding}`);
    return !known;
  });
}

/** The permit as it would be once it goes on: it must stand the watch from the first instant. */
export function atWork({ permit, now, command }: Asked): PermitState {
  const by = command?.by ?? { system: 'permit' };
  const event: PermitEvent = { name: permit.phase === 'suspended' ? 'resumed' : 'started', at: now, by, body: {} };
  return evolve(permit, event);
}

/** Nothing means that the gate is open. */
export function openConditions(moment: Moment, gate: Asked): readonly Unmet[] {
  const { pack, now, permit } = gate;
  const found = [...evaluate(moment, gate, now)];
  if (moment === 'start' || moment === 'resume') {
    found.push(...evaluate('watch', { ...gate, permit: atWork(gate) }, now));
  }
  const by = lastChance(moment, permit, pack);
  return distinct([...found, ...ownConditions(moment, gate)]).map((unmet) =>
    withClause(unmet.by === undefined && by !== undefined ? { ...unmet, by } : unmet, pack),
  );
}
