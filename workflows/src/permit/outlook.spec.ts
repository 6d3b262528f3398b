/** Who is waited for in each phase of a recorded life, and until when. */
import { evolveAll, type PermitState, type TypePack } from '@holdpoint/permit-domain';
import { readGolden } from '../histories/golden';
import { hotWorkPack } from '../test-support/hot-work';
import { testPack } from '../test-support/test-pack';
import { outlook } from './outlook';

function statesOf(name: string): PermitState[] {
  const states: PermitState[] = [];
  for (const { events } of readGolden(name).transitions) states.push(evolveAll(states.at(-1), events));
  return states;
}
const steps = (states: readonly PermitState[], pack: TypePack): string[] =>
  states
    .map((permit) => {
      const { waitingOn } = outlook(permit, pack);
      return `${permit.phase}: ${waitingOn.map(({ stage, duties }) => `${stage} ${duties.join('+')}`).join(', ')}`;
    })
    .filter((step, index, all) => step !== all[index - 1]);

it('names who is waited for, and for what, through a whole life', () => {
  expect(steps(statesOf('hot-work-archived'), hotWorkPack())).toEqual([
    'submitted: prerequisites ',
    'inApproval: unit unit-head',
    'inApproval: safety safety-department',
    'approved: checkTicket shift-leader',
    'approved: issue person-in-charge',
    'issued: checkIn applicant, checkIn guardian, start person-in-charge',
    'issued: checkIn guardian, start person-in-charge',
    'issued: start person-in-charge',
    'active: handBack person-in-charge',
    'suspended: resume person-in-charge',
    'active: handBack person-in-charge',
    'fireWatch: endFireWatch guardian',
    'handedBack: acceptCompletion shift-leader',
    'accepted: close shift-leader',
    'closed: archive archive',
    'archived: ',
  ]);
});

it('names those up the line once a stage has gone there, with the limit as it is now', () => {
  const states = statesOf('hot-work-unanswered');
  const escalated = states.find(({ stages }) => stages[0]?.escalation === 1)!;
  expect(outlook(escalated, hotWorkPack())).toMatchObject({
    waitingOn: [{ stage: 'unit', duties: ['unit-head', 'safety-department'], dueAt: escalated.stages[0]!.dueAt }],
    dueAt: escalated.stages[0]!.dueAt,
  });
});

it('names the review that a green channel owes after its end, and nobody once it is done', () => {
  const states = statesOf('green-channel-reviewed');
  const revoked = states.find(({ phase }) => phase === 'revoked')!;
  expect(outlook(revoked, testPack).waitingOn).toEqual([
    { stage: 'reviewGreenChannel', duties: ['safety-department'], dueAt: revoked.greenChannel!.reviewDueAt },
  ]);
  expect(outlook(states.at(-1)!, testPack).waitingOn).toEqual([]);
});

it('names who lifts a stop before anybody resumes, and the guardian while somebody is inside a permit that ended', () => {
  const suspended = statesOf('hot-work-archived').find(({ phase }) => phase === 'suspended')!;
  const reason = { ...suspended.suspension!.reasons[0]!, liftedBy: ['safety-officer'] };
  const stopped = { ...suspended, suspension: { ...suspended.suspension!, reasons: [reason] } };
  expect(outlook(stopped, hotWorkPack()).waitingOn.map(({ stage }) => stage)).toEqual(['liftStop', 'resume']);
  const lifted = { ...reason, lifted: { person: 'sol', at: suspended.changedAt } };
  const after = { ...stopped, suspension: { ...stopped.suspension, reasons: [lifted] } };
  expect(outlook(after, hotWorkPack()).waitingOn.map(({ stage }) => stage)).toEqual(['resume']);

  const revoked = { ...suspended, phase: 'revoked' as const, inside: { people: ['welder'], tools: {} } };
  expect(outlook(revoked, hotWorkPack()).waitingOn).toEqual([{ stage: 'countOut', duties: ['guardian'] }]);
});

it('never lets a permit be valid beyond its window', () => {
  for (const permit of statesOf('hot-work-archived'))
    expect(outlook(permit, hotWorkPack()).validUntil <= permit.window.until).toBe(true);
});
