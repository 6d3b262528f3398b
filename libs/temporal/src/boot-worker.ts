/** Starts a process that only works for Temporal: workers, and a small HTTP side for health and metrics. */
import type { INestApplication, Type } from '@nestjs/common';
import { createApplication, SettingsReader } from '@holdpoint/service-kit';
import { ActivityWorkers } from './activity-workers';
import type { WorkerSpec } from './run-worker';

export interface BootWorkerOptions {
  /** `permit-worker`: names logs and metrics. */
  readonly name: string;
  /** Imports TemporalModule; its controllers, if it has any, would be served too. */
  readonly module: Type<unknown>;
  /** Port of health and metrics: HOLDPOINT_WORKER_PORT wins; default 3011. */
  readonly port?: number;
  /** Called with the created application, so that activities come from its container. */
  readonly workers: (app: INestApplication) => readonly WorkerSpec[];
}

/** Resolves once health answers; workers connect in the background, and readiness says when they poll. */
export async function bootWorker(options: BootWorkerOptions): Promise<INestApplication> {
  const app = await createApplication(options);
  const hosted = app.get(ActivityWorkers);
  for (const spec of options.workers(app)) hosted.register(spec, true);
  const read = new SettingsReader();
  await app.listen(read.checked(read.number('HOLDPOINT_WORKER_PORT', options.port ?? 3011, { max: 65_535 })));
  app.enableShutdownHooks();
  return app;
}
