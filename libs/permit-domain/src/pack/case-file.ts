/** Cases of a permit type as people write them: one story of a permit told in order, and what comes of changing it at one point. */
import type { InstrumentFacts, IsolationFacts, NeighbourFacts, SiteFacts } from '../lifecycle/facts';

/** Local time on the story's day, `HH:MM`, `HH:MM:SS` or `HH:MM:SS.mmm`; days later as `+1d HH:MM`. */
export type StoryTime = string;

/** A sample in short: readings as `0.1 %vol`. */
export interface StorySample {
  readonly at: StoryTime;
  readonly point: string;
  readonly distanceM?: number;
  readonly instrument?: string;
  readonly purpose?: 'test' | 'monitor';
  readonly readings: Readonly<Record<string, string>>;
}

/**
 * One act. `do` is a command as the HTTP path writes it (`record-gas`), or one of three that stand for several: `sign-all` (every stage is signed by
 * those it asks until the permit is approved), `confirm-measures` without a body (each measure by whoever confirms it), `brief` (giver and receivers).
 */
export interface StoryAct {
  readonly do: string;
  /** What changes call it; the act's own name when absent. */
  readonly id?: string;
  readonly at?: StoryTime;
  /** A role, a duty, a person or a system; the first holder acts. */
  readonly by?: string;
  /** The command's body. Texts that begin with `@` are times: `@09:45`. */
  readonly with?: Readonly<Record<string, unknown>>;
  /** For `record-gas`. */
  readonly samples?: readonly StorySample[];
  /** For `confirm-measures`: left open, and marked not applicable. */
  readonly leave?: readonly string[];
  readonly waive?: readonly string[];
  /** For `brief`: roles that sign as receivers. */
  readonly receivers?: readonly string[];
  /** Who stands next door from now on, where somebody has come or gone since. */
  readonly neighbours?: StoryWorld['neighbours'];
  /** How the register's isolations stand from now on. */
  readonly isolations?: StoryWorld['isolations'];
}
/** A name for how far the story has come: where cases begin. */
export interface StoryMark {
  readonly mark: string;
}

/** The place, its people and the work: whatever isn't an act. */
export interface StoryWorld {
  /** ISO date of the story's day at the site. */
  readonly day: string;
  readonly site: Omit<SiteFacts, 'specialDays'> & Partial<Pick<SiteFacts, 'specialDays'>>;
  readonly area: string;
  readonly applicant: string;
  /** People by their role on the permit. */
  readonly people: Readonly<Record<string, readonly string[]>>;
  /** People by the duty that they hold at the site. */
  readonly duties: Readonly<Record<string, readonly string[]>>;
  readonly absent?: readonly string[];
  readonly instruments: readonly InstrumentFacts[];
  /** Their windows are story times. */
  readonly neighbours?: readonly NeighbourFacts[];
  /** The register's isolations that the permit stands on. How each stands follows from its points; verified, it is in force unless its box is open. */
  readonly isolations?: readonly (Pick<IsolationFacts, 'number' | 'points' | 'lockedBy'> & {
    readonly boxOpen?: boolean;
  })[];
  /** What the qualification service doesn't find in order, by person or role; `none`: it doesn't answer. */
  readonly qualification?:
    'none' | Readonly<Record<string, { readonly reasons?: readonly string[]; readonly validUntil?: StoryTime }>>;
  readonly form: Readonly<Record<string, unknown>>;
  readonly window: { readonly from: StoryTime; readonly until: StoryTime };
  readonly linked?: readonly string[];
  readonly coordinator?: string;
  readonly greenChannel?: { readonly reason: string };
}

/** What one case has otherwise than the story. A value of `null` takes away what the story says. */
export type CaseChange = {
  readonly [K in keyof Omit<StoryWorld, 'day'>]?: Partial<StoryWorld[K]> | StoryWorld[K] | null;
} & {
  /** Acts of the story by name: any part of one, or `skip`. */
  readonly acts?: Readonly<Record<string, Partial<StoryAct> & { readonly skip?: boolean }>>;
  /** Acts after the mark, before the one that the case is about. */
  readonly then?: readonly StoryAct[];
};

export interface CaseOutcome {
  /** Events that follow, in this order, others between them or not; written as the core names them. */
  readonly accepted?: readonly string[];
  /** The reasons of a refusal: these codes and no others. */
  readonly refused?: string | readonly string[];
  /** The same for a permit that is returned, or suspended. */
  readonly returned?: string | readonly string[];
  readonly suspended?: string | readonly string[];
  /** A clause that one of the reasons has to name. */
  readonly clause?: string;
  readonly phase?: string;
  readonly level?: string;
}

export interface PackCase {
  /** What it shows, in a sentence. */
  readonly case: string;
  /** The clauses that it holds the pack to. */
  readonly clause: string | readonly string[];
  /** A mark of the story. */
  readonly given: string;
  readonly change?: CaseChange;
  /** The act it is about; `clock` lets time pass, so that whatever falls due by then happens. */
  readonly when: StoryAct | { readonly clock: StoryTime };
  readonly then: CaseOutcome;
}

export interface CaseFile {
  readonly type: string;
  readonly world: StoryWorld;
  readonly story: readonly (StoryAct | StoryMark)[];
  readonly cases: readonly PackCase[];
  /** Rules by id that something else makes up for, and that are kept all the same: no case can notice when one is missing. */
  readonly secondLocks?: readonly string[];
}
