/** What the core says when it refuses: stable codes, the place in the form, the clause, and who can mend it. */
import type { Instant } from './time/instant';

/** How sure we are of a rule's source: V read in full text, C stated by a secondary source, O general knowledge. */
export type Certainty = 'V' | 'C' | 'O';

/** Values that the words of a refusal are filled with; never names, identity or phone numbers. */
export type RefusalParams = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** One condition that isn't met. `code` is stable kebab-case; people read the words that `code` has in their language. */
export interface Unmet {
  readonly code: string;
  readonly params: RefusalParams;
  /** The rule entry of the pack that found it; absent for what the life cycle itself forbids. */
  readonly rule?: string;
  /** The clause of the pack's source, e.g. `5.3.1 c`. */
  readonly clause?: string;
  readonly certainty?: Certainty;
  /** JSON pointer into the command's body where the caller can mend it, e.g. `/form/method`. */
  readonly field?: string;
  /** The duty or the role on the permit that can mend it. */
  readonly mendBy?: string;
  /** Until when it can be mended before the permit runs out. */
  readonly by?: Instant;
}

/** The core's "no": one leading code and every reason at once. */
export interface Refusal {
  readonly code: string;
  readonly reasons: readonly Unmet[];
}

export const refuse = (code: string, reasons: readonly Unmet[] = [{ code, params: {} }]): Refusal => ({
  code,
  reasons,
});
