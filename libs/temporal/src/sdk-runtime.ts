/** The worker SDK's runtime: once per process, its logs in ours, its hands off the signals (the application shuts workers down). */
import { Logger } from '@nestjs/common';
import { DefaultLogger, Runtime, type LogLevel } from '@temporalio/worker';

let installed = false;
const log = new Logger('Temporal');
const ours: Readonly<Record<LogLevel, 'verbose' | 'debug' | 'log' | 'warn' | 'error'>> = {
  TRACE: 'verbose',
  DEBUG: 'debug',
  INFO: 'log',
  WARN: 'warn',
  ERROR: 'error',
};
/** Ids and errors only: what else the SDK attaches may hold what a workflow was given. */
const kept = [
  'workflowId',
  'runId',
  'taskQueue',
  'activityType',
  'activityId',
  'attempt',
  'error',
  'sdkComponent',
  'state',
];

export function installRuntime(): void {
  if (installed) return;
  installed = true;
  Runtime.install({
    shutdownSignals: [],
    logger: new DefaultLogger('INFO', ({ level, message, meta }) => {
      const fields = Object.fromEntries(Object.entries(meta ?? {}).filter(([name]) => kept.includes(name)));
      log[ours[level]]({ msg: message, ...fields });
    }),
    telemetryOptions: { logging: { filter: { core: 'WARN', other: 'ERROR' }, forward: {} } },
  });
}
