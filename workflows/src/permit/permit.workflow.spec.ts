/** A permit's life in skipped time: acts, deadlines, escalations, races, and what a refusal leaves behind. */
import type { SubmitBody } from '@holdpoint/permit-domain';
import { until } from '@holdpoint/testing';
import { skippedTime, type SkippedTime } from '../test-support/skipped-time';
import { Plant } from '../test-support/plant';
import type { PermitDriver } from '../test-support/permit-driver';

jest.setTimeout(120_000);

let time: SkippedTime;
beforeAll(async () => {
  time = await skippedTime();
});
afterAll(() => time?.close());
beforeEach(() => {
  time.plant = new Plant();
});

const submission = async (more: Partial<SubmitBody> = {}): Promise<SubmitBody> => ({
  form: { content: 'weld a flange' },
  people: [
    { person: 'p-charge', role: 'person-in-charge' },
    { person: 'p-welder', role: 'welder' },
    { person: 'p-guardian', role: 'guardian' },
  ],
  window: { from: await time.instant(60), until: await time.instant(500) },
  site: 'north',
  area: 'tanks',
  workPoint: 'wp-1',
  ...more,
});

it('submits', async () => {
  const permit = time.permit();
  const reply = await permit.submit(await submission(), 'p-applicant');
  expect(reply).toMatchObject({ phase: 'submitted', sequence: 1 });
  await until(() => permit.permit.phase === 'inApproval');
  console.log(permit.story, permit.permit);
});
export type { PermitDriver };
