/** Types of steps.mjs. */
export interface Run {
  readonly what: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly jest?: boolean;
}
export const steps: readonly { readonly name: string; runs(): readonly Run[] }[];
export function casesIn(text: string): { readonly passed: number; readonly failed: number } | undefined;
/** @throws Error for a named package that has no specs */
export function projects(paths: readonly string[], named?: string): readonly string[];
