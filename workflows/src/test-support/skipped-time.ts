/** Temporal in skipped time with the permit worker and a stand-in for the qualification worker, for one spec file. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  permitTaskQueue,
  qualificationTaskQueue,
  type PermitActivities,
  type QualificationQuestion,
} from '@holdpoint/contracts';
import { timeSkippingTemporal } from '@holdpoint/testing';
import type { Client } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { permitWorkflowBundle } from '../index';
import { PermitDriver, type DriverOptions } from './permit-driver';
import { Plant } from './plant';

/** Builds the bundle unless it's fresh; jest's own module loader must have no part in that. */
export async function freshBundle(): Promise<string> {
  await promisify(execFile)(process.execPath, [join(__dirname, '..', '..', 'bundle.mjs')]);
  return permitWorkflowBundle;
}

export interface SkippedTime {
  readonly environment: TestWorkflowEnvironment;
  readonly client: Client;
  /** A fresh plant for each test; the workers ask the newest. */
  plant: Plant;
  permit(options?: DriverOptions): PermitDriver;
  /** ISO instant of the server's clock, `minutes` from now. */
  instant(minutes?: number): Promise<string>;
  /** Ends the workers as a deployment would; what is asked meanwhile waits. */
  stopWorkers(): Promise<void>;
  startWorkers(): Promise<void>;
  /** Lets the time pass. */
  pass(minutes: number): Promise<void>;
  close(): Promise<void>;
}

export async function skippedTime(): Promise<SkippedTime> {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const codePath = await freshBundle();
  const environment = await timeSkippingTemporal();
  const { client, nativeConnection: connection } = environment;
  // Permits outlive the test that made them: each goes on asking its own plant.
  const plants = new Map<string, Plant>();
  const world: { plant: Plant } = { plant: new Plant() };
  const plantOf = (number: string): Plant => plants.get(number) ?? world.plant;
  const activities: PermitActivities = {
    record: (input) => plantOf(input.body.number).activities(client).record(input),
    standing: (question) => plantOf(question.number).activities(client).standing(question),
    tellLinked: (news) => plantOf(news.number).activities(client).tellLinked(news),
  };
  let stop: (() => Promise<void>) | undefined;
  const startWorkers = async (): Promise<void> => {
    const shared = { connection, reuseV8Context: true, shutdownGraceTime: '1s' } as const;
    const workers = [
      await Worker.create({
        ...shared,
        taskQueue: permitTaskQueue,
        workflowBundle: { codePath },
        activities: { ...activities },
      }),
      await Worker.create({
        ...shared,
        taskQueue: qualificationTaskQueue,
        activities: {
          'qualification.report': (question: QualificationQuestion) => plantOf(question.permit).report(question),
        },
      }),
    ];
    const running = Promise.all(workers.map((worker) => worker.run()));
    stop = async () => {
      for (const worker of workers) worker.shutdown();
      await running;
    };
  };
  const stopWorkers = async (): Promise<void> => {
    await stop?.();
    stop = undefined;
  };
  await startWorkers();
  return {
    environment,
    client,
    get plant() {
      return world.plant;
    },
    set plant(plant) {
      world.plant = plant;
    },
    permit: (options) => {
      const permit = new PermitDriver(client, world.plant, options);
      plants.set(permit.number, world.plant);
      return permit;
    },
    instant: async (minutes = 0) => new Date((await environment.currentTimeMs()) + minutes * 60_000).toISOString(),
    pass: (minutes) => environment.sleep(minutes * 60_000),
    startWorkers,
    stopWorkers,
    close: async () => {
      await stopWorkers();
      await environment.teardown();
    },
  };
}
