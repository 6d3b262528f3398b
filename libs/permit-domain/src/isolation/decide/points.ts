/** Decisions on the points: planned, applied, verified, released for a test, taken off, found broken. */
import type { Unmet } from '../../refusal';
import { plusMinutes } from '../../time/instant';
import { evolveIsolationAll } from '../evolve';
import type { PlannedPoint, RegisterPoint } from '../isolation';
import { locksOfOthers, named, osha, pointMisses, unless } from './deliberation';
import type { DecideIsolation } from './deliberation';
import { boxInTheWay, dependedOn, notCleared, workedBehind } from './release';

const required = (field: string, more: Partial<Unmet> = {}): Unmet => ({
  code: 'field-required',
  params: { field: field.slice(field.lastIndexOf('/') + 1) },
  field,
  ...more,
});
const isBlank = (text: string | undefined): boolean => text === undefined || text.trim() === '';

/** A plan names each point once; a blind has its number on a map, its size and its place (GB 30871 cl. 7.1). */
export function planMisses(points: readonly PlannedPoint[]): readonly Unmet[] {
  if (points.length === 0) return [required('/points')];
  return points.flatMap((point, index): Unmet[] => {
    const field = `/points/${index}`;
    const twice = points.findIndex((one) => one.point === point.point) < index;
    const blind = point.kind === 'blind' ? (['drawing', 'size', 'position'] as const) : [];
    return [
      ...(twice ? [{ code: 'isolation-point-twice', params: { point: point.point }, field: `${field}/point` }] : []),
      ...blind
        .filter((part) => isBlank(point[part]))
        .map((part) => required(`${field}/${part}`, { clause: 'GB 30871 7.1', certainty: 'V' })),
    ];
  });
}

const revise: DecideIsolation<'revise'> = (deliberation) => {
  const { isolation, command } = deliberation;
  const begun = isolation.points.filter(({ state }) => state !== 'planned');
  const misses = begun.map(({ point, state }) => ({ code: 'isolation-point-state', params: { point, state } }));
  return unless([...misses, ...planMisses(command.body.points)], deliberation, 'revised', command.body);
};

const apply: DecideIsolation<'apply'> = (deliberation) => {
  const { isolation, command } = deliberation;
  const { points } = command.body;
  const about = named(
    isolation,
    points.map(({ point }) => point),
  );
  const inUse = isolation.points
    .filter(({ point }) => !points.some((one) => one.point === point))
    .flatMap(({ lock }) => lock?.lock ?? [])
    .concat(isolation.box?.locks.map(({ lock }) => lock) ?? []);
  const misses = points.flatMap(({ point, lock }, index): Unmet[] => {
    const field = `/points/${index}/lock`;
    const twice = points.findIndex((one) => one.lock === lock) < index;
    if (lock !== undefined)
      return twice || inUse.includes(lock) ? [{ code: 'isolation-lock-in-use', params: { lock }, field }] : [];
    const kind = about[index]?.point?.kind;
    return kind === 'lock' ? [{ code: 'isolation-lock-missing', params: { point }, field, ...osha('(d)(4)') }] : [];
  });
  return unless(
    [
      ...pointMisses(about, ['planned', 'released', 'broken', 'removed']),
      ...locksOfOthers(about, command.by.person),
      ...misses,
    ],
    deliberation,
    'applied',
    command.body,
  );
};

/** Somebody else looks: what one person believes to be off, another tries. */
const verify: DecideIsolation<'verify'> = (deliberation) => {
  const { isolation, command } = deliberation;
  const about = named(
    isolation,
    command.body.points.map(({ point }) => point),
  );
  const own = about.flatMap(({ name, field, point }): Unmet[] =>
    point?.applied?.by === command.by.person
      ? [{ code: 'isolation-verifier-applied', params: { point: name }, field }]
      : [],
  );
  return unless([...pointMisses(about, ['applied']), ...own], deliberation, 'verified', command.body);
};

const hung: readonly RegisterPoint['state'][] = ['applied', 'verified', 'broken'];

const releaseForTest: DecideIsolation<'releaseForTest'> = (deliberation) => {
  const { isolation, command } = deliberation;
  const about = named(isolation, command.body.points);
  const { testReleaseMinutes } = deliberation.facts;
  // The limit runs from the record: what was done offline and told late is not late by that.
  const limit = testReleaseMinutes === undefined ? {} : { dueAt: plusMinutes(deliberation.now, testReleaseMinutes) };
  return unless(
    [
      ...pointMisses(about, hung),
      ...locksOfOthers(about, command.by.person),
      ...workedBehind(deliberation),
      ...boxInTheWay(isolation),
      ...notCleared(command.body),
    ],
    deliberation,
    'releasedForTest',
    { ...command.body, ...limit },
  );
};

/** A plan that came to nothing is taken off point by point as well: nothing hangs there, and the record says so. */
const remove: DecideIsolation<'remove'> = (deliberation) => {
  const { isolation, command } = deliberation;
  const about = named(isolation, command.body.points);
  return unless(
    [
      ...pointMisses(about, [...hung, 'planned', 'released']),
      ...locksOfOthers(about, command.by.person),
      ...dependedOn(deliberation),
      ...boxInTheWay(isolation),
      ...notCleared(command.body),
    ],
    deliberation,
    'removed',
    command.body,
  );
};

const confirmations = ['ownerNotAtPlant', 'contactTried', 'toldBeforeReturn'] as const;
const paragraphs = { ownerNotAtPlant: '(e)(3)(i)', contactTried: '(e)(3)(ii)', toldBeforeReturn: '(e)(3)(iii)' };

const removeAnothersLock: DecideIsolation<'removeAnothersLock'> = (deliberation) => {
  const { isolation, command } = deliberation;
  const { locks } = command.body;
  const onPoints = isolation.points.flatMap(({ lock }) => lock ?? []);
  const onBox = (isolation.box?.locks ?? []).map(({ lock, person }) => ({ lock, owner: person }));
  const found = locks.map((name) => [...onPoints, ...onBox].find(({ lock }) => lock === name));
  const misses = found.flatMap((lock, index): Unmet[] => {
    const field = `/locks/${index}`;
    const params = { lock: locks[index] ?? '' };
    if (!lock) return [{ code: 'isolation-lock-unknown', params, field }];
    return lock.owner === command.by.person ? [{ code: 'isolation-lock-own', params, field }] : [];
  });
  const unconfirmed = confirmations
    .filter((name) => command.body[name].confirmed !== true || isBlank(command.body[name].how))
    .map((what): Unmet => ({
      code: 'isolation-exception-unconfirmed',
      params: { what },
      field: `/${what}`,
      ...osha(paragraphs[what]),
    }));
  const body = { ...command.body, owners: [...new Set(found.flatMap((lock) => lock?.owner ?? []))] };
  const reasons = [...misses, ...unconfirmed, ...dependedOn(deliberation), ...notCleared(command.body)];
  // A point's key is in the box: with others' locks on that, the lock isn't cut either.
  const after = evolveIsolationAll(isolation, [
    { name: 'anothersLockRemoved', at: deliberation.now, by: command.by, body },
  ]);
  const pointsToo = locks.some((name) => onPoints.some(({ lock }) => lock === name));
  const box = pointsToo && after.box?.locks.length ? boxInTheWay(after) : [];
  return unless([...reasons, ...box], deliberation, 'anothersLockRemoved', body);
};

/** Never refused for what stands behind it: those who work there must know at once. */
const reportBroken: DecideIsolation<'reportBroken'> = (deliberation) => {
  const { isolation, command } = deliberation;
  const about = named(isolation, command.body.points);
  return unless(pointMisses(about, ['applied', 'verified']), deliberation, 'foundBroken', command.body);
};

export const pointDecisions = { revise, apply, verify, releaseForTest, remove, removeAnothersLock, reportBroken };
