/** The fold: what an isolation is after an event. */
import type { IsolationEvent, IsolationEventName, IsolationEventOf } from './events';
import { stateOf } from './isolation';
import type { Isolation, LockBox, PlannedPoint, RegisterPoint } from './isolation';

type Fold<N extends IsolationEventName> = (isolation: Isolation, event: IsolationEventOf<N>) => Isolation;

const planned = (point: PlannedPoint): RegisterPoint => ({ ...point, state: 'planned' });
const openBox = (box: string | undefined): { box?: LockBox } =>
  box === undefined ? {} : { box: { box, closed: false, locks: [] } };

/** The points that `names` has, changed; the isolation's state follows from them. */
const withPoints = (
  isolation: Isolation,
  names: readonly string[],
  change: (point: RegisterPoint) => RegisterPoint,
): Isolation => {
  const points = isolation.points.map((point) => (names.includes(point.point) ? change(point) : point));
  return testOver({ ...isolation, points, state: stateOf(points) });
};
const testOver = ({ testRelease, ...isolation }: Isolation): Isolation =>
  testRelease && isolation.points.some(({ state }) => state === 'released') ? { ...isolation, testRelease } : isolation;
const withBox = (isolation: Isolation, change: (box: LockBox) => LockBox): Isolation =>
  isolation.box ? { ...isolation, box: change(isolation.box) } : isolation;

/** Nothing hangs there any more. */
const bare = ({ lock: _l, tag: _t, applied: _a, verified: _v, ...point }: RegisterPoint): RegisterPoint => point;

const folds: { readonly [N in Exclude<IsolationEventName, 'planned'>]: Fold<N> } = {
  revised: ({ box: _b, ...isolation }, { body: { points, box, ...rest } }) => ({
    ...isolation,
    ...rest,
    ...openBox(box),
    points: points.map(planned),
    state: 'planned',
  }),

  applied: (isolation, { body, at, by }) =>
    withPoints(
      isolation,
      body.points.map(({ point }) => point),
      (point) => {
        const given = body.points.find((one) => one.point === point.point)!;
        return {
          ...bare(point),
          state: 'applied',
          tag: given.tag,
          applied: { by: by.person, at },
          ...(given.lock !== undefined && { lock: { lock: given.lock, owner: by.person, at } }),
        };
      },
    ),

  verified: (isolation, { body, at, by }) =>
    withPoints(
      isolation,
      body.points.map(({ point }) => point),
      (point) => ({
        ...point,
        state: 'verified',
        verified: { by: by.person, at, method: body.points.find((one) => one.point === point.point)!.method },
      }),
    ),

  boxClosed: (isolation) => withBox(isolation, (box) => ({ ...box, closed: true })),
  boxOpened: (isolation) => withBox(isolation, (box) => ({ ...box, closed: false })),
  lockedOn: (isolation, { body, at, by }) =>
    withBox(isolation, (box) => ({ ...box, locks: [...box.locks, { ...body, person: by.person, at }] })),
  lockedOff: (isolation, { body }) =>
    withBox(isolation, (box) => ({ ...box, locks: box.locks.filter(({ lock }) => lock !== body.lock) })),

  releasedForTest: (isolation, { body: { points, dueAt }, at, by }) => ({
    ...withPoints(isolation, points, (point) => ({ ...bare(point), state: 'released' })),
    testRelease: isolation.testRelease ?? { by: by.person, at, ...(dueAt !== undefined && { dueAt }) },
  }),

  removed: (isolation, { body, at }) => ended(withPoints(isolation, body.points, gone), at),

  anothersLockRemoved: (isolation, { body, at }) => {
    const cut = (lock: string | undefined): boolean => lock !== undefined && body.locks.includes(lock);
    const names = isolation.points.filter(({ lock }) => cut(lock?.lock)).map(({ point }) => point);
    const unlocked = withBox(isolation, (box) => ({ ...box, locks: box.locks.filter(({ lock }) => !cut(lock)) }));
    return ended(withPoints(unlocked, names, gone), at);
  },

  // What was hung there stays on record until it is applied anew: the lock is still its owner's.
  foundBroken: (isolation, { body }) =>
    withPoints(isolation, body.points, ({ verified: _v, ...point }) => ({ ...point, state: 'broken' })),

  permitLinked: (isolation, { body }) => ({ ...isolation, dependents: [...isolation.dependents, body.permit] }),
  permitUnlinked: (isolation, { body }) => ({
    ...isolation,
    dependents: isolation.dependents.filter((permit) => permit !== body.permit),
  }),
};

const gone = (point: RegisterPoint): RegisterPoint => ({ ...bare(point), state: 'removed' });
const ended = (isolation: Isolation, at: string): Isolation =>
  isolation.state === 'removed' ? { ...isolation, removedAt: at } : isolation;

function begun({ body: { points, box, ...body }, at, by }: IsolationEventOf<'planned'>): Isolation {
  return {
    ...body,
    ...openBox(box),
    points: points.map(planned),
    state: 'planned',
    sequence: 0,
    changedAt: at,
    plannedBy: by.person,
    plannedAt: at,
    dependents: [],
  };
}

export function evolveIsolation(isolation: Isolation | undefined, event: IsolationEvent): Isolation {
  if (event.name === 'planned') return begun(event);
  if (!isolation) throw new Error(`${event.name} before the plan`);
  const fold = folds[event.name] as (isolation: Isolation, event: IsolationEvent) => Isolation;
  return { ...fold(isolation, event), changedAt: event.at };
}

/** The events of one entry: one act, one sequence number. */
export function evolveIsolationAll(isolation: Isolation | undefined, events: readonly IsolationEvent[]): Isolation {
  const after = events.reduce<Isolation | undefined>(evolveIsolation, isolation);
  if (!after) throw new Error('no events');
  return { ...after, sequence: (isolation?.sequence ?? 0) + 1 };
}
