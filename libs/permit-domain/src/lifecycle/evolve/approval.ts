/** The chain: stages open, are reminded, go up the line, are signed; the permit is approved or rejected. */
import type { PermitState, StageState } from '../state';
import type { Folds } from './fold';

const changeStage = (permit: PermitState, id: string, change: (stage: StageState) => StageState): PermitState => ({
  ...permit,
  stages: permit.stages.map((stage) => (stage.id === id ? change(stage) : stage)),
});

export const approvalFolds: Folds<
  'stageOpened' | 'stageReminded' | 'stageEscalated' | 'stageSigned' | 'approved' | 'rejected'
> = {
  stageOpened: (permit, { body, at }) =>
    changeStage(permit, body.stage, (stage) => ({
      ...stage,
      status: 'open',
      openedAt: at,
      dueAt: body.dueAt,
      remindAt: body.remindAt,
      signers: body.signers,
      ...(body.standIn && { standIn: body.standIn }),
    })),

  stageReminded: (permit, { body }) => changeStage(permit, body.stage, (stage) => ({ ...stage, reminded: true })),

  stageEscalated: (permit, { body }) =>
    changeStage(permit, body.stage, ({ remindAt: _r, ...stage }) => ({
      ...stage,
      escalation: stage.escalation + 1,
      signers: [...stage.signers, body.to],
      dueAt: body.dueAt,
      ...(body.remindAt ? { remindAt: body.remindAt, reminded: false } : {}),
    })),

  stageSigned: (permit, { body, at }) =>
    changeStage(permit, body.stage, (stage) => ({
      ...stage,
      status: body.complete ? 'signed' : stage.status,
      signatures: [
        ...stage.signatures,
        { person: body.person, duty: body.duty, at, ...(body.for && { for: body.for }) },
      ],
    })),

  approved: (permit, { at }) => ({ ...permit, phase: 'approved', approvedAt: at }),

  rejected: (permit, { body, at, by }) => ({ ...permit, phase: 'rejected', ended: { at, by, reason: body.reason } }),
};
