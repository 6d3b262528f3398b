/** A signature of one of several duties (cl. 5.1.4). */
import { signedByDutyRule } from './signed-by-duty.rule';
import { ask, now } from './test-support/circumstances';

const stages = (...duties: string[]) => [
  {
    id: 'plant-stop',
    order: 1,
    duty: 'production-department',
    status: 'signed' as const,
    escalation: 0,
    signers: [],
    signatures: duties.map((duty) => ({ person: 'x', duty, at: now })),
  },
];

it('is found in any stage', () => {
  const params = { duties: ['production-department', 'safety-department'] };
  expect(ask(signedByDutyRule, {}, params)).toEqual(['signature-missing']);
  expect(ask(signedByDutyRule, { permit: { stages: stages('duty-officer') } }, params)).toEqual(['signature-missing']);
  expect(ask(signedByDutyRule, { permit: { stages: stages('safety-department') } }, params)).toEqual([]);
});
