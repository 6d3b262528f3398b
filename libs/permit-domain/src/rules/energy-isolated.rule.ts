/** Energy is cut off at every point, in a way that the clause lets count, and verified (cl. 4.2, 5.2.2, 6.1). */
import type { RegisterPoint } from '../isolation/isolation';
import type { IsolationKind, IsolationPoint } from '../lifecycle/commands';
import { count, flag, listOf, oneOf, shape, text } from './params';
import type { Circumstances, Miss, RegisteredRule, Rule } from './rule';

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

interface Standing extends Pick<IsolationPoint, 'point' | 'energy' | 'kind' | 'tag'> {
  readonly state: RegisterPoint['state'];
}

/** What was recorded on the permit, and what the register has of the isolations that it stands on; of a point in both, the register knows. */
function pointsOf({ permit, facts }: Circumstances): readonly Standing[] {
  const register = (facts.isolations ?? []).flatMap(({ points }) => points);
  // A point may be recorded again (applied, then verified): its last record stands.
  const recorded = new Map(permit.isolations.map((record) => [record.point, record]));
  for (const { point } of register) recorded.delete(point);
  return [...recorded.values(), ...register];
}

/** What is planned isn't done; what is released for a test, broken or removed is undone. */
const undone: Readonly<Partial<Record<Standing['state'], string>>> = {
  planned: 'isolation-point-open',
  released: 'isolation-released',
  broken: 'isolation-broken',
  removed: 'isolation-removed',
};

const evaluate: Rule<Params> = (circumstances, { energies, allowed, min, verified, pointsField, tagged }) => {
  const { permit } = circumstances;
  const points = pointsOf(circumstances);
  const concerned = points.filter(({ energy }) => energies.includes(energy));
  const misses: Miss[] = [];
  const standing = new Set(concerned.filter(({ state }) => undone[state] === undefined).map(({ point }) => point));
  const planned: unknown = pointsField === undefined ? undefined : permit.form[pointsField];
  for (const point of Array.isArray(planned) ? planned : []) {
    if (typeof point === 'string' && !points.some((record) => record.point === point)) {
      misses.push({ code: 'isolation-point-open', params: { point } });
    }
  }
  if (standing.size < min) {
    misses.push({ code: 'isolation-missing', params: { energies, needed: min, found: standing.size } });
  }
  for (const { point, kind, state, tag } of concerned) {
    const code = undone[state];
    if (code !== undefined) misses.push({ code, params: { point } });
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
    'isolation-released',
    'isolation-broken',
    'isolation-removed',
    'isolation-kind-not-allowed',
    'isolation-not-tagged',
    'isolation-not-verified',
  ],
};
