/** Asks everyone whose answer a submission needs, at the same time, until they answer or the pack's limit is over; whatever else happens ends the asking. */
import { questions, type Command, type Deadline } from '@holdpoint/permit-domain';
import { CancellationScope, condition, isCancellation, uuid4 } from '@temporalio/workflow';
import { qualificationReportWithin } from './activities';
import { passing } from './clock';
import type { PermitLife } from './life';

/** In this phase the limit is the question's own patience: a time-out costs the history nothing unless it happens, a timer always does. */
export function prerequisites(life: PermitLife): CancellationScope {
  const checks = new CancellationScope({ cancellable: true });
  if (life.permit?.phase !== 'submitted') return checks;
  checks
    .run(() => ask(life))
    .catch((error: unknown) => {
      if (!isCancellation(error)) throw error;
    });
  void condition(() => !isWaiting(life)).then(() => checks.cancel());
  return checks;
}

const isWaiting = (life: PermitLife): boolean => life.permit?.phase === 'submitted';

async function ask(life: PermitLife): Promise<void> {
  const { number, pack } = life.input;
  const permit = life.permit!;
  const limit = life.deadlines[0]!;
  const key = `${number}/prerequisites/${permit.run}`;
  const command: Command = { name: 'prerequisitesReported', key, by: { system: 'permit' }, body: {} };
  const correlationId = uuid4();
  const answers = await life.ask(
    questions(permit, command, pack),
    correlationId,
    qualificationReportWithin(Math.max(1, left(life, limit))),
  );
  if (answers.qualification) return life.hear(command, correlationId, answers);
  // Nobody could answer at all; the limit still says when that is final.
  if (left(life, limit) > 0) await condition(() => !isWaiting(life), left(life, limit));
  return life.hear(passing(life, limit), correlationId);
}

const left = (life: PermitLife, { at }: Deadline): number => Date.parse(at) - Date.parse(life.now);
