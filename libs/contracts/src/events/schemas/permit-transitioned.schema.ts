/** What `holdpoint.permit.transitioned` carries, for consumers in any language. */
import type { PermitTransitioned } from '../permit-transitioned';
import { instant, listOf, params, record, text, whole } from './json-schema';

export const permitTransitionedSchema = record(
  {
    number: text('Number of the permit, unique within the tenant.'),
    permitType: text('Type within the pack, such as `hot-work`.'),
    pack: text('The rules it lives under, such as `gb30871-2022`.'),
    level: text('Level of danger that the chain and the limits follow.'),
    site: text('Id of the site.'),
    zone: text('IANA zone of the site, such as `Asia/Shanghai`; people read times in it.'),
    area: text('Id of the area.'),
    workPoint: text('Id of the work point.'),
    sequence: whole('Number of this transition; rises by one, over all runs of the permit.', 1),
    at: instant('When it was decided.'),
    phase: text('Phase after the transition.'),
    previousPhase: text('Phase before; absent at submission.'),
    events: listOf(
      record({
        name: text('Name of the domain event, such as `stageOpened`.'),
        params: params('What of it leaves the permit service.'),
      }),
      'What happened, in order.',
    ),
    reasons: listOf(
      record(
        {
          code: text('Stable code.'),
          clause: text('Clause of the pack’s source.'),
          params: params('What its words are filled with.'),
        },
        ['clause'],
      ),
      'Why it was returned, suspended or ended, where it was.',
    ),
    applicant: text('Person id.'),
    people: listOf(
      record({ person: text('Person id.'), role: text('Role on this permit, such as `guardian`.') }),
      'Everyone named on the permit.',
    ),
    waitingOn: listOf(
      record(
        {
          stage: text('Id of the open stage.'),
          duties: listOf(text('Duty.'), 'Who may act now.'),
          dueAt: instant('Until when.'),
        },
        ['dueAt'],
      ),
      'What it waits for.',
    ),
    validUntil: instant('End of the permit’s validity.'),
    linked: listOf(text('Permit number.'), 'Other tickets of the same job.'),
    workOrder: text('Number of the work order in the ERP system.'),
    hash: {
      type: 'string',
      pattern: '^[0-9a-f]{64}$',
      description: 'Hash of the recorded transition: note it, and compare it with the audit file.',
    },
    sealed: text(
      'Words that somebody typed with the act, encrypted for the notification service; webhooks go without. Where it stands, `reason` is `in-words`: the words are in the permit’s record.',
    ),
  },
  ['previousPhase', 'workOrder', 'sealed'],
);

export const permitTransitionedExample: PermitTransitioned = {
  specversion: '1.0',
  id: '0d4f6f3e-1d0a-4a3e-9a53-2f0b6f2f7b11',
  source: 'holdpoint/permit',
  type: 'holdpoint.permit.transitioned',
  subject: 'DH-2026-000123',
  time: '2026-11-24T01:05:07.120Z',
  datacontenttype: 'application/json',
  tenant: 'demo',
  correlationid: '8a0c1c52-7d0c-4d6f-8f5e-7ad1f6b0d7aa',
  data: {
    number: 'DH-2026-000123',
    permitType: 'hot-work',
    pack: 'gb30871-2022',
    level: 'level-1',
    site: 'north',
    zone: 'Asia/Shanghai',
    area: 'tank-farm',
    workPoint: 'tf-pump-3',
    sequence: 2,
    at: '2026-11-24T01:05:07.104Z',
    phase: 'inApproval',
    previousPhase: 'submitted',
    events: [
      { name: 'prerequisitesMet', params: { stages: ['unit', 'safety'] } },
      {
        name: 'stageOpened',
        params: { stage: 'unit', dueAt: '2026-11-24T03:05:07.104Z', signers: ['unit-head'] },
      },
    ],
    reasons: [],
    applicant: 'p-applicant',
    people: [
      { person: 'p-lead', role: 'person-in-charge' },
      { person: 'p-welder', role: 'welder' },
      { person: 'p-guardian', role: 'guardian' },
    ],
    waitingOn: [{ stage: 'unit', duties: ['unit-head'], dueAt: '2026-11-24T03:05:07.104Z' }],
    validUntil: '2026-11-24T10:00:00.000Z',
    linked: [],
    workOrder: 'WO-4711',
    hash: '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae',
  },
};
