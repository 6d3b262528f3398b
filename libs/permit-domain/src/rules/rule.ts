/** A rule: one pure function over the circumstances, answering met or why not; the pack's entry adds the clause. */
import type { Command } from '../lifecycle/commands';
import type { Facts, NeighbourFacts } from '../lifecycle/facts';
import type { PermitState } from '../lifecycle/state';
import type { Moment, RuleEntry, TypePack } from '../pack/pack';
import type { RefusalParams } from '../refusal';
import type { Instant } from '../time/instant';

export interface Circumstances {
  readonly permit: PermitState;
  readonly facts: Facts;
  readonly pack: TypePack;
  readonly moment: Moment;
  /** The command being decided, where there is one (the approver's place is in it); `explain` has none. */
  readonly command?: Command;
}

export interface Miss {
  readonly code: string;
  readonly params?: RefusalParams;
  readonly field?: string;
  readonly by?: Instant;
  /** Where one entry covers several clauses (a list of measures), the miss names its own; otherwise the entry's stands. */
  readonly clause?: string;
  readonly mendBy?: string;
}
/** Nothing when met; otherwise every way in which it isn't. */
export type Finding = readonly Miss[];
export const met: Finding = [];
export const unmet = (code: string, params: RefusalParams = {}, more: Omit<Miss, 'code' | 'params'> = {}): Finding => [
  { code, params, ...more },
];

export type Rule<P = Readonly<Record<string, unknown>>> = (
  circumstances: Circumstances,
  params: P,
  now: Instant,
) => Finding;

/** Kinds of work: types of permits, and what is done under them. */
export interface WorkKinds {
  readonly types: readonly string[];
  readonly activities: readonly string[];
}

/** A registry line: the function, what its parameters look like (JSON Schema), and which way is tighter for each, for overlays. */
export interface RegisteredRule {
  readonly evaluate: Rule<never>;
  readonly params: object;
  readonly tighter?: Readonly<Record<string, 'lower' | 'higher' | 'fewer' | 'more' | 'true' | 'false'>>;
  /** Every code that it can answer with; each has words in both languages. */
  readonly codes: readonly string[];
  /**
   * Of a rule that asks of the works near by: whether that one can ever be a matter to it, whatever phase either comes to. Such a rule finds conflicts before
   * its moment comes, too, and is told of none that it isn't touched by (`neighboursThatMatter`): in doubt it is touched.
   */
  readonly touchedBy?: (other: NeighbourFacts, params: never, permit: Pick<PermitState, 'coordinator'>) => boolean;
  /** Of the same rule: the kinds of work by which alone it can be touched, or `any`; absent: any. */
  readonly looksFor?: (params: never, permit: Pick<PermitState, 'coordinator'>) => WorkKinds | 'any';
  /** For a watch: the next moment at which the answer may change by time alone. */
  readonly nextChange?: (circumstances: Circumstances, params: never, now: Instant) => Instant | undefined;
}
export type { RuleEntry };
