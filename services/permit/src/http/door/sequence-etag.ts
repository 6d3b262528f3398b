/** Every answer that has a sequence carries it as its ETag, for the If-Match of the next command. */
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Response } from 'express';
import { tap, type Observable } from 'rxjs';

@Injectable()
export class SequenceEtag implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const response = context.switchToHttp().getResponse<Response>();
    return next.handle().pipe(
      tap((answer) => {
        const version = (answer as { sequence?: unknown; version?: unknown } | undefined) ?? {};
        const tag = version.sequence ?? version.version;
        if (typeof tag === 'number') response.setHeader('ETag', `"${tag}"`);
      }),
    );
  }
}
