/** Workers hosted by an application (the qualification service answers on its queue): registered by modules, run with the application. */
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { DependencyChecks } from '@holdpoint/service-kit';
import { runWorker, type RunningWorker, type WorkerSpec } from './run-worker';

@Injectable()
export class ActivityWorkers implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly specs: { readonly spec: WorkerSpec; readonly required: boolean }[] = [];
  private running: RunningWorker[] = [];

  constructor(private readonly checks: DependencyChecks) {}

  /**
   * Call in a constructor or onModuleInit; the worker starts with the application and drains at its end. `required`: without it the process is
   * of no use (a worker's own); else it's degraded.
   */
  register(spec: WorkerSpec, required = false): void {
    this.specs.push({ spec, required });
  }

  onApplicationBootstrap(): void {
    this.running = this.specs.map(({ spec, required }) => {
      const worker = runWorker(spec);
      this.checks.add({ name: `worker ${spec.taskQueue}`, required, check: () => worker.check() });
      return worker;
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.running.map((worker) => worker.stop()));
  }
}
