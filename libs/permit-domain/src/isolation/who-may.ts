/** Who may do what to an isolation: one table; whoever isn't in it may not. */
import { refuse } from '../refusal';
import type { Refusal } from '../refusal';
import type { IsolationCommand, IsolationCommandName } from './commands';
import type { RegisterFacts } from './facts';

interface Row {
  /** One of these duties at the place is enough; `any` is any duty there, `nobody's` asks for none: the decision itself knows whose it is. */
  readonly duties: readonly string[];
  /** Or being named on a permit that depends on it, or that the command names. */
  readonly named?: true;
  readonly because: string;
}

/** Who may cut energy off. A site gives `isolating-authority`; the shift and production may where it gives none. */
const isolating = ['isolating-authority', 'shift-leader', 'production-department'] as const;

export const whoMayIsolate: Readonly<Record<IsolationCommandName, Row>> = {
  plan: { duties: isolating, because: 'the area’s own people know its energy' },
  revise: { duties: isolating, because: 'the area’s own people know its energy' },
  apply: { duties: isolating, because: 'an authorised person applies it (1910.147(d)(3), (d)(4))' },
  verify: { duties: isolating, because: 'an authorised person verifies it (1910.147(d)(6))' },
  closeBox: { duties: isolating, because: 'whoever answers for the group closes the box (1910.147(f)(3)(ii)(A))' },
  openBox: { duties: isolating, because: 'whoever answers for the group opens the box (1910.147(f)(3)(ii)(A))' },
  lockOn: { duties: isolating, named: true, because: 'each at work puts a lock on (1910.147(f)(3)(ii)(D))' },
  lockOff: { duties: ["nobody's"], because: 'only who put it on takes it off, whatever else they are by then' },
  releaseForTest: { duties: isolating, because: 'an authorised person releases and applies again (1910.147(f)(1))' },
  remove: { duties: isolating, because: 'an authorised person gives the energy back (1910.147(e))' },
  removeAnothersLock: {
    duties: ['safety-officer', 'unit-head'],
    because: 'under the direction of the employer (1910.147(e)(3))',
  },
  reportBroken: { duties: ['any'], named: true, because: 'whoever sees it says so' },
  linkPermit: { duties: ['any'], named: true, because: 'whoever works under the permit, or answers for the place' },
  unlinkPermit: { duties: ['any'], named: true, because: 'whoever works under the permit, or answers for the place' },
};

/** Nothing when the actor may; otherwise who could. */
export function mayNotIsolate({ name, by }: IsolationCommand, facts: RegisterFacts): Refusal | undefined {
  const { duties, named } = whoMayIsolate[name];
  if (duties.includes("nobody's")) return undefined;
  const held = facts.actor?.person === by.person ? facts.actor.duties : [];
  if (duties.includes('any') ? held.length > 0 : held.some((duty) => duties.includes(duty))) return undefined;
  const permits = [...(facts.dependents ?? []), ...(facts.permit ? [facts.permit] : [])];
  if (named && permits.some(({ people }) => people.includes(by.person))) return undefined;
  return refuse('not-entitled', [{ code: 'not-yours-to-do', params: { act: name, may: [...duties] } }]);
}
