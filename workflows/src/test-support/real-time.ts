/** A real Temporal server in real time with the permit worker, which a spec may stop and start. Limits of packs are seconds here. */
import { testTemporal, type TestTemporal } from '@holdpoint/testing';
import { NativeConnection } from '@temporalio/worker';
import { setTimeout as pause } from 'node:timers/promises';
import type { Time } from './skipped-time';
import { quietly, Workers } from './workers';

export interface RealTime extends Time {
  readonly temporal: TestTemporal;
  readonly workers: Workers;
}

export async function realTime(): Promise<RealTime> {
  quietly();
  const temporal = await testTemporal();
  const { client, namespace, address } = temporal;
  const connection = await NativeConnection.connect({ address });
  const workers = new Workers({ client, connection, namespace });
  await workers.start();
  return {
    temporal,
    workers,
    get plant() {
      return workers.plant;
    },
    set plant(plant) {
      workers.plant = plant;
    },
    permit: (options) => workers.permit(options),
    instant: (minutes = 0) => Promise.resolve(new Date(Date.now() + minutes * 60_000).toISOString()),
    pass: (minutes) => pause(minutes * 60_000),
    close: async () => {
      await workers.stop();
      await connection.close();
      await temporal.close();
    },
  };
}
