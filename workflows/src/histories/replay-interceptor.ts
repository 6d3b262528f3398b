/** Shows a replay every transition that the workflow decides, as it hands it to the record; adds no command of its own. */
import { proxySinks, type Sinks, type WorkflowInterceptorsFactory } from '@temporalio/workflow';

export interface ReplaySinks extends Sinks {
  readonly replay: { decided(input: unknown): void };
}

export const interceptors: WorkflowInterceptorsFactory = () => ({
  outbound: [
    {
      scheduleLocalActivity(input, next) {
        if (input.activityType === 'record') proxySinks<ReplaySinks>().replay.decided(input.args[0]);
        return next(input);
      },
    },
  ],
});
