/** Who is calling, as the token says and its issuer signed: tenant, person or client, scopes. */
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Language, Scope } from '@holdpoint/contracts';
import type { Request } from 'express';

export interface CallerIdentity {
  readonly tenant: string;
  /** `sub` of a person's token. */
  readonly person?: string;
  /** `client_id`: a machine by itself when there is no person. */
  readonly client?: string;
  readonly scopes: readonly Scope[];
  /** When the person last signed in (`auth_time`), UTC; absent: the issuer doesn't say. */
  readonly authenticatedAt?: string;
  readonly language: Language;
}

const identities = new WeakMap<object, CallerIdentity>();

export const callerOf = (request: object): CallerIdentity | undefined => identities.get(request);
export const rememberCaller = (request: object, caller: CallerIdentity): void => {
  identities.set(request, caller);
};

/** Parameter decorator of a guarded route. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): CallerIdentity => {
  const caller = callerOf(context.switchToHttp().getRequest<Request>());
  if (!caller) throw new Error('@Caller() stands on a route without @RequireScope()');
  return caller;
});

/** Whether the caller has every one of `scopes`. */
export const hasScope = (caller: CallerIdentity, ...scopes: readonly Scope[]): boolean =>
  scopes.every((scope) => caller.scopes.includes(scope));
