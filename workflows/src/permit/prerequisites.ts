/** Asks everyone whose answer a submission needs, at the same time, and tells the permit; whatever ends the wait ends the asking. */
import { CancellationScope, condition, isCancellation, uuid4 } from '@temporalio/workflow';
import type { PermitLife } from './life';

export function prerequisites(life: PermitLife): CancellationScope {
  const checks = new CancellationScope({ cancellable: true });
  const waiting = (): boolean => life.permit?.phase === 'submitted';
  if (!waiting()) return checks;
  const { number } = life.input;
  const key = `${number}/prerequisites/${life.permit?.run}`;
  checks
    .run(() => life.hear({ name: 'prerequisitesReported', key, by: { system: 'permit' }, body: {} }, uuid4()))
    .catch((error: unknown) => {
      if (!isCancellation(error)) throw error;
    });
  void condition(() => !waiting()).then(() => checks.cancel());
  return checks;
}
