/** Turns everything thrown into problem+json in the caller's language; what nobody foresaw becomes 500 and leaks nothing. */
import { Catch, Logger, NotFoundException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { hasWords, wordsFor, type Language, type Problem, type ProblemReason } from '@holdpoint/contracts';
import type { Request, Response } from 'express';
import { correlation } from '../context/correlation';
import { languageOf } from '../http/language';
import { allowedMethods } from '../http/allowed-methods';
import { problemFrom } from './error-problem';
import { ProblemError, type ProblemReasonInput } from './problem-error';

export const problemMediaType = 'application/problem+json';

@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const problem =
      unrouted(error, request) ?? problemFrom(error) ?? new ProblemError(500, 'internal', [], { cause: error });
    this.report(problem, error);
    if (response.headersSent) {
      // Half an answer can't become another one: the connection says that it went wrong.
      response.destroy();
      return;
    }
    answerProblem(problem, request, response);
  }

  private report(problem: ProblemError, error: unknown): void {
    if (problem.status === 500)
      this.log.error({ msg: 'unforeseen', err: error instanceof Error ? error : String(error) });
    else if (problem.status === 503) this.log.warn({ msg: 'not now', code: problem.code, err: problem.cause });
    for (const code of [problem.code, ...problem.reasons.map((reason) => reason.code)])
      if (!hasWords(code)) this.log.warn({ msg: 'a code has no words', code });
  }
}

/** Writes `problem` as the answer; also used where no filter reaches. */
export function answerProblem(problem: ProblemError, request: Request, response: Response): void {
  const language = languageOf(request.headers['accept-language']);
  for (const [name, value] of Object.entries(problem.headers)) response.setHeader(name, value);
  if (problem.retryAfterSeconds !== undefined) response.setHeader('Retry-After', String(problem.retryAfterSeconds));
  response.setHeader('Content-Language', language);
  response.setHeader('Cache-Control', 'no-store');
  response.status(problem.status).type(problemMediaType);
  response.send(JSON.stringify(describeProblem(problem, request.path, language)));
}

export function describeProblem(problem: ProblemError, instance: string, language: Language): Problem {
  const correlationId = correlation.id();
  // A refusal whose leading code is a reason's too has its parameters there.
  const alike = problem.reasons.find(({ code }) => code === problem.code)?.params;
  const title = wordsFor(problem.code, language, { correlationId, ...alike, ...problem.params });
  const reasons = problem.reasons.map((reason) => inWords(reason, language));
  return {
    type: `urn:holdpoint:problem:${problem.code}`,
    title,
    status: problem.status,
    code: problem.code,
    detail: reasons.length === 0 ? title : detailOf(reasons, language),
    instance,
    correlationId,
    reasons,
  };
}

/** Each message once: a form sent empty lacks twenty fields, and every reason names its own. */
function detailOf(reasons: readonly ProblemReason[], language: Language): string {
  const times = new Map<string, number>();
  for (const { message } of reasons) times.set(message, (times.get(message) ?? 0) + 1);
  return [...times]
    .map(([message, count]) => (count === 1 ? message : `${message} (×${count})`))
    .join(language === 'zh' ? '；' : '; ');
}

function inWords(reason: ProblemReasonInput, language: Language): ProblemReason {
  const params = reason.params ?? {};
  const { expected } = params;
  const shown =
    typeof expected === 'string' && hasWords(expected) ? { ...params, expected: wordsFor(expected, language) } : params;
  return { ...reason, params, message: wordsFor(reason.code, language, shown) };
}

/** Nest's own "no such route": 405 where the address takes other methods. */
function unrouted(error: unknown, request: Request): ProblemError | undefined {
  if (!(error instanceof NotFoundException) || !/^Cannot [A-Z-]+ \//.test(error.message)) return undefined;
  const allowed = allowedMethods(request);
  return allowed.length === 0
    ? new ProblemError(404, 'route-unknown')
    : new ProblemError(405, 'method-unsupported', [], {
        params: { method: request.method },
        headers: { allow: allowed.join(', ') },
      });
}
