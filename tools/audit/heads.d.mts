/** Types of heads.mjs. */
export type HeadsVerdict =
  | {
      readonly ok: true;
      readonly messages: number;
      readonly permits: number;
      readonly isolations: number;
      /** Which messages of each site there were. */
      readonly sites: readonly { readonly site: string; readonly from: number; readonly to: number }[];
      readonly until?: string;
    }
  | {
      readonly ok: false;
      readonly code: string;
      readonly message: string;
      readonly zh: string;
      readonly line?: number;
      readonly number?: string;
    };
export function checkHeads(
  bundle: Buffer,
  heads: Buffer,
  options?: { readonly key?: string | readonly string[] },
): HeadsVerdict;
export function describeHeads(file: string, result: HeadsVerdict): string;
