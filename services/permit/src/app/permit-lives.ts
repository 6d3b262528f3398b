/** Begins a permit's life, or its next run: the workflow and its first act in one call, with what operators find it by. */
import {
  permitLifeWorkflow,
  permitTaskQueue,
  permitWorkflowId,
  startAttributes,
  startDetails,
  startSummary,
  updateNameOf,
  type CommandEnvelope,
  type CommandReply,
  type PermitLifeInput,
} from '@holdpoint/contracts';
import type { Words } from '@holdpoint/permit-domain';
import { TemporalClient } from '@holdpoint/temporal';
import { Injectable } from '@nestjs/common';
import {
  defineSearchAttributeKey,
  TypedSearchAttributes,
  type SearchAttributePair,
  type SearchAttributeType,
} from '@temporalio/common';
import { answerOf, type CommandAnswer } from './permit-problems';

const kinds: Readonly<Record<string, SearchAttributeType>> = {
  Keyword: 'KEYWORD',
  KeywordList: 'KEYWORD_LIST',
  Datetime: 'DATETIME',
};

const searchable = (input: PermitLifeInput, site: string): TypedSearchAttributes =>
  new TypedSearchAttributes(
    startAttributes(input, { site }).map(({ name, type, value }) => {
      const kind = kinds[type];
      if (!kind) throw new Error(`search attribute ${name} is of a type that isn't known here: ${type}`);
      return { key: defineSearchAttributeKey(name, kind), value } as SearchAttributePair;
    }),
  );

/** What an operator reads and the workflow itself doesn't need. */
export interface Shown {
  readonly site: string;
  readonly title: Words;
}

@Injectable()
export class PermitLives {
  constructor(private readonly temporal: TemporalClient) {}

  /** The first act's answer; undefined when no run could take it. @throws ProblemError for a refusal, 503 */
  async begin(input: PermitLifeInput, envelope: CommandEnvelope, shown: Shown): Promise<CommandAnswer | undefined> {
    const titled: PermitLifeInput = { ...input, pack: { ...input.pack, title: shown.title } };
    const outcome = await this.temporal.submitWithStart<CommandReply>(
      {
        workflowType: permitLifeWorkflow,
        workflowId: permitWorkflowId(input.tenant, input.number),
        taskQueue: permitTaskQueue,
        args: [input],
        options: {
          typedSearchAttributes: searchable(input, shown.site),
          staticSummary: startSummary(titled),
          staticDetails: startDetails(titled),
        },
      },
      updateNameOf('submit'),
      envelope,
      { updateId: envelope.command.key },
    );
    return answerOf(outcome, envelope.fingerprint);
  }
}
