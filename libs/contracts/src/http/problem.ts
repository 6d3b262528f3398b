/** application/problem+json (RFC 9457) as every service answers it. */
import type { RefusalParams } from '@holdpoint/permit-domain';

export interface ProblemReason {
  readonly code: string;
  /** In the caller's language. */
  readonly message: string;
  readonly params: RefusalParams;
  /** JSON pointer into the request body. */
  readonly field?: string;
  readonly rule?: string;
  readonly clause?: string;
  readonly certainty?: 'V' | 'C' | 'O';
  readonly mendBy?: string;
  readonly by?: string;
}
export interface Problem {
  /** `urn:holdpoint:problem:<code>` */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly instance: string;
  readonly correlationId: string;
  readonly reasons: readonly ProblemReason[];
}
