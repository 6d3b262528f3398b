/** Which transitions the works next door hear of: few, and every one that they have to. */
import type { PermitTransitioned } from '@holdpoint/contracts';
import { changesWhatNeighboursSee } from './neighbour-standing.consumer';

const seen = (previousPhase: string | undefined, phase: string, ...events: string[]): boolean =>
  changesWhatNeighboursSee({
    data: { phase, previousPhase, events: events.map((name) => ({ name, params: {} })) },
  } as unknown as PermitTransitioned);

it('are those by which a permit comes to stand, or stands longer', () => {
  expect(seen('inApproval', 'approved', 'stageSigned', 'approved')).toBe(true);
  expect(seen('active', 'active', 'extended')).toBe(true);
});

it('are not those by which it goes on standing, stands no more, or doesn’t stand yet', () => {
  expect(seen('approved', 'issued', 'issued')).toBe(false);
  expect(seen('active', 'suspended', 'suspended')).toBe(false);
  expect(seen('suspended', 'active', 'resumed')).toBe(false);
  expect(seen('active', 'handedBack', 'handedBack')).toBe(false);
  expect(seen('submitted', 'inApproval', 'prerequisitesMet')).toBe(false);
  expect(seen(undefined, 'submitted', 'submitted')).toBe(false);
});
