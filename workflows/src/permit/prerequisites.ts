/** Asks everyone whose answer a submission needs, at the same time, until they answer or the pack's limit is over; whatever else happens ends the asking. */
import { minutesBetween, questions, type Command, type Deadline, type Facts } from '@holdpoint/permit-domain';
import { CancellationScope, condition, isCancellation, uuid4 } from '@temporalio/workflow';
import { qualificationReportWithin } from './activities';
import { passing } from './clock';
import type { PermitLife } from './life';
import { stillOpen } from './questions';

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
  const asked = questions(permit, command, pack);
  const report = qualificationReportWithin(Math.max(1, left(life, limit)));
  const told = toldOfThePlace(life);
  const began = life.now;
  const open = stillOpen(asked, told);
  const answers = { ...told, ...(open && (await life.ask(open, correlationId, report))) };
  // Where the report took its time, the place is asked of again: who was there may have gone.
  if (asked.duties && minutesBetween(began, life.now) > 1)
    Object.assign(answers, await life.ask({ duties: asked.duties }, correlationId, report));
  if (answers.qualification) return life.hear(command, correlationId, answers);
  // Nobody could answer at all; the limit still says when that is final.
  if (left(life, limit) > 0) await condition(() => !isWaiting(life), left(life, limit));
  return life.hear(passing(life, limit), correlationId);
}

/** What the submission came with a moment ago, without who sent it. */
function toldOfThePlace({ permit, now, facts }: PermitLife): Facts {
  if (!permit || minutesBetween(permit.submittedAt, now) > 1) return {};
  const { actor: _actor, permit: _permit, qualification: _report, ...place } = facts;
  return place;
}

const left = (life: PermitLife, { at }: Deadline): number => Date.parse(at) - Date.parse(life.now);
