/** Runs every activity within the act that asked for it, measures it, and logs ids only: arguments and results stay out of logs. */
import { Logger } from '@nestjs/common';
import { correlation } from '@holdpoint/service-kit';
import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import { activityDurations } from './metrics';

const log = new Logger('Activity');

/** Where the inputs of activities carry it: at their top, or in the body that a record is made of. */
interface Carrier {
  readonly correlationId?: unknown;
  readonly tenant?: unknown;
  readonly body?: Carrier;
}
const textIn = (input: unknown, name: 'correlationId' | 'tenant'): string | undefined => {
  const carrier = (typeof input === 'object' && input !== null ? input : {}) as Carrier;
  const value = carrier[name] ?? carrier.body?.[name];
  return typeof value === 'string' ? value : undefined;
};

export const activityContext: ActivityInterceptorsFactory = ({ info }) => ({
  inbound: {
    execute: (input, next) =>
      correlation.run(
        textIn(input.args[0], 'correlationId'),
        async () => {
          const from = process.hrtime.bigint();
          const done = (outcome: 'completed' | 'failed'): number => {
            const seconds = Number(process.hrtime.bigint() - from) / 1e9;
            activityDurations.observe({ activity: info.activityType, outcome }, seconds);
            return Math.round(seconds * 1e3);
          };
          const ids = {
            activity: info.activityType,
            workflow: info.workflowExecution?.workflowId,
            attempt: info.attempt,
          };
          try {
            const result = await next(input);
            log.debug({ msg: 'activity', ...ids, ms: done('completed') });
            return result;
          } catch (error) {
            log.warn({ msg: 'activity failed', ...ids, ms: done('failed'), err: error });
            throw error;
          }
        },
        { tenant: textIn(input.args[0], 'tenant') },
      ),
  },
});
