/** Temporal in skipped time with the permit worker, for one spec file. */
import { timeSkippingTemporal } from '@holdpoint/testing';
import type { DriverOptions, PermitDriver } from './permit-driver';
import { Plant } from './plant';
import { quietly, Workers } from './workers';

/** What a spec of a permit's life stands on. */
export interface Time {
  plant: Plant;
  permit(options?: DriverOptions): PermitDriver;
  /** ISO instant of the server's clock, `minutes` from now. */
  instant(minutes?: number): Promise<string>;
  /** Lets the time pass. */
  pass(minutes: number): Promise<void>;
  close(): Promise<void>;
}

export async function skippedTime(): Promise<Time> {
  quietly();
  const environment = await timeSkippingTemporal();
  const { client, nativeConnection: connection } = environment;
  const workers = new Workers({ client, connection, namespace: environment.namespace ?? 'default' });
  await workers.start();
  return {
    get plant() {
      return workers.plant;
    },
    set plant(plant) {
      workers.plant = plant;
    },
    permit: (options) => workers.permit(options),
    instant: async (minutes = 0) => new Date((await environment.currentTimeMs()) + minutes * 60_000).toISOString(),
    pass: (minutes) => environment.sleep(minutes * 60_000),
    close: async () => {
      await workers.stop();
      await environment.teardown();
    },
  };
}

/** One skipped time for all specs of a file, started before them and closed after, with a fresh plant for each. */
export function skippedTimeForSpecs(): Time {
  let started: Time | undefined;
  const time = (): Time => {
    if (!started) throw new Error('skipped time is there within specs only');
    return started;
  };
  beforeAll(async () => {
    started = await skippedTime();
  });
  afterAll(() => started?.close());
  beforeEach(() => {
    time().plant = new Plant();
  });
  return {
    get plant() {
      return time().plant;
    },
    set plant(plant) {
      time().plant = plant;
    },
    permit: (options) => time().permit(options),
    instant: (minutes) => time().instant(minutes),
    pass: (minutes) => time().pass(minutes),
    close: () => time().close(),
  };
}
