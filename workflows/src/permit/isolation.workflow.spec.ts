/** A permit on an isolation of the register: what the record finds moved is refused and may be tried again; news of a point found broken stops the work (P12). */
import { isolationMovedFailure } from '@holdpoint/contracts';
import { until } from '@holdpoint/testing';
import { ApplicationFailure } from '@temporalio/common';
import { refusal, type PermitDriver } from '../test-support/permit-driver';
import { skippedTimeForSpecs } from '../test-support/skipped-time';
import { active, onSite, phaseIs } from '../test-support/test-work';

jest.setTimeout(60_000);

const time = skippedTimeForSpecs();

const place = { workPointCode: 'matches' } as const;
const number = 'GL-2026-000012';
const told = (permit: PermitDriver, key: string, inForce: boolean): Promise<void> =>
  permit.signal(
    'isolationChanged',
    { number, state: inForce ? 'verified' : 'broken', inForce, linked: true },
    'isolation-register',
    key,
  );

it('refuses a start when the register moved between its facts and its record, and takes it when asked again', async () => {
  const permit = time.permit();
  await onSite(time, permit);
  time.plant.ledger.break(() => {
    throw ApplicationFailure.nonRetryable(number, isolationMovedFailure);
  });
  const refused = await refusal(permit.act('start', { place }, 'p-charge'));
  expect(refused.codes).toEqual(['isolation-moved']);
  time.plant.ledger.mend();
  expect(permit.permit.phase).toBe('issued');
  await permit.act('start', { place }, 'p-charge');
  expect(permit.permit.phase).toBe('active');
});

it('stops the work when it hears of a point found broken, once', async () => {
  const permit = time.permit();
  await active(time, permit);
  await told(permit, 'isolation/1', true);
  await until(() => permit.story.includes('isolationChanged'));
  expect(permit.permit.phase).toBe('active');
  await told(permit, 'isolation/2', false);
  await told(permit, 'isolation/2', false);
  await phaseIs(permit, 'suspended');
  expect(permit.permit.suspension!.reasons).toMatchObject([
    { code: 'isolation-not-in-force', params: { number, state: 'broken' } },
  ]);
  expect((await refusal(permit.act('resume', { place }, 'p-charge'))).codes).toContain('isolation-not-in-force');
  expect(permit.story.filter((name) => name === 'isolationChanged')).toHaveLength(2);
});
