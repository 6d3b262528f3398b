/** Temporal in skipped time with the permit worker and a stand-in for the qualification worker, for one spec file. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { permitTaskQueue, qualificationTaskQueue } from '@holdpoint/contracts';
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
  /** Lets the time pass. */
  pass(minutes: number): Promise<void>;
  close(): Promise<void>;
}

export async function skippedTime(): Promise<SkippedTime> {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const codePath = await freshBundle();
  const environment = await timeSkippingTemporal();
  const { client, nativeConnection: connection } = environment;
  const world: { plant: Plant } = { plant: new Plant() };
  const activities = Object.fromEntries(
    (['record', 'standing', 'tellLinked'] as const).map((name) => [
      name,
      (input: never) => world.plant.activities(() => client)[name](input),
    ]),
  );
  const shared = { connection, reuseV8Context: true, shutdownGraceTime: '1s' } as const;
  const permits = await Worker.create({
    ...shared,
    taskQueue: permitTaskQueue,
    workflowBundle: { codePath },
    activities,
  });
  const qualification = await Worker.create({
    ...shared,
    taskQueue: qualificationTaskQueue,
    activities: {
      'qualification.report': (question: never) =>
        world.plant.qualificationActivities()['qualification.report']!(question),
    },
  });
  const running = Promise.all([permits.run(), qualification.run()]);
  return {
    environment,
    client,
    get plant() {
      return world.plant;
    },
    set plant(plant) {
      world.plant = plant;
    },
    permit: (options) => new PermitDriver(client, world.plant, options),
    instant: async (minutes = 0) => new Date((await environment.currentTimeMs()) + minutes * 60_000).toISOString(),
    pass: (minutes) => environment.sleep(minutes * 60_000),
    close: async () => {
      permits.shutdown();
      qualification.shutdown();
      await running;
      await environment.teardown();
    },
  };
}
