/** No caller takes everything, and no request hangs: a rate per caller, and a time after which there is an answer. */
import {
  Inject,
  Injectable,
  SetMetadata,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { throwError, timeout, type Observable } from 'rxjs';
import type { KitSettings } from '../boot/settings';
import { kitSettingsToken } from '../boot/tokens';
import { correlation } from '../context/correlation';
import { ProblemError } from '../problem/problem-error';
import { RateLimiter } from './rate-limiter';

const limitsMetadata = 'holdpoint:limits';
interface Exemptions {
  readonly rate?: boolean;
  readonly time?: boolean;
}
/** For probes: never refused for their number. */
export const Unlimited = (): MethodDecorator & ClassDecorator =>
  SetMetadata(limitsMetadata, { rate: true, time: true } satisfies Exemptions);
/** For streams that stay open (server-sent events): rate counts, time doesn't. */
export const LongLived = (): MethodDecorator & ClassDecorator =>
  SetMetadata(limitsMetadata, { time: true } satisfies Exemptions);

@Injectable()
export class LimitsInterceptor implements NestInterceptor {
  private readonly limiter: RateLimiter;
  constructor(
    private readonly reflector: Reflector,
    @Inject(kitSettingsToken) private readonly settings: KitSettings,
  ) {
    this.limiter = new RateLimiter(settings.ratePerMinute, settings.rateBurst);
  }

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const exempt = this.reflector.getAllAndOverride<Exemptions | undefined>(limitsMetadata, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!exempt?.rate) this.limit(context.switchToHttp().getRequest<Request>());
    if (exempt?.time) return next.handle();
    return next.handle().pipe(
      timeout({
        first: this.settings.requestTimeoutMs,
        with: () => throwError(() => new ProblemError(503, 'timeout', [], { retryAfterSeconds: 1 })),
      }),
    );
  }

  private limit(request: Request): void {
    const act = correlation.context();
    const who = act?.person ?? act?.client;
    const seconds = this.limiter.take(who === undefined ? `ip ${request.ip}` : `${act?.tenant} ${who}`);
    if (seconds > 0)
      throw new ProblemError(429, 'too-many-requests', [], { retryAfterSeconds: seconds, params: { seconds } });
  }
}
