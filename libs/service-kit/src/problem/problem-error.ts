/** The one error that becomes an answer: status, stable code, every reason at once; words are added in the caller's language. */
import type { ProblemReason } from '@holdpoint/contracts';
import type { Refusal } from '@holdpoint/permit-domain';

/** A reason before it has words: `message` is made from `code` and `params` in the caller's language. */
export type ProblemReasonInput = Omit<ProblemReason, 'message' | 'params'> & {
  readonly params?: ProblemReason['params'];
};

export interface ProblemOptions {
  /** Seconds after which the same request, with the same key, may be sent again. */
  readonly retryAfterSeconds?: number;
  /** Fills the words of the problem's own code. */
  readonly params?: ProblemReason['params'];
  /** More headers of the answer, such as `allow`. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
}

export class ProblemError extends Error {
  readonly retryAfterSeconds?: number;
  readonly params: ProblemReason['params'];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    readonly status: number,
    readonly code: string,
    readonly reasons: readonly ProblemReasonInput[] = [],
    options: ProblemOptions = {},
  ) {
    super(`${status} ${code}`, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'ProblemError';
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.params = options.params ?? {};
    this.headers = options.headers ?? {};
  }
}

/** A core's refusal as a problem: 422 unless the caller knows better. */
export const problemOf = (refusal: Refusal, status = 422): ProblemError =>
  new ProblemError(status, refusal.code, refusal.reasons);
