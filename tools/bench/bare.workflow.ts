/** The measure: a permit's life as Temporal alone sees it, as many updates and timers, and nothing else of ours. */
import {
  allHandlersFinished,
  condition,
  defineUpdate,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
} from '@temporalio/workflow';

export interface BareLife {
  readonly updates: number;
  readonly timers: number;
  /** Both zero for the bare life proper; as many as a permit's for the one with the same history. */
  readonly activities: number;
  readonly localActivities: number;
}

const act = defineUpdate<number, [number]>('act');
const { report } = proxyActivities<{ report(): Promise<void> }>({ startToCloseTimeout: '1 minute' });
const { record } = proxyLocalActivities<{ record(): Promise<void> }>({ startToCloseTimeout: '1 minute' });

export async function bareLife({ updates, timers, activities, localActivities }: BareLife): Promise<number> {
  let done = 0;
  setHandler(act, async (which) => {
    if (which < activities) await report();
    if (which < localActivities) await record();
    done += 1;
    return done;
  });
  // Each timer waits for its share of the updates and is then set anew, as a permit's deadline is.
  for (let timer = 1; timer <= timers; timer += 1)
    await condition(() => done >= Math.ceil((timer * updates) / timers), '4 hours');
  await condition(() => done >= updates && allHandlersFinished());
  return done;
}
