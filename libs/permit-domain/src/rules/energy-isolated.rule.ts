/** Energy is cut off at every point, in a way that the clause lets count, and verified (cl. 4.2, 5.2.2, 6.1). */
import type { IsolationKind, IsolationPoint } from '../lifecycle/commands';
import { count, flag, listOf, oneOf, shape, text } from './params';
import type { Miss, RegisteredRule, Rule } from './rule';

interface Params {
  readonly energies: readonly IsolationPoint['energy'][];
  /** Kinds that count. A water seal or a closed valve is in none of the shipped lists. */
  readonly allowed: readonly IsolationKind[];
  /** The least number of points. */
  readonly min: number;
  readonly verified: boolean;
  /** A form field that lists the points by name: each must be recorded. */
  readonly pointsField?: string;
  /** Whether each point carries a tag. */
  readonly tagged?: boolean;
}

const evaluate: Rule<Params> = ({ permit }, { energies, allowed, min, verified, pointsField, tagged }) => {
  // A point may be recorded again (applied, then verified): its last record stands.
  const byPoint = new Map(
    permit.isolations.filter(({ energy }) => energies.includes(energy)).map((record) => [record.point, record]),
  );
  const misses: Miss[] = [];
  const standing = [...byPoint.values()].filter(({ state }) => state !== 'removed');
  const planned: unknown = pointsField === undefined ? undefined : permit.form[pointsField];
  for (const point of Array.isArray(planned) ? planned : []) {
    if (typeof point === 'string' && !permit.isolations.some((record) => record.point === point)) {
      misses.push({ code: 'isolation-point-open', params: { point } });
    }
  }
  if (standing.length < min) {
    misses.push({ code: 'isolation-missing', params: { energies, needed: min, found: standing.length } });
  }
  for (const { point, kind, state, tag } of byPoint.values()) {
    if (state === 'removed') misses.push({ code: 'isolation-removed', params: { point } });
    else if (!allowed.includes(kind))
      misses.push({ code: 'isolation-kind-not-allowed', params: { point, kind, allowed } });
    else if (tagged && !tag) misses.push({ code: 'isolation-not-tagged', params: { point } });
    else if (verified && state !== 'verified') misses.push({ code: 'isolation-not-verified', params: { point } });
  }
  return misses;
};

export const isolationKinds: readonly IsolationKind[] = [
  'blind',
  'removed-section',
  'disconnection',
  'lock',
  'water-seal',
  'closed-valve',
];
export const energyIsolatedRule: RegisteredRule = {
  evaluate,
  params: shape(
    {
      energies: listOf(oneOf('process', 'mechanical', 'electrical', 'radiation', 'thermal')),
      allowed: listOf(oneOf(...isolationKinds)),
      min: count,
      verified: flag,
    },
    { pointsField: text, tagged: flag },
  ),
  tighter: { energies: 'more', allowed: 'fewer', min: 'higher', verified: 'true', tagged: 'true' },
  codes: [
    'isolation-point-open',
    'isolation-missing',
    'isolation-removed',
    'isolation-kind-not-allowed',
    'isolation-not-tagged',
    'isolation-not-verified',
  ],
};
