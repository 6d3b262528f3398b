/** Events that this service could not take in: read why, mend the cause, send them again. */
import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { Caller, RequireScope, type CallerIdentity } from '@holdpoint/auth';
import { DeadLetters, type DeadLetterEntity } from '@holdpoint/outbox';
import { ApiCommand, ApiRead, IdempotencyKey, ProblemError } from '@holdpoint/service-kit';
import type { Requester } from '../../app/acts';
import { ReplayDeadLetter } from '../../app/replay-dead-letter.use-case';
import { uuidPattern } from '../door/ids';
import { Requesting } from '../door/requester';
import { DeadLetterDto, ListDeadLettersDto } from './dead-letters.dto';

const letter = {
  id: '9d7f4a2e-3c5b-4a1d-8e6f-0a1b2c3d4e5f',
  consumer: 'holdpoint.permit.qualification-lost',
  topic: 'holdpoint.qualification.v1',
  eventId: '0d4f6f3e-1d0a-4a3e-9a53-2f0b6f2f7b11',
  eventType: 'holdpoint.qualification.lost',
  event: '{"specversion":"1.0"}',
  error: 'event-malformed: /data/person',
  attempts: 5,
  failedAt: '2026-11-24T01:05:09.000Z',
};

@ApiTags('dead letters')
@Controller('dead-letters')
@RequireScope('permit:admin')
export class DeadLettersController {
  constructor(
    private readonly letters: DeadLetters,
    private readonly replaying: ReplayDeadLetter,
  ) {}

  @Get()
  @ApiRead({
    summary: 'Events that were given up, newest first',
    answer: { type: DeadLetterDto, list: true, example: [letter] },
  })
  async listDeadLetters(
    @Caller() { tenant }: CallerIdentity,
    @Query() query: ListDeadLettersDto,
  ): Promise<DeadLetterDto[]> {
    const { includeReplayed, ...page } = query;
    return (await this.letters.list(tenant, { ...page, includeReplayed: includeReplayed === 'true' })).map(shown);
  }

  @Post(':id/replays')
  @HttpCode(202)
  @ApiParam({ name: 'id', format: 'uuid', example: letter.id })
  @ApiCommand({
    summary: 'Send an event that was given up again, to the consumer that gave up',
    description: 'An event whose effect is there already has none again.',
    status: 202,
    errors: [
      { status: 403, code: 'person-required' },
      { status: 404, code: 'dead-letter-unknown' },
      { status: 422, code: 'idempotency-key-reused' },
      { status: 503, code: 'kafka-unavailable' },
    ],
  })
  replayDeadLetter(@Requesting() by: Requester, @IdempotencyKey() key: string, @Param('id') id: string): Promise<void> {
    if (!uuidPattern.test(id)) throw new ProblemError(404, 'dead-letter-unknown');
    return this.replaying.run({ by, key }, id);
  }
}

const shown = ({
  id,
  consumer,
  topic,
  eventId,
  eventType,
  value,
  error,
  attempts,
  failedAt,
  replayedAt,
}: DeadLetterEntity): DeadLetterDto => ({
  id,
  consumer,
  topic,
  ...(eventId !== null && { eventId }),
  ...(eventType !== null && { eventType }),
  event: value.toString('utf8'),
  error,
  attempts,
  failedAt: failedAt.toISOString(),
  ...(replayedAt !== null && { replayedAt: replayedAt.toISOString() }),
});
