/** What must hold before energy may come back: nobody depends on it, nobody is in its way, nobody's lock is on the box. */
import type { Unmet } from '../../refusal';
import type { Cleared } from '../commands';
import type { DependentPermit, RegisterFacts } from '../facts';
import { isAtWork, isOccupied, stands } from '../facts';
import type { Isolation, LockBox } from '../isolation';
import { osha } from './deliberation';

interface Releasing {
  readonly isolation: Isolation;
  readonly facts: RegisterFacts;
}

const clauses = { stands: 'HSG250', test: '(f)(1)', told: '(e)(2)(ii)' } as const;

/** Each permit of the list, as it is now; one of which nothing is known counts against the release. */
function dependents(
  { isolation, facts }: Releasing,
  bars: (permit: DependentPermit) => readonly Unmet[],
): readonly Unmet[] {
  return isolation.dependents.flatMap((number): readonly Unmet[] => {
    const permit = facts.dependents?.find((one) => one.number === number);
    return permit ? bars(permit) : [{ code: 'isolation-dependent-unknown', params: { number } }];
  });
}

const occupied = (permit: DependentPermit): readonly Unmet[] =>
  isOccupied(permit)
    ? [
        {
          code: 'isolation-people-inside',
          params: { number: permit.number, people: permit.inside.people, tools: permit.inside.tools },
          mendBy: 'guardian',
          ...osha('(e)(2)(i)'),
        },
      ]
    : [];

/** Before it is taken off for good: no permit stands on it, a suspended one among them. */
export const dependedOn = (releasing: Releasing): readonly Unmet[] =>
  dependents(releasing, (permit) => [
    ...(stands(permit)
      ? [
          {
            code: 'isolation-permit-stands',
            params: { number: permit.number, phase: permit.phase },
            mendBy: 'person-in-charge',
            clause: clauses.stands,
            certainty: 'C' as const,
          },
        ]
      : []),
    ...occupied(permit),
  ]);

/** Before a test: those who had begun have stopped, and everybody and everything is counted out. */
export const workedBehind = (releasing: Releasing): readonly Unmet[] =>
  dependents(releasing, (permit) => [
    ...(isAtWork(permit)
      ? [
          {
            code: 'isolation-permit-at-work',
            params: { number: permit.number, phase: permit.phase },
            mendBy: 'person-in-charge',
            ...osha(clauses.test),
          },
        ]
      : []),
    ...occupied(permit),
  ]);

/** Whoever has a lock on the box may be where the energy goes. */
export const boxLocked = ({ box, locks }: LockBox): readonly Unmet[] =>
  locks.length === 0
    ? []
    : [
        {
          code: 'isolation-box-locked',
          params: {
            box,
            locks: locks.map(({ lock }) => lock),
            people: [...new Set(locks.map(({ person }) => person))],
          },
          ...osha('(f)(3)(ii)(D)'),
        },
      ];

/** The keys are in the box: it has to be open, and nobody's lock on it. */
export function boxInTheWay({ box }: Isolation): readonly Unmet[] {
  if (!box) return [];
  if (box.locks.length > 0) return boxLocked(box);
  return box.closed ? [{ code: 'isolation-box-closed', params: { box: box.box } }] : [];
}

const statements: readonly (readonly [keyof Cleared, string])[] = [
  ['areaInspected', '(e)(1)'],
  ['peopleClear', '(e)(2)(i)'],
  ['affectedTold', clauses.told],
];
export const notCleared = (cleared: Cleared): readonly Unmet[] =>
  statements.flatMap(([name, paragraph]): Unmet[] =>
    cleared[name] === true
      ? []
      : [{ code: 'isolation-not-cleared', params: { what: name }, field: `/${name}`, ...osha(paragraph) }],
  );
