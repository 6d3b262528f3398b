/** A workflow for specs: counts up by update, refuses, asks an activity, answers never, and ends. */
import {
  ApplicationFailure,
  condition,
  defineSignal,
  defineUpdate,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
} from '@temporalio/workflow';
import type { ProbeActivities, ProbeArgument } from './probe-activities';

const refused = (code: string): ApplicationFailure =>
  ApplicationFailure.nonRetryable(code, 'Refused', {
    refusal: { code, reasons: [{ code, params: {} }] },
    fingerprint: 'f',
  });

export async function probe(): Promise<number> {
  const remote = proxyActivities<ProbeActivities>({ startToCloseTimeout: '30s' });
  const local = proxyLocalActivities<ProbeActivities>({ startToCloseTimeout: '30s' });
  let count = 0;
  let over = false;
  setHandler(
    defineUpdate<number, [ProbeArgument]>('add'),
    ({ by }) => {
      if (by > 100) throw refused('too-much');
      count += by;
      return count;
    },
    {
      validator: ({ by }) => {
        if (by < 0) throw refused('negative');
      },
    },
  );
  setHandler(defineUpdate<string, [ProbeArgument]>('whoAsked'), async (argument) => {
    const first = await local.correlationOf({ body: { correlationId: argument.correlationId, tenant: 'acme' } });
    return `${first} ${await remote.correlationOf({ correlationId: argument.correlationId })}`;
  });
  setHandler(defineUpdate<void, [ProbeArgument]>('hold'), async ({ correlationId }) => {
    await remote.hold({ correlationId });
  });
  setHandler(defineUpdate<void, [ProbeArgument]>('never'), () => condition(() => false).then(() => undefined));
  setHandler(defineUpdate<void, [ProbeArgument]>('stumble'), () => {
    // No failure of Temporal's own: the workflow's task fails, again and again, as when its workers die under it.
    throw new Error('stumbled');
  });
  setHandler(defineSignal<[number]>('added'), (by) => {
    count += by;
  });
  setHandler(defineUpdate<number, [ProbeArgument]>('finish'), () => {
    over = true;
    return count;
  });
  await condition(() => over);
  return count;
}
