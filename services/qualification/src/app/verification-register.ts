/** The port to authoritative registers: what is asked, and the few ways in which one answers or stays away. */
import type { LocalDate } from './local-date';

export const verificationMethods = ['attested', 'json-register', 'form-register'] as const;
export type VerificationMethod = (typeof verificationMethods)[number];

export interface RegisterQuery {
  readonly certificateClass: string;
  readonly number: string;
  readonly holderName: string;
  readonly identityNumber: string;
}

/** What a register says of one certificate; what it doesn't say is absent. `status` is its own word turned into one of ours. */
export interface RegisterRecord {
  readonly number: string;
  readonly status: 'valid' | 'revoked' | 'expired';
  readonly holderName?: string;
  /** Whole, or with `*` for what is hidden. */
  readonly identityNumber?: string;
  readonly certificateClass?: string;
  readonly issuedOn?: LocalDate;
  readonly validUntil?: LocalDate;
  readonly reExaminationDueOn?: LocalDate;
}

export type AwayReason = 'slow' | 'down' | 'rate-limited' | 'unreadable' | 'captcha';
export type RegisterAnswer =
  | { readonly kind: 'found'; readonly record: RegisterRecord; readonly digest: string }
  /** The register is sure that it has no such certificate. */
  | { readonly kind: 'not-found'; readonly digest: string }
  /** No answer that could be relied on; what was known stays as it was. */
  | { readonly kind: 'away'; readonly why: AwayReason; readonly retryAfterSeconds?: number };

export interface VerificationRegister {
  /** The operator's name for it, e.g. `provincial-emergency-bureau`. */
  readonly id: string;
  readonly method: VerificationMethod;
  readonly classes: readonly string[];
  /** Absent: every tenant's. */
  readonly tenants?: readonly string[];
  /** Never throws for what the register does: every trouble is `away`. */
  look(query: RegisterQuery): Promise<RegisterAnswer>;
}
