/** The process's metrics, served at /metrics in Prometheus text form. */
import { collectDefaultMetrics, Registry } from 'prom-client';

export const metrics = new Registry();
let started = false;

/** Names the process in every series and begins to watch the process itself; once. */
export function startMetrics(service: string): void {
  metrics.setDefaultLabels({ service });
  if (started) return;
  started = true;
  collectDefaultMetrics({ register: metrics });
}
