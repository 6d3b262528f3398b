/** Drives one permit as the door would: submits it with its start, acts on it by updates, reads its history. */
import { createHash, randomUUID } from 'node:crypto';
import {
  permitLifeWorkflow,
  permitTaskQueue,
  permitWorkflowId,
  refusedFailure,
  startAttributes,
  startDetails,
  startSummary,
  type CommandEnvelope,
  type CommandReply,
  type PermitLifeInput,
  type PermitSignal,
  type RefusalDetails,
} from '@holdpoint/contracts';
import {
  canonicalJson,
  type CommandBodies,
  type Command,
  type Facts,
  type PermitState,
  type PersonCommandName,
  type SubmitBody,
  type TypePack,
} from '@holdpoint/permit-domain';
import {
  WithStartWorkflowOperation,
  WorkflowUpdateFailedError,
  type Client,
  type WorkflowHandle,
} from '@temporalio/client';
import { ApplicationFailure, defineSearchAttributeKey, TypedSearchAttributes } from '@temporalio/common';
import type { Plant } from './plant';
import { testPack } from './test-pack';

export interface ActOptions {
  readonly key?: string;
  readonly fingerprint?: string;
  readonly facts?: Facts;
  readonly expectedSequence?: number;
  readonly doneAt?: string;
}
export interface DriverOptions {
  readonly number?: string;
  readonly tenant?: string;
  readonly pack?: TypePack;
  readonly input?: Partial<PermitLifeInput>;
}
let count = 0;
/** For these the door tells who could sign. */
const opensStages: readonly string[] = ['submit', 'approve', 'reportWeather'];

export class PermitDriver {
  readonly number: string;
  readonly tenant: string;
  readonly pack: TypePack;

  constructor(
    private readonly client: Client,
    private readonly plant: Plant,
    private readonly options: DriverOptions = {},
  ) {
    this.pack = options.pack ?? testPack;
    this.number = options.number ?? `${this.pack.prefix}-2026-${String((count += 1)).padStart(6, '0')}`;
    this.tenant = options.tenant ?? 'acme';
  }

  get handle(): WorkflowHandle {
    return this.client.workflow.getHandle(permitWorkflowId(this.tenant, this.number));
  }
  /** The row. */
  get permit(): PermitState {
    return this.plant.ledger.permit(this.number)!;
  }
  get story(): string[] {
    return this.plant.ledger.story(this.number);
  }

  /** As an operator would, whose permit has lost its workflow. */
  async takeUp(carried: PermitLifeInput['carried']): Promise<void> {
    await this.client.workflow.start(permitLifeWorkflow, {
      workflowId: permitWorkflowId(this.tenant, this.number),
      taskQueue: permitTaskQueue,
      args: [{ ...this.input(), carried }],
    });
  }

  private input(): PermitLifeInput {
    const { tenant, number, pack } = this;
    const packHash = createHash('sha256').update(canonicalJson(pack)).digest('hex');
    return { tenant, number, pack, packHash, run: 1, ...this.options.input };
  }

  async submit(body: SubmitBody, by: string, more: ActOptions = {}): Promise<CommandReply> {
    const { tenant, number } = this;
    const input = this.input();
    const startWorkflowOperation = new WithStartWorkflowOperation(permitLifeWorkflow, {
      workflowId: permitWorkflowId(tenant, number),
      taskQueue: permitTaskQueue,
      workflowIdConflictPolicy: 'USE_EXISTING',
      args: [input],
      staticSummary: startSummary(input),
      staticDetails: startDetails(input),
      typedSearchAttributes: new TypedSearchAttributes(
        startAttributes(input, body).map(({ name, type, value }) => ({
          key: defineSearchAttributeKey(name, type === 'KeywordList' ? 'KEYWORD_LIST' : 'KEYWORD'),
          value,
        })) as never,
      ),
    });
    const envelope = this.envelope('submit', body, by, more);
    return this.answered(
      this.client.workflow.executeUpdateWithStart('submit', {
        updateId: envelope.command.key,
        args: [envelope],
        startWorkflowOperation,
      }),
    );
  }

  /** @throws Refused */
  act<N extends PersonCommandName>(
    name: N,
    body: CommandBodies[N],
    by: string,
    more: ActOptions = {},
  ): Promise<CommandReply> {
    const envelope = this.envelope(name, body, by, more);
    return this.answered(
      this.handle.executeUpdate<CommandReply, [CommandEnvelope]>(name, {
        args: [envelope],
        updateId: envelope.command.key,
      }),
    );
  }

  async signal<N extends PermitSignal>(
    name: N,
    body: CommandBodies[N],
    by: string,
    key: string = randomUUID(),
  ): Promise<void> {
    await this.handle.signal(name, { command: { name, key, by: { system: by }, body }, correlationId: 'c-signal' });
  }

  private envelope(name: PersonCommandName, body: object, person: string, more: ActOptions): CommandEnvelope {
    const key = more.key ?? randomUUID();
    return {
      command: { name, key, by: { person }, body, ...(more.doneAt && { doneAt: more.doneAt }) } as unknown as Command,
      facts: more.facts ?? this.plant.factsFor(person, opensStages.includes(name) ? this.pack : undefined),
      correlationId: `c-${key}`,
      fingerprint: more.fingerprint ?? `${person} ${name} ${JSON.stringify(body)}`,
      ...(more.expectedSequence !== undefined && { expectedSequence: more.expectedSequence }),
    };
  }

  private async answered(reply: Promise<CommandReply>): Promise<CommandReply> {
    try {
      return await reply;
    } catch (error) {
      throw refusalIn(error) ?? error;
    }
  }
}

/** What the caller of a refused act is told. */
export class Refused extends Error {
  constructor(readonly details: RefusalDetails) {
    super(details.refusal.code);
  }
  get codes(): string[] {
    return this.details.refusal.reasons.map(({ code }) => code);
  }
}

/** The refusal that `act` must end in. */
export async function refusal(act: Promise<unknown>): Promise<Refused> {
  const outcome = await act.catch((error: unknown) => error);
  if (outcome instanceof Refused) return outcome;
  throw new Error('it was not refused', { cause: outcome });
}

function refusalIn(error: unknown): Refused | undefined {
  const cause = error instanceof WorkflowUpdateFailedError ? error.cause : error;
  return cause instanceof ApplicationFailure && cause.type === refusedFailure
    ? new Refused(cause.details![0] as RefusalDetails)
    : undefined;
}
