/** Decisions of those who sign: approve, send back, reject. */
import { refuse } from '../../refusal';
import { advance, alsoSigned, answering, stageIn } from '../chain';
import { accept, reject } from '../decision';
import { openConditions } from '../gates';
import type { DelegationFacts } from '../facts';
import type { SignedFor, StageState } from '../state';
import { rightToSign } from '../who-may';
import type { Right } from '../who-may';
import { after, because, happened, notYet } from './deliberation';
import type { Decide, Decisions, Deliberation } from './deliberation';

/** Whether this signature is the last that the stage needs. Those above the stage's duty, and a stand-in, sign for it alone. */
function completes(
  { permit, facts, pack, now }: Deliberation<'approve'>,
  stage: StageState,
  person: string,
  { duty, delegation }: Right,
): boolean {
  const line = stageIn(pack, stage.id);
  if (line?.mode !== 'all' || duty !== stage.duty) return true;
  const holders = facts.duties?.[duty];
  if (!holders) return false;
  const signed = [
    delegation?.by ?? person,
    ...stage.signatures.map((signature) => signature.for?.person ?? signature.person),
  ];
  // Who has just signed signs for nobody else.
  const others = holders.delegations?.filter(({ to }) => to !== person);
  const asked = answering(permit, line, { ...holders, ...(others && { delegations: others }) }, now);
  return asked.every((holder) => signed.includes(holder));
}

const approve: Decide<'approve'> = (deliberation) => {
  const { permit, command, facts, pack, now } = deliberation;
  const { stage: id, comment } = command.body;
  const stage = permit.stages.find((one) => one.id === id);
  const person = 'person' in command.by ? command.by.person : undefined;
  const right = person === undefined ? undefined : rightToSign({ permit, command, facts, pack, now, person });
  if (!stage || person === undefined || !right) return reject(refuse('not-entitled'));

  const signedBefore = permit.stages.find(({ signatures }) =>
    signatures.some((one) => one.person === person || one.for?.person === person),
  );
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
    duty: right.duty,
    complete: completes(deliberation, stage, person, right),
    ...(comment !== undefined && { comment }),
    ...(right.delegation && { for: signedFor(right.delegation) }),
  });
  const events = [signed, ...alsoSigned(after(permit, [signed]), deliberation)];
  return accept(...events, ...advance(after(permit, events), deliberation));
};

const signedFor = ({ by, id, until }: DelegationFacts): SignedFor => ({ person: by, delegation: id, until });

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
