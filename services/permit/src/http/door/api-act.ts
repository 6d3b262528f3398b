/** What every act upon a permit has in common for its readers: headers, answer, and the refusals that any of them may meet. */
import { applyDecorators, HttpCode, type Type } from '@nestjs/common';
import { ApiCommand, type ApiError } from '@holdpoint/service-kit';
import { ApiPermitNumber } from './path-id';
import { CommandReplyDto } from '../act.dto';

export const actErrors: readonly ApiError[] = [
  { status: 403, code: 'person-required' },
  { status: 404, code: 'permit-unknown' },
  { status: 409, code: 'wrong-phase' },
  { status: 409, code: 'permit-ended' },
  { status: 422, code: 'idempotency-key-reused' },
  { status: 503, code: 'temporal-unavailable' },
];

export const replyExample = (phase: string, events: readonly string[], sequence = 7): CommandReplyDto => ({
  number: 'DH-2026-000123',
  phase,
  level: '1',
  sequence,
  at: '2026-11-24T05:30:00.000Z',
  events,
});

export interface ActDescription {
  readonly summary: string;
  readonly description?: string;
  readonly body: Type<unknown>;
  readonly example: object;
  /** Phase and events of an example's answer. */
  readonly becomes: readonly [phase: string, ...events: string[]];
  /** Refusals of its own. */
  readonly errors?: readonly ApiError[];
}

export const ApiAct = ({
  summary,
  description,
  body,
  example,
  becomes,
  errors = [],
}: ActDescription): MethodDecorator => {
  const [phase, ...events] = becomes;
  return applyDecorators(
    HttpCode(200),
    ApiPermitNumber(),
    ApiCommand({
      summary,
      description,
      ifMatch: true,
      body: { type: body, example },
      answer: { type: CommandReplyDto, example: replyExample(phase, events) },
      errors: [...actErrors, ...errors],
    }),
  );
};
