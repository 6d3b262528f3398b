/** Commands on a real Temporal server: every outcome typed, the server's absence said soon, workers that find their way back and drain. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger, Module, type INestApplication } from '@nestjs/common';
import { correlation, DependencyChecks, ProblemError } from '@holdpoint/service-kit';
import { privatePart, testTemporal, until, type PrivatePart, type TestTemporal } from '@holdpoint/testing';
import { NestFactory } from '@nestjs/core';
import { bundleWorkflowCode } from '@temporalio/worker';
import { ActivityWorkers } from './activity-workers';
import { runWorker, type RunningWorker, type WorkerSpec } from './run-worker';
import type { TemporalSettings } from './settings';
import { TemporalClient } from './temporal-client';
import { TemporalConnection } from './temporal-connection';
import { TemporalModule } from './temporal.module';
import type { ProbeActivities } from './test-support/probe-activities';

const folder = mkdtempSync(join(tmpdir(), 'holdpoint-probe-'));
const bundle = join(folder, 'bundle.js');
const taskQueue = 'probe';
let ids = 0;
const nextId = (): string => `probe/acme/${(ids += 1)}`;

let release: () => void = () => undefined;
let holding = 0;
const activities: ProbeActivities = {
  correlationOf: () => Promise.resolve(`${correlation.id()}@${correlation.context()?.tenant ?? '-'}`),
  hold: () => {
    holding += 1;
    return new Promise((resolve) => {
      release = resolve;
    });
  },
};
const spec: WorkerSpec = { taskQueue, workflowBundle: bundle, activities: { ...activities } };
const settingsFor = (address: string, namespace: string): TemporalSettings => ({
  address,
  namespace,
  updateMs: 20_000,
  pulseMs: 2_000,
});

const start = (workflowId: string) => ({ workflowType: 'probe', workflowId, taskQueue, args: [] });
const inWords = (error: unknown): string => (error instanceof Error ? `${error.message} ${inWords(error.cause)}` : '');
const add = (by: number) => ({ by, correlationId: 'act-9' });

beforeAll(async () => {
  Logger.overrideLogger(false);
  const { code } = await bundleWorkflowCode({ workflowsPath: require.resolve('./test-support/probe.workflow.ts') });
  writeFileSync(bundle, code);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('with a server', () => {
  let temporal: TestTemporal;
  let client: TemporalClient;
  let connection: TemporalConnection;
  let worker: RunningWorker;
  let settings: TemporalSettings;
  beforeAll(async () => {
    temporal = await testTemporal();
    settings = settingsFor(temporal.address, temporal.namespace);
    connection = new TemporalConnection(settings);
    client = new TemporalClient(connection);
    worker = runWorker(spec, settings);
    await until(() => worker.check().then(() => true));
  });
  afterAll(async () => {
    await worker?.stop();
    await connection?.onApplicationShutdown();
    await temporal?.close();
  });

  it('a submission starts a workflow and answers; sent again with its key it answers the same, once', async () => {
    const id = nextId();
    const submit = () => client.submitWithStart<number>(start(id), 'add', add(2), { updateId: 'key-1' });
    expect(await submit()).toEqual({ kind: 'accepted', reply: 2 });
    expect(await submit()).toEqual({ kind: 'accepted', reply: 2 });
    expect(await client.executeCommand(id, 'add', add(3), { updateId: 'key-2' })).toEqual({
      kind: 'accepted',
      reply: 5,
    });
    expect(await client.executeCommand(id, 'add', add(3), { updateId: 'key-2' })).toEqual({
      kind: 'accepted',
      reply: 5,
    });
  });

  it.each([
    [-1, 'negative'],
    [101, 'too-much'],
  ])('a refusal of %s, by validator or by handler, keeps its code and reasons', async (by, code) => {
    const id = nextId();
    await client.submitWithStart(start(id), 'add', add(1), { updateId: 'key-1' });
    expect(await client.executeCommand(id, 'add', add(by), { updateId: 'key-2' })).toEqual({
      kind: 'refused',
      refusal: { code, reasons: [{ code, params: {} }] },
      fingerprint: 'f',
    });
  });

  it('a workflow whose tasks fail one after another takes no command: come back, each time', async () => {
    const id = nextId();
    await client.submitWithStart(start(id), 'add', add(1), { updateId: 'key-1' });
    const refusals: ProblemError[] = [];
    await until(
      async () => {
        const problem: unknown = await client
          .executeCommand(id, 'stumble', add(0), { updateId: 'key-2', timeoutMs: 3_000 })
          .catch((error: unknown) => error);
        expect(problem).toMatchObject({ status: 503, retryAfterSeconds: expect.any(Number) as number });
        refusals.push(problem as ProblemError);
        return inWords(problem).includes('Workflow Task in failed state');
      },
      { within: 60_000, every: 200, what: 'the server refusing at once' },
    );
    expect(refusals.at(-1)!.code).toBe('busy');
  });

  it('a workflow that never was is absent, one that has ended is over', async () => {
    expect(await client.executeCommand(nextId(), 'add', add(1), { updateId: 'key-1' })).toEqual({ kind: 'absent' });
    expect(await client.signal(nextId(), 'added', 1)).toBe('absent');
    const id = nextId();
    await client.submitWithStart(start(id), 'add', add(1), { updateId: 'key-1' });
    expect(await client.signal(id, 'added', 1)).toBe('sent');
    expect(await client.executeCommand(id, 'finish', add(0), { updateId: 'key-2' })).toEqual({
      kind: 'accepted',
      reply: 2,
    });
    await temporal.client.workflow.getHandle(id).result();
    expect(await client.executeCommand(id, 'add', add(1), { updateId: 'key-3' })).toEqual({ kind: 'over' });
    expect(await client.signal(id, 'added', 1)).toBe('absent');
  });

  it('a workflow that ends while an answer is awaited is over', async () => {
    const id = nextId();
    await client.submitWithStart(start(id), 'add', add(1), { updateId: 'key-1' });
    const waiting = client.executeCommand(id, 'never', add(0), { updateId: 'key-2' });
    await until(async () => {
      const { events } = await temporal.client.workflow.getHandle(id).fetchHistory();
      return events?.some(
        (event) => event.workflowExecutionUpdateAcceptedEventAttributes?.protocolInstanceId === 'key-2',
      );
    });
    await client.executeCommand(id, 'finish', add(0), { updateId: 'key-3' });
    expect(await waiting).toEqual({ kind: 'over' });
  });

  it('an answer that does not come in time is 503 with when to come back', async () => {
    const id = nextId();
    await client.submitWithStart(start(id), 'add', add(1), { updateId: 'key-1' });
    await expect(
      client.executeCommand(id, 'never', add(0), { updateId: 'key-2', timeoutMs: 500 }),
    ).rejects.toMatchObject({
      status: 503,
      code: 'timeout',
      retryAfterSeconds: 2,
    });
  });

  it('activities, local and remote, run within the act that asked', async () => {
    const id = nextId();
    await client.submitWithStart(start(id), 'add', add(1), { updateId: 'key-1' });
    expect(await client.executeCommand(id, 'whoAsked', add(0), { updateId: 'key-2' })).toEqual({
      kind: 'accepted',
      reply: 'act-9@acme act-9@-',
    });
  });

  it('a worker that stops finishes what it began', async () => {
    const id = nextId();
    await client.submitWithStart(start(id), 'add', add(1), { updateId: 'key-1' });
    const held = client.executeCommand(id, 'hold', add(0), { updateId: 'key-2' });
    await until(() => holding > 0);
    const stopping = worker.stop();
    expect(worker.state()).toBe('stopping');
    await expect(worker.check()).rejects.toThrow('stopping');
    release();
    await stopping;
    expect(worker.state()).toBe('stopped');
    // The workflow goes on with the next worker, and its answer is there for whoever waited.
    worker = runWorker(spec, settings);
    expect(await held).toEqual({ kind: 'accepted', reply: undefined });
  });
});

describe('without a server', () => {
  let part: PrivatePart;
  let app: INestApplication;
  beforeAll(async () => {
    part = await privatePart('temporal');
    Object.assign(process.env, { HOLDPOINT_TEMPORAL_ADDRESS: part.address, HOLDPOINT_TEMPORAL_PULSE_MS: '2000' });
    @Module({ providers: [DependencyChecks], exports: [DependencyChecks] })
    class ChecksModule {}
    @Module({ imports: [{ module: ChecksModule, global: true }, TemporalModule.forRoot()] })
    class ProbeModule {
      constructor(workers: ActivityWorkers) {
        workers.register(spec);
      }
    }
    app = await NestFactory.create(ProbeModule, { logger: false, abortOnError: false });
    await app.init();
  });
  afterAll(async () => {
    await app?.close();
    await part?.discard();
  });
  const checkOf = (name: string) =>
    app
      .get(DependencyChecks)
      .all()
      .find((check) => check.name === name)!
      .check();

  it('commands say so, by refusal of the connection as by silence, and go on when it is back with its data', async () => {
    const client = app.get(TemporalClient);
    const id = nextId();
    await until(() => checkOf('worker probe').then(() => true));
    expect(await client.submitWithStart(start(id), 'add', add(1), { updateId: 'key-1' })).toEqual({
      kind: 'accepted',
      reply: 1,
    });

    await part.stop();
    const away = { status: 503, code: 'temporal-unavailable', retryAfterSeconds: 5 };
    await expect(client.executeCommand(id, 'add', add(1), { updateId: 'key-2' })).rejects.toMatchObject(away);
    await expect(checkOf('temporal')).rejects.toMatchObject(away);
    part.proxy.stall();
    await expect(client.executeCommand(id, 'add', add(1), { updateId: 'key-2' })).rejects.toMatchObject(away);
    part.proxy.restore();

    await part.start();
    await until(() => checkOf('temporal').then(() => true));
    expect(await until(() => client.executeCommand(id, 'add', add(1), { updateId: 'key-2' }))).toEqual({
      kind: 'accepted',
      reply: 2,
    });
    expect(await client.executeCommand(id, 'add', add(1), { updateId: 'key-2' })).toEqual({
      kind: 'accepted',
      reply: 2,
    });
  });
});
