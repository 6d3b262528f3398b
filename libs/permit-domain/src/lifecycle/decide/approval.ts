/** Decisions of those who sign: approve, send back, reject. */
import { refuse } from '../../refusal';
import { advance, presentSigners, stageIn } from '../chain';
import { accept, reject } from '../decision';
import { openConditions } from '../gates';
import type { StageState } from '../state';
import { dutiesOf } from '../who-may';
import { after, because, happened, notYet } from './deliberation';
import type { Decide, Decisions, Deliberation } from './deliberation';

/** Whether this signature is the last that the stage needs. Those above the stage's duty, and a stand-in, sign for it alone. */
function completes(
  { permit, facts, pack }: Deliberation<'approve'>,
  stage: StageState,
  person: string,
  duty: string,
): boolean {
  if (stageIn(pack, stage.id)?.mode !== 'all' || duty !== stage.duty) return true;
  const holders = facts.duties?.[duty];
  if (!holders) return false;
  const signed = [person, ...stage.signatures.map((signature) => signature.person)];
  return presentSigners(permit, stage.id, holders).every((holder) => signed.includes(holder));
}

const approve: Decide<'approve'> = (deliberation) => {
  const { permit, command, facts, pack, now } = deliberation;
  const { stage: id, comment } = command.body;
  const stage = permit.stages.find((one) => one.id === id);
  const person = 'person' in command.by ? command.by.person : undefined;
  const duty = person === undefined ? undefined : stage?.signers.find((one) => dutiesOf(person, facts).includes(one));
  if (!stage || person === undefined || duty === undefined) return reject(refuse('not-entitled'));

  const signedBefore = permit.stages.find(({ signatures }) => signatures.some((one) => one.person === person));
  if (signedBefore) return because('already-signed', { stage: signedBefore.id });

  const steps = stageIn(pack, id)?.escalateTo.length ?? 0;
  if (stage.dueAt !== undefined && now >= stage.dueAt && stage.escalation >= steps) {
    return because('stage-limit-passed', { stage: id, dueAt: stage.dueAt });
  }
  const unmet = openConditions('approval', deliberation);
  if (unmet.length > 0) return notYet(unmet);

  const signed = happened(deliberation, 'stageSigned', {
    stage: id,
    person,
    duty,
    complete: completes(deliberation, stage, person, duty),
    ...(comment !== undefined && { comment }),
  });
  return accept(signed, ...advance(after(permit, [signed]), deliberation));
};

const sendBack: Decide<'sendBack'> = (deliberation) => {
  const { stage, reason, fields = [] } = deliberation.command.body;
  const reasons = [
    { code: 'sent-back', params: { stage, reason }, mendBy: 'applicant' },
    ...fields.map((field) => ({ code: 'sent-back-field', params: { field }, field, mendBy: 'applicant' })),
  ];
  return accept(happened(deliberation, 'returned', { reasons, stage }));
};

const rejectIt: Decide<'reject'> = (deliberation) =>
  accept(happened(deliberation, 'rejected', deliberation.command.body));

export const approvalDecisions: Decisions<'approve' | 'sendBack' | 'reject'> = { approve, sendBack, reject: rejectIt };
