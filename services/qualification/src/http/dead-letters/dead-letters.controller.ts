/** Events that this service could not take in: read why, mend the cause, send them again. */
import { Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { Caller, type CallerIdentity, RequireScope } from '@holdpoint/auth';
import { DeadLetters } from '@holdpoint/outbox';
import { ApiCommand, ApiRead, IdempotencyKey, ProblemError } from '@holdpoint/service-kit';
import { actorOf } from '../../app/act';
import { RunOnce } from '../../app/run-once';
import { DeadLetterDto, ReplayedDto } from './dead-letters.dto';

const letter = {
  id: '6f1c2f8e-7d0f-4a53-9b1e-2f4c9b1d0a11',
  consumer: 'holdpoint.qualification.named-permits',
  topic: 'holdpoint.permit.v1',
  eventId: '5c9a1f0e-98b1-4f6a-8b0f-3a6de1d24c02',
  eventType: 'holdpoint.permit.transitioned',
  error: 'invalid input syntax for type timestamp with time zone',
  attempts: 5,
  failedAt: '2026-11-24T01:00:00.000Z',
};

@ApiTags('dead letters')
@Controller('dead-letters')
export class DeadLettersController {
  constructor(
    private readonly letters: DeadLetters,
    private readonly once: RunOnce,
  ) {}

  @Get()
  @RequireScope('qualification:write')
  @ApiRead({
    summary: 'Events that were given up and not replayed yet, newest first',
    answer: { type: DeadLetterDto, list: true, example: [letter] },
  })
  async listDeadLetters(@Caller() { tenant }: CallerIdentity): Promise<DeadLetterDto[]> {
    const letters = await this.letters.list(tenant);
    return letters.map((letter) => ({
      id: letter.id,
      consumer: letter.consumer,
      topic: letter.topic,
      ...(letter.eventId !== null && { eventId: letter.eventId }),
      ...(letter.eventType !== null && { eventType: letter.eventType }),
      error: letter.error,
      attempts: letter.attempts,
      failedAt: letter.failedAt.toISOString(),
      ...(letter.replayedAt !== null && { replayedAt: letter.replayedAt.toISOString() }),
    }));
  }

  @Post(':letter/replays')
  @RequireScope('qualification:write')
  @ApiParam({ name: 'letter', format: 'uuid' })
  @ApiCommand({
    summary: 'Send an event that was given up again, to the consumer that gave up',
    description: 'An event whose effect is there already has none again.',
    status: 201,
    answer: { type: ReplayedDto, example: { id: letter.id } },
    errors: [
      { status: 404, code: 'dead-letter-unknown' },
      { status: 422, code: 'idempotency-key-reused' },
      { status: 503, code: 'kafka-unavailable' },
    ],
  })
  replayDeadLetter(
    @Caller() caller: CallerIdentity,
    @IdempotencyKey() key: string,
    @Param('letter', new ParseUUIDPipe({ exceptionFactory: () => new ProblemError(404, 'dead-letter-unknown') }))
    id: string,
  ): Promise<ReplayedDto> {
    return this.once.command(caller, { key, route: `replay/${id}`, body: null }, async () => {
      if (!(await this.letters.replay(caller.tenant, id, actorOf(caller))))
        throw new ProblemError(404, 'dead-letter-unknown');
      return { id };
    });
  }
}
