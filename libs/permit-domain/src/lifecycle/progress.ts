/** Which steps lie between a permit and a moment: who has still to sign, issue, begin, hand back, accept. */
import type { Moment, TypePack } from '../pack/pack';
import type { Unmet } from '../refusal';
import { plusMinutes } from '../time/instant';
import type { Phase, PermitState } from './state';
import { startBy } from './validity';

type Step = (permit: PermitState, pack: TypePack) => readonly Unmet[];

const unsigned: Step = ({ stages }) =>
  stages
    .filter(({ status }) => status !== 'signed')
    .map(({ id, duty, signers, dueAt }) => ({
      code: 'stage-unsigned',
      params: { stage: id, duties: signers.length > 0 ? signers : [duty] },
      mendBy: signers[signers.length - 1] ?? duty,
      ...(dueAt !== undefined && { by: dueAt }),
    }));

/** In the order of a permit's life: each phase, and what has to happen for it to go on. */
const ladder: readonly (readonly [phase: Phase, step: Step])[] = [
  [
    'submitted',
    ({ submittedAt }, { prerequisiteMinutes }) => [
      { code: 'prerequisites-open', params: {}, by: plusMinutes(submittedAt, prerequisiteMinutes) },
    ],
  ],
  ['inApproval', unsigned],
  [
    'approved',
    (permit, pack) => [{ code: 'not-issued', params: {}, mendBy: 'person-in-charge', by: startBy(permit, pack) }],
  ],
  [
    'issued',
    (permit, pack) => [{ code: 'not-started', params: {}, mendBy: 'person-in-charge', by: startBy(permit, pack) }],
  ],
  ['active', () => [{ code: 'not-handed-back', params: {}, mendBy: 'person-in-charge' }]],
  [
    'fireWatch',
    ({ fireWatchUntil }) => [
      { code: 'fire-watch-not-ended', params: { fireWatchUntil: fireWatchUntil ?? '?' }, mendBy: 'guardian' },
    ],
  ],
  [
    'handedBack',
    ({ acceptanceDueAt }, { ending }) => [
      {
        code: 'completion-not-accepted',
        params: {},
        mendBy: ending.acceptedBy,
        ...(acceptanceDueAt !== undefined && { by: acceptanceDueAt }),
      },
    ],
  ],
  ['accepted', (_permit, { ending }) => [{ code: 'not-closed', params: {}, mendBy: ending.acceptedBy }]],
  ['closed', () => []],
];

const rungOf = (phase: Phase): number =>
  ladder.findIndex(([rung]) => rung === (phase === 'suspended' ? 'active' : phase));

/** The phase that a permit has to be in for the moment to come. */
const phaseFor: Readonly<Record<Moment, Phase>> = {
  submission: 'submitted',
  approval: 'inApproval',
  issue: 'approved',
  start: 'issued',
  resume: 'active',
  watch: 'active',
  extension: 'active',
  completion: 'active',
  closing: 'accepted',
};

/** Nothing when the permit is just there. One that is over, or past the moment, will never come to it. */
export function stepsTo(moment: Moment, permit: PermitState, pack: TypePack): readonly Unmet[] {
  const here = rungOf(permit.phase);
  const there = rungOf(phaseFor[moment]);
  if (here < 0) return [{ code: 'permit-over', params: { phase: permit.phase } }];
  if (here > there) return [{ code: 'moment-past', params: { moment, phase: permit.phase } }];
  return ladder.slice(here, there).flatMap(([, step]) => step(permit, pack));
}

/** The moment that each phase leads to; none for a permit that is over or only waits to be archived. */
export const momentAfter: Readonly<Partial<Record<Phase, Moment>>> = {
  submitted: 'submission',
  inApproval: 'approval',
  approved: 'issue',
  issued: 'start',
  active: 'watch',
  suspended: 'resume',
  fireWatch: 'closing',
  handedBack: 'closing',
  accepted: 'closing',
};
