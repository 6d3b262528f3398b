/** Decisions on the group lock box: closed over the keys, locked by everybody at work, opened when every lock is off (1910.147(f)(3)). */
import type { Unmet } from '../../refusal';
import { stands } from '../facts';
import { osha, unless } from './deliberation';
import type { DecideIsolation } from './deliberation';
import { boxLocked, workedBehind } from './release';

const noBox: readonly Unmet[] = [{ code: 'isolation-no-box', params: {} }];

const closeBox: DecideIsolation<'closeBox'> = (deliberation) => {
  const { points, box } = deliberation.isolation;
  const open = points.filter(({ state }) => state !== 'applied' && state !== 'verified');
  const misses = box?.closed
    ? [{ code: 'isolation-box-closed', params: { box: box.box } }]
    : open.map(({ point, state }) => ({ code: 'isolation-point-state', params: { point, state } }));
  return unless(box ? misses : noBox, deliberation, 'boxClosed', {});
};

const openBox: DecideIsolation<'openBox'> = (deliberation) => {
  const { box } = deliberation.isolation;
  if (!box) return unless(noBox, deliberation, 'boxOpened', {});
  const misses: Unmet[] = box.closed ? [] : [{ code: 'isolation-box-open', params: { box: box.box } }];
  return unless([...misses, ...boxLocked(box), ...workedBehind(deliberation)], deliberation, 'boxOpened', {});
};

const lockOn: DecideIsolation<'lockOn'> = (deliberation) => {
  const { isolation, command, facts } = deliberation;
  const { box, points } = isolation;
  const { lock, permit } = command.body;
  if (!box) return unless(noBox, deliberation, 'lockedOn', command.body);
  const misses: Unmet[] = box.closed ? [] : [{ code: 'isolation-box-open', params: { box: box.box } }];
  if (box.locks.some((one) => one.lock === lock) || points.some((point) => point.lock?.lock === lock))
    misses.push({ code: 'isolation-lock-in-use', params: { lock }, field: '/lock' });
  if (box.locks.some(({ person, permit: under }) => person === command.by.person && under === permit))
    misses.push({ code: 'isolation-lock-on-already', params: { box: box.box }, field: '/lock' });
  const under = permit === undefined ? undefined : facts.dependents?.find(({ number }) => number === permit);
  if (permit !== undefined && !(under && stands(under)))
    misses.push({ code: 'isolation-permit-not-linked', params: { number: permit }, field: '/permit' });
  return unless(misses, deliberation, 'lockedOn', command.body);
};

const lockOff: DecideIsolation<'lockOff'> = (deliberation) => {
  const { isolation, command } = deliberation;
  const { box } = isolation;
  const { lock } = command.body;
  const found = box?.locks.find((one) => one.lock === lock);
  const misses: Unmet[] = !found
    ? [{ code: 'isolation-lock-unknown', params: { lock }, field: '/lock' }]
    : found.person === command.by.person
      ? []
      : [
          {
            code: 'isolation-lock-not-yours',
            params: { point: box?.box ?? '', lock, owner: found.person },
            field: '/lock',
            ...osha('(f)(3)(ii)(D)'),
          },
        ];
  return unless(misses, deliberation, 'lockedOff', command.body);
};

export const boxDecisions = { closeBox, openBox, lockOn, lockOff };
