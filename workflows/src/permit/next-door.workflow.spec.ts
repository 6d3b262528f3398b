/** News from next door: active work asks who stands there and stops; a start that the news overtook is held against it (P11). */
import type { NeighbourFacts, TypePack } from '@holdpoint/permit-domain';
import { until } from '@holdpoint/testing';
import { refusal, type PermitDriver } from '../test-support/permit-driver';
import { skippedTimeForSpecs } from '../test-support/skipped-time';
import { testPack } from '../test-support/test-pack';
import { active, onSite, phaseIs } from '../test-support/test-work';

jest.setTimeout(60_000);

const time = skippedTimeForSpecs();

const place = { workPointCode: 'matches' } as const;
const pack: TypePack = {
  ...testPack,
  rules: [
    ...testPack.rules,
    {
      id: 'no-venting',
      rule: 'no-conflicting-work',
      clause: '5.2.9',
      certainty: 'V',
      force: 'binding',
      effectiveFrom: '2022-10-01',
      at: ['start', 'resume', 'watch'],
      params: { activities: ['venting'], withinM: 30 },
      mendBy: 'shift-leader',
    },
  ],
};
const venting = (distanceM: number): NeighbourFacts => ({
  number: 'PT-2026-000007',
  type: 'blind-plate',
  phase: 'approved',
  distanceM,
  activities: ['venting'],
});
const news = (permit: PermitDriver, key: string): Promise<void> =>
  permit.signal('neighbourChanged', { number: 'PT-2026-000007' }, 'permit', key);

it('suspends work beside which the neighbour may not be, and lets it go on when that one is gone', async () => {
  const permit = time.permit({ pack });
  await active(time, permit);
  time.plant.neighbours = [venting(30)];
  await news(permit, 'n-1');
  await phaseIs(permit, 'suspended');
  expect(permit.permit.suspension!.reasons).toMatchObject([
    { code: 'conflicting-work', clause: '5.2.9', params: { number: 'PT-2026-000007' } },
  ]);
  const refused = await refusal(permit.act('resume', { place }, 'p-charge'));
  expect(refused.codes).toContain('conflicting-work');
  time.plant.neighbours = [];
  await permit.act('resume', { place }, 'p-charge');
  expect(permit.permit.phase).toBe('active');
});

it('records nothing of a neighbour that does no harm, however often it is told', async () => {
  const permit = time.permit({ pack });
  await active(time, permit);
  const { sequence } = permit.permit;
  time.plant.neighbours = [venting(30.1)];
  const asked = time.plant.questions.length;
  await news(permit, 'n-1');
  await news(permit, 'n-2');
  await until(() => time.plant.questions.length >= asked + 2, { what: 'who stands there being asked twice' });
  expect(permit.permit).toMatchObject({ phase: 'active', sequence });
  expect(time.plant.questions.at(-1)).toMatchObject({ number: permit.number, neighbours: true, linked: [] });
});

it('holds a start whose facts are older than the news against who stands there now', async () => {
  const permit = time.permit({ pack });
  await onSite(time, permit);
  // What the door saw before the neighbour was approved.
  const facts = time.plant.factsFor('p-charge');
  time.plant.neighbours = [venting(5)];
  await news(permit, 'n-1');
  const refused = await refusal(permit.act('start', { place }, 'p-charge', { facts }));
  expect(refused.codes).toContain('conflicting-work');
  expect(permit.story).not.toContain('started');
});

it('asks the start nothing more where no news came', async () => {
  const permit = time.permit({ pack });
  await onSite(time, permit);
  const asked = time.plant.questions.length;
  await permit.act('start', { place }, 'p-charge');
  expect(time.plant.questions).toHaveLength(asked);
});
