/** A permit's life on a real Temporal server: what waits for a worker, deadlines and acts at one instant, a new history, what an operator reads. */
import type { TypePack } from '@holdpoint/permit-domain';
import { searchAttributes } from '@holdpoint/contracts';
import { until } from '@holdpoint/testing';
import { refusal, type PermitDriver } from '../test-support/permit-driver';
import { HotWork, hotWorkPack } from '../test-support/hot-work';
import { Plant } from '../test-support/plant';
import { realTime, type RealTime } from '../test-support/real-time';
import { testPack } from '../test-support/test-pack';
import { active, inApproval, issued, phaseIs } from '../test-support/test-work';

let time: RealTime;
beforeAll(async () => {
  time = await realTime();
});
afterAll(() => time?.close());
beforeEach(() => {
  time.plant = new Plant();
});
const place = { workPointCode: 'matches' } as const;

/** The unit's stage has nobody up its line, and two seconds. */
const hasty: TypePack = {
  ...testPack,
  chain: testPack.chain.map((stage) => ({
    ...stage,
    limitMinutes: 2 / 60,
    remindBeforeMinutes: 1 / 60,
    escalateTo: [],
  })),
};
const limitPassed = (permit: PermitDriver): Promise<unknown> =>
  until(() => Date.now() > Date.parse(permit.permit.stages[0]!.dueAt!) + 300);

describe('at the same instant', () => {
  it('an approval and the last limit, both waiting for a worker: expired, and not approved as well', async () => {
    const permit = time.permit({ pack: hasty });
    await inApproval(time, permit);
    await time.workers.stop();
    await limitPassed(permit);
    const approving = refusal(permit.act('approve', { stage: 'unit', place }, 'p-unit')).catch(
      (error: unknown) => error,
    );
    await time.workers.start();

    await phaseIs(permit, 'expired');
    expect(await approving).toBeInstanceOf(Error);
    expect(permit.story.filter((name) => name === 'stageSigned' || name === 'expired')).toEqual(['expired']);
    expect(await permit.handle.result()).toMatchObject({ phase: 'expired' });
  });

  it('an approval that came first and is still being recorded when the limit passes counts', async () => {
    const permit = time.permit({ pack: hasty });
    await inApproval(time, permit);
    let recording = false;
    time.plant.ledger.break(() => {
      recording = true;
      throw new Error('the database is away');
    });
    const approving = permit.act('approve', { stage: 'unit', place }, 'p-unit');
    await until(() => recording);
    await limitPassed(permit);
    time.plant.ledger.mend();

    expect(await approving).toMatchObject({ events: ['stageSigned', 'stageOpened'] });
    expect(permit.permit.stages[0]!.status).toBe('signed');
    expect(permit.story).not.toContain('expired');
  });

  it('a limit that came first and is still being recorded when the approval comes counts', async () => {
    const permit = time.permit({ pack: hasty });
    await inApproval(time, permit);
    let recording = false;
    time.plant.ledger.break(() => {
      recording = true;
      throw new Error('the database is away');
    });
    await until(() => recording);
    const approving = permit.act('approve', { stage: 'unit', place }, 'p-unit').catch((error: unknown) => error);
    time.plant.ledger.mend();

    await phaseIs(permit, 'expired');
    expect(await approving).toBeInstanceOf(Error);
    expect(permit.story).not.toContain('stageSigned');
  });
});

it('answers acts that were sent while no worker was there, once each', async () => {
  const permit = time.permit();
  await issued(time, permit);
  const before = permit.permit.sequence;
  await time.workers.stop();
  const acts = [
    permit.act('checkIn', { as: 'applicant', place }, 'p-applicant', { key: `${permit.number}-late` }),
    permit.act('checkIn', { as: 'applicant', place }, 'p-applicant', { key: `${permit.number}-late` }),
    permit.act('reportWeather', { windForce: 1 }, 'p-guardian'),
  ];
  await time.workers.start();
  await Promise.all(acts);
  expect(permit.permit.sequence).toBe(before + 2);
});

it('goes on under a new history when the old one is long: state, chain, deadlines, attributes and keys are carried over', async () => {
  const permit = time.permit({ input: { historyLimit: 45 } });
  await inApproval(time, permit);
  const firstRun = (await permit.handle.describe()).runId;
  const windy = (windForce: number) =>
    permit.act('reportWeather', { windForce }, 'p-guardian', { key: `${permit.number}-w${windForce}` });
  const first = await windy(1);
  for (const windForce of [2, 3, 4, 5, 6]) await windy(windForce);
  await until(async () => (await permit.handle.describe()).runId !== firstRun);

  // A phone that tries again after the new history began: Temporal has forgotten the key, the record hasn't.
  expect(await windy(1)).toMatchObject({ sequence: first.sequence, events: ['weatherReported'] });
  expect(permit.story.filter((name) => name === 'weatherReported')).toHaveLength(6);

  await permit.act('approve', { stage: 'unit', place }, 'p-unit');
  await permit.act('approve', { stage: 'safety', place }, 'p-safety');
  const chain = time.plant.ledger.of(permit.number);
  expect(chain.slice(1).map(({ body }) => body.previous)).toEqual(chain.slice(0, -1).map(({ hash }) => hash));
  const { historyLength, searchAttributes: found } = await permit.handle.describe();
  expect(historyLength).toBeLessThan(45);
  expect(found[searchAttributes.site.name]).toEqual(['north']);
  expect(found[searchAttributes.phase.name]).toEqual(['approved']);
});

it('is taken up again from its row after its workflow was terminated', async () => {
  const permit = time.permit();
  await inApproval(time, permit);
  await permit.handle.terminate('by mistake');
  const head = time.plant.ledger.of(permit.number).at(-1)!;
  await permit.takeUp({ state: head.state, chainHead: head.hash, zone: 'Asia/Shanghai' });

  await permit.act('approve', { stage: 'unit', place }, 'p-unit');
  await permit.act('approve', { stage: 'safety', place }, 'p-safety');
  expect(permit.permit.phase).toBe('approved');
  expect(await currentDetails(permit)).toContain('Approved 已批准');
});

describe('an operator', () => {
  it('finds a permit by what it is and what it waits for', async () => {
    const permit = time.permit();
    await inApproval(time, permit);
    const query = [
      `${searchAttributes.phase.name} = 'inApproval'`,
      `${searchAttributes.waitingOn.name} = 'unit-head'`,
      `${searchAttributes.site.name} = 'north'`,
      `${searchAttributes.permitType.name} = 'test-work'`,
      `${searchAttributes.level.name} = 'low'`,
      `${searchAttributes.dueAt.name} > '${await time.instant()}'`,
      `WorkflowId = '${permit.handle.workflowId}'`,
    ].join(' and ');
    await until(async () => (await time.temporal.client.workflow.count(query)).count === 1, { what: query });
    const due = (await permit.handle.describe()).searchAttributes[searchAttributes.dueAt.name]?.[0];
    expect((due as Date).toISOString()).toBe(permit.permit.stages[0]!.dueAt);
  });

  it('reads in words where it stands, whom it waits for until when, and what is open', async () => {
    const permit = time.permit();
    await issued(time, permit);
    const details = await currentDetails(permit);
    expect(details).toContain('Issued 已签发');
    expect(details).toContain('Waits for **guardian 监护人** to check in on site');
    expect(details).toMatch(/until \d{4}-\d\d-\d\d \d\d:\d\d Asia\/Shanghai/);
    expect(details).toContain('`check-in-missing`');
    const { staticSummary, staticDetails } = await permit.handle.describe();
    expect(await staticSummary()).toBe(`${permit.number} 试验作业 Test work`);
    expect(await staticDetails()).toContain('for its whole life');
  });

  it('reads why work stands still, without what somebody wrote of it', async () => {
    const permit = time.permit();
    await active(time, permit, { window: { from: await time.instant(0), until: await time.instant(300) } });
    await permit.act('suspend', { reason: 'Li from the shop smells gas' }, 'p-guardian');
    const details = await currentDetails(permit);
    expect(details).toContain('- somebody stopped the work: see the record 见记录');
    expect(details).not.toContain('Li from the shop');
  });

  it('sees each act by its name, and what each timer and question is for', async () => {
    const permit = time.permit();
    await active(time, permit, { window: { from: await time.instant(0), until: await time.instant(300) } });
    const { events } = await permit.handle.fetchHistory();
    const updates = events!.flatMap(
      (event) => event.workflowExecutionUpdateAcceptedEventAttributes?.acceptedRequest?.input?.name ?? [],
    );
    expect(updates).toEqual(expect.arrayContaining(['submit', 'approve', 'checkTicket', 'issue', 'checkIn', 'start']));
    const summaries = events!
      .filter(
        ({ timerStartedEventAttributes, activityTaskScheduledEventAttributes }) =>
          timerStartedEventAttributes ?? activityTaskScheduledEventAttributes,
      )
      .map(({ userMetadata }) => Buffer.from(userMetadata?.summary?.data ?? '').toString());
    expect(summaries.every((summary) => summary.length > 10)).toBe(true);
    expect(summaries.join('\n')).toContain(
      'reminder 催办: the unit’s signature 基层单位意见, head of the unit 基层单位负责人',
    );
    expect(summaries.join('\n')).toContain('qualification report');
  });

  it('never finds the name of anybody, nor a place, in what is searched or summed up', async () => {
    const permit = time.permit();
    await issued(time, permit);
    const { searchAttributes: found, raw } = await permit.handle.describe();
    expect(JSON.stringify([found, raw.executionConfig?.userMetadata])).not.toMatch(/p-applicant|weld a flange/);
  });
});

/** Temporal's own UI asks the worker this way. */
async function currentDetails(permit: PermitDriver): Promise<string> {
  const metadata = await permit.handle.query<{ currentDetails?: string }>('__temporal_workflow_metadata');
  return metadata.currentDetails ?? '';
}

it('costs at most eight history events and 1.2 workflow tasks for each accepted command', async () => {
  const pack = hotWorkPack();
  const work = new HotWork(
    time,
    time.permit({ pack: { ...pack, ending: { ...pack.ending, fireWatchMinutes: 1 / 60 } } }),
  );
  await work.submitted({ window: { from: await time.instant(0), until: await time.instant(420) } });
  await work.prepared();
  await work.approved();
  await work.issued();
  await work.started();
  await work.interrupted();
  await work.handedBack();
  await work.archived();
  await work.permit.handle.result();
  const cost = await costOf(work.permit, time.plant);
  console.log(`a life of hot work: ${JSON.stringify(cost)}`);
  expect(cost.eventsPerCommand).toBeLessThanOrEqual(8);
  expect(cost.tasksPerCommand).toBeLessThanOrEqual(1.2);
});

async function costOf(permit: PermitDriver, plant: Plant): Promise<Record<string, number>> {
  const { events } = await permit.handle.fetchHistory();
  const commands = plant.ledger.of(permit.number).length;
  const tasks = events!.filter(
    ({ workflowTaskCompletedEventAttributes }) => workflowTaskCompletedEventAttributes,
  ).length;
  return {
    commands,
    events: events!.length,
    tasks,
    eventsPerCommand: events!.length / commands,
    tasksPerCommand: tasks / commands,
  };
}
