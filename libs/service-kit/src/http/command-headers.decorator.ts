/** The headers of a command: the key that makes it happen once, and the sequence the caller saw. */
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { ProblemError } from '../problem/problem-error';

export const idempotencyKeyPattern = /^[A-Za-z0-9._:-]{8,128}$/;

/** Parameter decorator: the Idempotency-Key; 400 `idempotency-key-missing` or `idempotency-key-invalid`. */
export const IdempotencyKey = createParamDecorator((_: unknown, context: ExecutionContext): string =>
  idempotencyKeyOf(context.switchToHttp().getRequest<Request>()),
);

export function idempotencyKeyOf(request: Pick<Request, 'headers'>): string {
  const key = request.headers['idempotency-key'];
  if (key === undefined || key === '') throw new ProblemError(400, 'idempotency-key-missing');
  if (typeof key !== 'string' || !idempotencyKeyPattern.test(key))
    throw new ProblemError(400, 'idempotency-key-invalid');
  return key;
}

/** Parameter decorator: the sequence in If-Match (`7` or `"7"`), undefined without the header; 400 `if-match-invalid`. */
export const IfMatchSequence = createParamDecorator((_: unknown, context: ExecutionContext): number | undefined =>
  ifMatchOf(context.switchToHttp().getRequest<Request>()),
);

export function ifMatchOf(request: Pick<Request, 'headers'>): number | undefined {
  const given = request.headers['if-match'];
  if (given === undefined || given === '*') return undefined;
  const sequence = /^(?:W\/)?"?(\d{1,9})"?$/.exec(given)?.[1];
  if (sequence === undefined) throw new ProblemError(400, 'if-match-invalid');
  return Number(sequence);
}
