/** Types of jest-result.mjs. */
export interface Counted {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly failures: readonly string[];
}
export function resultOf(file: string): Counted;
