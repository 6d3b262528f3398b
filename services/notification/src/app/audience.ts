/** Looks up who is meant: from targets to people. Pure; the roster and the time are passed in. */
import type { PermitTransitionedData } from '@holdpoint/contracts';
import { delegatesFor, type Delegation } from './delegation';
import type { Params, Target } from './notice';
import { presentHolders, type Place, type Post } from './roster';

/** What targets are looked up in. `permit` is absent for news of a person. */
export interface Scene {
  readonly params: Params;
  readonly permit?: Pick<
    PermitTransitionedData,
    'applicant' | 'people' | 'waitingOn' | 'phase' | 'permitType' | 'level'
  >;
  readonly place?: Place;
  readonly roster: readonly Post[];
  readonly delegations?: readonly Delegation[];
  /** UTC. */
  readonly now: string;
}

export interface Audience {
  readonly people: readonly string[];
  /** Duties that have something to do and that nobody present holds; those that are only told of it don't count. */
  readonly vacant: readonly string[];
}

const asList = (value: Params[string] | undefined): readonly string[] => {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? (value as readonly string[]) : [];
};

/** People for one name that a stage or a step waits for: a duty of the place, a role on the permit, or the applicant. */
function answering(name: string, { permit, place, roster, now }: Scene): string[] {
  const named = (permit?.people ?? []).filter(({ role }) => role === name).map(({ person }) => person);
  const asApplicant = permit && name === 'applicant' ? [permit.applicant] : [];
  return [...presentHolders(roster, name, place, now), ...named, ...asApplicant];
}

/** Who signs for a duty that a stage of the chain waits for: delegations are of signatures, and of nothing else of a duty. */
function signingFor(
  name: string,
  target: Target,
  { permit, place, roster, delegations = [], now }: Scene,
): readonly string[] {
  if (!permit || permit.phase !== 'inApproval' || target.who === 'duty') return [];
  return delegatesFor(delegations, roster, name, place, permit, now);
}

function waitedFor({ permit, params }: Scene, stage: string | undefined): readonly string[] {
  const meant = (permit?.waitingOn ?? []).filter((open) => open.stage === (stage ?? params.stage));
  return meant.flatMap(({ duties }) => duties);
}

function namesOf(target: Target, scene: Scene): readonly string[] {
  if (target.who === 'duty') return [target.duty];
  if (target.who === 'named') return target.duties;
  if (target.who === 'duties-in') return asList(scene.params[target.param]);
  return target.who === 'waited-for' ? waitedFor(scene, target.stage) : [];
}

function peopleOf(target: Target, { permit, params }: Scene): readonly string[] {
  switch (target.who) {
    case 'applicant':
      return permit ? [permit.applicant] : [];
    case 'everyone':
      return permit ? [permit.applicant, ...permit.people.map(({ person }) => person)] : [];
    case 'role':
      return (permit?.people ?? []).filter(({ role }) => role === target.role).map(({ person }) => person);
    case 'person-in':
      return asList(params[target.param]);
    default:
      return [];
  }
}

/** Each person once, in the order of the targets. */
export function audienceOf(targets: readonly Target[], scene: Scene): Audience {
  const people = new Set<string>();
  const vacant = new Set<string>();
  for (const target of targets) {
    for (const person of peopleOf(target, scene)) people.add(person);
    for (const name of namesOf(target, scene)) {
      const found = [...answering(name, scene), ...signingFor(name, target, scene)];
      if (found.length === 0 && target.who !== 'duty' && target.who !== 'named') vacant.add(name);
      for (const person of found) people.add(person);
    }
  }
  return { people: [...people], vacant: [...vacant] };
}
