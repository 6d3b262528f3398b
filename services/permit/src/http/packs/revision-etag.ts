/** A draft's revision as its ETag, for the If-Match of whoever saves or publishes it next. */
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Response } from 'express';
import { tap, type Observable } from 'rxjs';

@Injectable()
export class RevisionEtag implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const response = context.switchToHttp().getResponse<Response>();
    return next.handle().pipe(
      tap((answer) => {
        const { revision } = (answer as { revision?: unknown } | undefined) ?? {};
        if (typeof revision === 'number') response.setHeader('ETag', `"${revision}"`);
      }),
    );
  }
}
