/** Answers for what is only wrong for now: the caller may send the same request, with the same key, again. */
import { ProblemError } from './problem-error';

export const busy = (cause?: unknown, retryAfterSeconds = 2): ProblemError =>
  new ProblemError(503, 'busy', [], { retryAfterSeconds, cause });

export const databaseUnavailable = (cause?: unknown): ProblemError =>
  new ProblemError(503, 'database-unavailable', [], { retryAfterSeconds: 5, cause });
