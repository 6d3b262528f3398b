/** Starts a process that only works for Temporal: workers, and a small HTTP side for health and metrics. */
import type { INestApplication, Type } from '@nestjs/common';
import type { WorkerSpec } from './run-worker';

export interface BootWorkerOptions {
  /** `permit-worker`: names logs and metrics. */
  readonly name: string;
  readonly module: Type<unknown>;
  /** Port of health and metrics: HOLDPOINT_WORKER_PORT wins; default 3011. */
  readonly port?: number;
  /** Called with the started application, so that activities come from its container. */
  readonly workers: (app: INestApplication) => readonly WorkerSpec[];
}

export async function bootWorker(options: BootWorkerOptions): Promise<INestApplication> {
  throw new Error(`not built: ${options.name}`);
}
