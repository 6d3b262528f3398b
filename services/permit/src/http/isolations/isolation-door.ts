/** What every act upon an isolation has in common: who, which, under what key; and what its readers are told of it. */
import { applyDecorators, createParamDecorator, HttpCode, type ExecutionContext, type Type } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import { ApiCommand, ProblemError, type ApiError } from '@holdpoint/service-kit';
import type { Request } from 'express';
import type { IsolationRequest, IsolationRequestOn } from '../../app/isolation-acts';
import { permitNumberPattern } from '../door/ids';
import { plain } from '../door/plain';
import { headOf } from '../door/requester';
import type { IsolationActDto } from './isolation-acts.dto';
import { IsolationReplyDto } from './isolations.dto';
import { reply } from './isolations-examples';

/** Numbers of isolations look like those of permits; one that can't be one names none. */
function isolationNumberOf({ params: { number } }: Request): string {
  if (typeof number !== 'string' || !permitNumberPattern.test(number)) throw new ProblemError(404, 'isolation-unknown');
  return number;
}
/** Parameter decorator: `{number}` of the path. */
export const IsolationNumber = createParamDecorator((_: unknown, context: ExecutionContext): string =>
  isolationNumberOf(context.switchToHttp().getRequest<Request>()),
);
export const ApiIsolationNumber = (): MethodDecorator =>
  ApiParam({
    name: 'number',
    description: 'Number of the isolation',
    schema: { type: 'string', pattern: permitNumberPattern.source, example: 'GL-2026-000012' },
  });

export type IsolationHead = Pick<IsolationRequestOn, 'by' | 'number' | 'key' | 'expectedSequence'>;
/** Parameter decorator: everything of an act but its name and body. */
export const ActingOnIsolation = createParamDecorator((_: unknown, context: ExecutionContext): IsolationHead => {
  const request = context.switchToHttp().getRequest<Request>();
  return headOf(request, isolationNumberOf(request));
});

/** What was done, and apart from it when it was done and on what evidence. */
export function actIn(dto: IsolationActDto): Pick<IsolationRequest, 'body' | 'doneAt' | 'note' | 'evidence'> {
  const { doneAt, note, evidence, ...body } = plain(dto);
  return {
    body,
    ...(doneAt !== undefined && { doneAt }),
    ...(note !== undefined && { note }),
    ...(evidence !== undefined && { evidence }),
  };
}

export const isolationErrors: readonly ApiError[] = [
  { status: 403, code: 'person-required' },
  { status: 403, code: 'not-entitled' },
  { status: 404, code: 'isolation-unknown' },
  { status: 409, code: 'isolation-over' },
  { status: 422, code: 'conditions-not-met' },
  { status: 422, code: 'idempotency-key-reused' },
];
export interface IsolationActDescription {
  readonly summary: string;
  readonly description?: string;
  readonly body: Type<unknown>;
  readonly example: object;
  /** State and event of an example's answer. */
  readonly becomes: readonly [state: string, event: string];
  /** Reasons of its own. */
  readonly errors?: readonly string[];
}
export const ApiIsolationAct = ({
  summary,
  description,
  body,
  example,
  becomes,
  errors = [],
}: IsolationActDescription): MethodDecorator =>
  applyDecorators(
    HttpCode(200),
    ApiIsolationNumber(),
    ApiCommand({
      summary,
      description,
      ifMatch: true,
      body: { type: body, example },
      answer: { type: IsolationReplyDto, example: reply(...becomes) },
      errors: [...isolationErrors, ...errors.map((code) => ({ status: 422, code }))],
    }),
  );
