/** The guard on every route: who is calling, and whether they may. */
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import {
  accessMetadata,
  correlation,
  languageOf,
  ProblemError,
  RateLimiter,
  type Access,
} from '@holdpoint/service-kit';
import type { Request } from 'express';
import { rememberCaller } from './caller';
import { authSettingsToken, type AuthSettings } from './settings';
import { TokenCheck } from './token-check';

@Injectable()
export class AuthGuard implements CanActivate {
  /** Bad tokens are cheap to send and dear to check: an address that sends many is told to wait. */
  private readonly failures: RateLimiter;

  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: TokenCheck,
    @Inject(authSettingsToken) settings: AuthSettings,
  ) {
    this.failures = new RateLimiter(settings.failuresPerMinute, settings.failuresPerMinute);
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<Access | undefined>(accessMetadata, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (access?.kind === 'public') return true;
    const request = context.switchToHttp().getRequest<Request>();
    const holder = await this.holder(request);
    // A route without a mark doesn't get past boot; should one ever, it's shut.
    const needed = access?.scopes ?? ['(unmarked route)'];
    const lacking = needed.find((scope) => !holder.scopes.some((held) => held === scope));
    if (lacking !== undefined)
      throw new ProblemError(403, 'scope-missing', [{ code: 'scope-missing', params: { scope: lacking } }], {
        params: { scope: lacking },
        headers: { 'www-authenticate': `Bearer error="insufficient_scope", scope="${lacking}"` },
      });
    const language = languageOf(request.headers['accept-language']);
    rememberCaller(request, { ...holder, language });
    correlation.know({ tenant: holder.tenant, person: holder.person, client: holder.client, language });
    return true;
  }

  private async holder(request: Request): ReturnType<TokenCheck['holderOf']> {
    const from = request.ip ?? 'unknown';
    const seconds = this.failures.wait(from);
    if (seconds > 0)
      throw new ProblemError(429, 'too-many-requests', [], { retryAfterSeconds: seconds, params: { seconds } });
    try {
      return await this.tokens.holderOf(request.headers.authorization);
    } catch (error) {
      if (error instanceof ProblemError && error.status === 401 && error.code !== 'token-missing')
        this.failures.take(from);
      throw error;
    }
  }
}
