/** Who asks, and what every command says of itself: person, permit, key, the sequence they saw. */
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { callerOf, type CallerIdentity } from '@holdpoint/auth';
import { idempotencyKeyOf, ifMatchOf, ProblemError } from '@holdpoint/service-kit';
import type { Request } from 'express';
import type { Act, Requester } from '../../app/acts';
import { permitUnknown } from '../../app/permit-problems';
import { permitNumberPattern } from './ids';

/** A permit is acted upon by people: a machine's own token may read, never sign. */
export function requesterOf(request: Request): Requester {
  const caller = callerOf(request);
  if (!caller) throw new Error('a requester is asked for on a route without @RequireScope()');
  const { tenant, authenticatedAt } = caller;
  return { tenant, person: requireMe(caller), ...(authenticatedAt !== undefined && { authenticatedAt }) };
}

/** Parameter decorator: the person who asks; 403 `person-required` for a machine's token. */
export const Requesting = createParamDecorator((_: unknown, context: ExecutionContext): Requester =>
  requesterOf(context.switchToHttp().getRequest<Request>()),
);

/** A number that can't be one names no permit. */
export function numberOf(request: Pick<Request, 'params'>): string {
  const { number } = request.params;
  if (typeof number !== 'string' || !permitNumberPattern.test(number)) throw permitUnknown();
  return number;
}

/** Parameter decorator: `{number}` of the path. */
export const PermitNumber = createParamDecorator((_: unknown, context: ExecutionContext): string =>
  numberOf(context.switchToHttp().getRequest<Request>()),
);

export type ActHead = Pick<Act, 'by' | 'number' | 'key' | 'expectedSequence'>;

/** What every act says of itself but its name and body; `number` is of whatever it is done to. */
export function headOf(request: Request, number: string): ActHead {
  const expectedSequence = ifMatchOf(request);
  return {
    by: requesterOf(request),
    number,
    key: idempotencyKeyOf(request),
    ...(expectedSequence !== undefined && { expectedSequence }),
  };
}

/** Parameter decorator: everything of a command but its name and body. */
export const Acting = createParamDecorator((_: unknown, context: ExecutionContext): ActHead => {
  const request = context.switchToHttp().getRequest<Request>();
  return headOf(request, numberOf(request));
});

/** The caller's person id, where a question is about themselves. */
export function requireMe(caller: CallerIdentity): string {
  if (caller.person === undefined) throw new ProblemError(403, 'person-required');
  return caller.person;
}
