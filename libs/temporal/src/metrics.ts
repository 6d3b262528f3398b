/** What operators watch of workers: which run, and how long activities take. */
import { metrics } from '@holdpoint/service-kit';
import { Gauge, Histogram } from 'prom-client';

export const workersRunning = new Gauge({
  name: 'holdpoint_worker_running',
  help: '1 while the worker of a task queue polls',
  labelNames: ['task_queue'],
  registers: [metrics],
});
export const activityDurations = new Histogram({
  name: 'holdpoint_activity_duration_seconds',
  help: 'Time in an activity, by what became of it',
  labelNames: ['activity', 'outcome'],
  buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
  registers: [metrics],
});
