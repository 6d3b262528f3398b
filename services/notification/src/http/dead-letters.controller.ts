/** Events that this service could not take in: read them, mend the cause, send them again. */
import { Caller, RequireScope, type CallerIdentity } from '@holdpoint/auth';
import { DeadLetters, type DeadLetterEntity } from '@holdpoint/outbox';
import { ApiCommand, ApiRead, IdempotencyKey, ProblemError } from '@holdpoint/service-kit';
import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { ReplayDeadLetter } from '../app/replay-dead-letter.use-case';
import { DeadLetterDto, deadLetterExample, DeadLettersQuery } from './dead-letters.dto';
import { isUuid } from './paging.dto';

const unknown = { status: 404, code: 'dead-letter-unknown' };

@ApiTags('dead letters')
@Controller('dead-letters')
export class DeadLettersController {
  constructor(
    private readonly letters: DeadLetters,
    private readonly replay: ReplayDeadLetter,
  ) {}

  @Get()
  @RequireScope('notification:admin')
  @ApiRead({
    summary: 'List events that were given up',
    description: 'Newest first; those of the caller’s tenant.',
    answer: { type: DeadLetterDto, list: true, example: [deadLetterExample] },
  })
  async listDeadLetters(@Caller() caller: CallerIdentity, @Query() query: DeadLettersQuery): Promise<DeadLetterDto[]> {
    const { includeReplayed, ...rest } = query;
    const letters = await this.letters.list(caller.tenant, { ...rest, includeReplayed: includeReplayed === 'true' });
    return letters.map(shown);
  }

  @Post(':id/replays')
  @HttpCode(202)
  @RequireScope('notification:admin')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiCommand({
    summary: 'Send an event that was given up again',
    description: 'To the consumer that gave up only. An event whose effect is there already has none again.',
    status: 202,
    errors: [unknown, { status: 422, code: 'idempotency-key-reused' }, { status: 503, code: 'kafka-unavailable' }],
  })
  async replayDeadLetter(
    @Caller() caller: CallerIdentity,
    @IdempotencyKey() key: string,
    @Param('id') id: string,
  ): Promise<void> {
    if (!isUuid(id)) throw new ProblemError(404, unknown.code);
    const by = caller.person ?? caller.client ?? '';
    await this.replay.run({ tenant: caller.tenant, by, key }, id);
  }
}

const shown = (letter: DeadLetterEntity): DeadLetterDto => ({
  id: letter.id,
  consumer: letter.consumer,
  topic: letter.topic,
  partition: letter.partition,
  offset: letter.offset,
  ...(letter.key === null ? {} : { key: letter.key }),
  ...(letter.eventId === null ? {} : { eventId: letter.eventId }),
  ...(letter.eventType === null ? {} : { eventType: letter.eventType }),
  event: letter.value.toString('utf8'),
  error: letter.error,
  attempts: letter.attempts,
  failedAt: letter.failedAt.toISOString(),
  ...(letter.replayedAt === null ? {} : { replayedAt: letter.replayedAt.toISOString() }),
  ...(letter.replayedBy === null ? {} : { replayedBy: letter.replayedBy }),
});
