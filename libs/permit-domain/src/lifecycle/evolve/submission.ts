/** How a permit begins: submitted, its prerequisites answered, its level raised before the start. */
import type { EventOf } from '../events';
import type { PermitState } from '../state';
import type { Folds } from './fold';

/** The first event of every run: it needs no permit before it, and keeps of an earlier run only how far its sequence has come. */
export function foldSubmitted(before: PermitState | undefined, { body, at }: EventOf<'submitted'>): PermitState {
  const { linked, greenChannel, ...rest } = body;
  return {
    ...rest,
    sequence: before?.sequence ?? 0,
    changedAt: at,
    phase: 'submitted',
    submittedAt: at,
    linked: linked.map((number) => ({ number })),
    ...(greenChannel && { greenChannel }),
    lostQualification: [],
    stages: [],
    measures: {},
    isolations: [],
    gasSamples: [],
    steps: {},
    briefing: { receivers: [] },
    checkIns: {},
    hazards: [],
    inside: { people: [], tools: {} },
  };
}

export const submissionFolds: Folds<'prerequisitesMet' | 'levelRaised' | 'returned'> = {
  prerequisitesMet: (permit, { body }) => ({
    ...permit,
    phase: 'inApproval',
    qualification: body.qualification,
    stages: body.stages,
  }),

  // What was approved, checked and briefed was the lower level: all of it is done again, signatures of the same stages stay.
  levelRaised: ({ approvedAt: _a, issuedAt: _i, ticketCheck: _t, ...permit }, { body }) => ({
    ...permit,
    phase: permit.phase === 'submitted' ? 'submitted' : 'inApproval',
    level: body.level,
    levelBecause: body.because,
    stages: body.stages,
    briefing: { receivers: [] },
    checkIns: {},
  }),

  returned: (permit, { body, at, by }) => ({
    ...permit,
    phase: 'returned',
    ended: { at, by, reason: body.reasons[0]?.code },
  }),
};
