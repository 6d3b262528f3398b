/** The life of one permit, from its submission to its end: every act in order, every deadline in time, every change recorded before it counts. */
import {
  permitSignals,
  updateNameOf,
  type CommandEnvelope,
  type CommandReply,
  type PermitLifeInput,
  type PermitSignal,
  type SignalEnvelope,
} from '@holdpoint/contracts/permit';
import { personCommands, type Phase } from '@holdpoint/permit-domain';
import {
  allHandlersFinished,
  CancellationScope,
  condition,
  defineSignal,
  defineUpdate,
  makeContinueAsNewFunc,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import { Clock } from './clock';
import { PermitLife } from './life';
import { LinkedTickets } from './linked-tickets';
import { showAttributes, showDetails } from './operators';
import { prerequisites } from './prerequisites';

export interface PermitLifeEnd {
  readonly number: string;
  readonly sequence: number;
  /** Absent: the submission was refused, and there is no permit. */
  readonly phase?: Phase;
}

/** A permit ends by an act upon it and by nothing else: a request to cancel the workflow changes nothing. */
export const permitLife = (input: PermitLifeInput): Promise<PermitLifeEnd> =>
  CancellationScope.nonCancellable(() => live(input));

async function live(input: PermitLifeInput): Promise<PermitLifeEnd> {
  const linked = new LinkedTickets(input);
  const life: PermitLife = new PermitLife(input, (before, after, correlationId) => {
    showAttributes(after, input.pack);
    linked.hearOf(before, after, correlationId);
  });
  const clock = new Clock(life, () => life.over || isLong(input));
  const submission = takeUpdates(life);
  takeSignals(life);
  showDetails(life);

  await condition(() => life.begun || submission.refused);
  const checks = prerequisites(life);
  while (life.begun && !life.over && !isLong(input)) await clock.next();
  checks.cancel();

  await condition(() => allHandlersFinished() && life.idle && linked.told);
  if (life.begun && !life.over) await makeContinueAsNewFunc<typeof permitLife>()({ ...input, carried: life.carried });
  return {
    number: input.number,
    sequence: life.permit?.sequence ?? 0,
    ...(life.permit && { phase: life.permit.phase }),
  };
}

/** Every command of a person is an update of its own name, so that the history reads as what was done. */
function takeUpdates(life: PermitLife): { readonly refused: boolean } {
  const submission = { refused: false };
  for (const name of personCommands) {
    const act = async (envelope: CommandEnvelope): Promise<CommandReply> => {
      try {
        return await CancellationScope.nonCancellable(() => life.act(envelope));
      } catch (refusal) {
        submission.refused = true;
        throw refusal;
      }
    };
    setHandler(defineUpdate<CommandReply, [CommandEnvelope]>(updateNameOf(name)), act, {
      validator: (envelope) => life.admits(envelope),
    });
  }
  return submission;
}

/** What has happened elsewhere isn't refused to whoever tells it; where it no longer matters it changes nothing. */
function takeSignals(life: PermitLife): void {
  for (const name of permitSignals)
    setHandler(defineSignal<[SignalEnvelope<PermitSignal>]>(name), async ({ command, correlationId }) => {
      // The same news goes to many permits, and a key is one act's alone in the tenant.
      await life.hear({ ...command, key: `${life.input.number}/${command.key}` }, correlationId);
    });
}

const isLong = ({ historyLimit }: PermitLifeInput): boolean => {
  const { continueAsNewSuggested, historyLength } = workflowInfo();
  return continueAsNewSuggested || (historyLimit !== undefined && historyLength >= historyLimit);
};
