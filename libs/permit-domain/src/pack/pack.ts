/** The shape of a permit type as data: form, levels, chain, rules with clauses, gas limits, measures, closing. */
import type { Certainty } from '../refusal';
import type { Instant, Minutes } from '../time/instant';
import type { GasUnit } from '../lifecycle/commands';
import type { SignableAct, SignatureMethod } from '../signing/signature';

/** Words for people, in both languages of the product. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

export type Scalar = string | number | boolean;

/**
 * A plain match on facts: every named path must equal the value, be one of the list, or lie in the range. Paths start with `form.`, `level`,
 * `calendar.` (holiday, restDay, night), `weather.` (windForce) or `greenChannel`. An absent value never matches. Alternatives are listed as several matches.
 */
export type Match = Readonly<Record<string, Scalar | readonly Scalar[] | Range>>;
export interface Range {
  readonly atLeast?: number;
  readonly above?: number;
  readonly atMost?: number;
  readonly below?: number;
}

export interface Source {
  /** Clause of the pack's source document. */
  readonly clause: string;
  readonly certainty: Certainty;
  /** `binding` may only be tightened by an overlay; a `default` may also be loosened. */
  readonly force: 'binding' | 'default';
  readonly effectiveFrom: string;
  readonly effectiveTo?: string;
}

export type FieldKind = 'text' | 'choice' | 'flag' | 'number' | 'date' | 'list' | 'hazards' | 'attachment' | 'place';
export interface FormField extends Source {
  readonly id: string;
  readonly kind: FieldKind;
  readonly label: Words;
  readonly required?: boolean;
  /** Required only where one of these matches. */
  readonly requiredWhen?: readonly Match[];
  /** Not taken over when a past permit is copied: what was so then says nothing of today. Hazards, attachments and dates never are. */
  readonly fresh?: boolean;
  readonly options?: readonly { readonly value: string; readonly label: Words }[];
  readonly unit?: string;
  readonly min?: number;
  readonly max?: number;
  readonly maxLength?: number;
  /** For `list` and `hazards`: the least number of entries. */
  readonly minItems?: number;
}

export interface LevelChoice extends Source {
  readonly level: string;
  readonly when?: readonly Match[];
}
export interface Levels {
  /** From the least to the most dangerous. */
  readonly order: readonly string[];
  readonly names: Readonly<Record<string, Words>>;
  /** The first that matches wins; the last has no condition. */
  readonly choose: readonly LevelChoice[];
  /** Each that matches lifts the level by one, once in all. */
  readonly upgrade?: readonly (Source & { readonly id: string; readonly when: readonly Match[] })[];
}

/** A role that people have on this one permit (guardian, welder, entrant), and the certificates it asks for. */
export interface PeopleRole extends Source {
  readonly role: string;
  readonly label: Words;
  readonly min: number;
  readonly max?: number;
  /** Certificate classes of the qualification service, all of them needed. */
  readonly needs: readonly string[];
  /** Roles that the same person may not have on this permit. */
  readonly notAlso?: readonly string[];
  readonly when?: readonly Match[];
}

export interface Stage extends Source {
  readonly id: string;
  readonly label: Words;
  /** Who signs: a duty of the site. */
  readonly duty: string;
  /** `any`: one holder's signature is enough; `all`: every present holder signs. */
  readonly mode: 'any' | 'all';
  /** Stages with the same number run in parallel; the next number opens when all of them are signed. */
  readonly order: number;
  readonly levels?: readonly string[];
  readonly when?: readonly Match[];
  readonly limitMinutes: Minutes;
  readonly remindBeforeMinutes: Minutes;
  /** Duties up the line; each gets `limitMinutes` more before the next one, and after the last one the permit expires. */
  readonly escalateTo: readonly string[];
  /** Who signs when nobody holds the duty or every holder is absent: named, limited to this stage, logged, and the administrator is warned. */
  readonly standIn?: string;
  /** Who signed another stage and holds this duty too needn't sign twice: that signature counts here as well. */
  readonly sharedSignature?: boolean;
  /** False: whoever holds the duty signs in person, and delegates it to nobody. */
  readonly delegable?: boolean;
  /** Shorter limit under the green channel; absent means that the stage is left out there. */
  readonly greenChannel?: { readonly limitMinutes: Minutes; readonly order?: number };
}

/** When a rule is asked: gates at a moment, or `watch` all the while work is active. */
export type Moment =
  'submission' | 'approval' | 'issue' | 'start' | 'resume' | 'watch' | 'extension' | 'completion' | 'closing';

export interface RuleEntry extends Source {
  readonly id: string;
  /** Key of a rule function in the registry. */
  readonly rule: string;
  readonly at: readonly Moment[];
  readonly params: Readonly<Record<string, unknown>>;
  readonly levels?: readonly string[];
  readonly when?: readonly Match[];
  /** Duty or role that can mend it. */
  readonly mendBy: string;
}

export interface MeasureEntry extends Source {
  readonly id: string;
  readonly words: Words;
  /** Role or duty that confirms it. */
  readonly confirmedBy: string;
  /** False: may never be marked not applicable. */
  readonly mayBeNotApplicable: boolean;
  readonly when?: readonly Match[];
}

/** Something that is done on the spot and written down by whoever did it; rules ask for it by its id, at the moments that the clause names. */
export interface StepEntry extends Source {
  readonly id: string;
  readonly words: Words;
  /** Roles and duties that may do it and write it down. */
  readonly doneBy: readonly string[];
  /** What is written down with it; a number outside `min` and `max` can't be (limits are rules). */
  readonly values?: readonly StepValue[];
  readonly when?: readonly Match[];
}
export interface StepValue {
  readonly id: string;
  readonly kind: 'text' | 'number' | 'flag';
  readonly label: Words;
  readonly required?: boolean;
  readonly unit?: string;
  readonly min?: number;
  readonly max?: number;
}

/** One copy of the ticket as it is printed; where the keeper differs by level, each line names its levels. */
export interface TicketCopy {
  readonly copy: number;
  readonly keptBy: Words;
  readonly levels?: readonly string[];
}

export interface FireWatch extends Source {
  readonly when?: readonly Match[];
}

export interface Ending {
  /** Minutes that the fire watch stays after the work is handed back; 0 or absent: none. */
  readonly fireWatchMinutes?: Minutes;
  /** Where the fire watch is due, and by which clause it has its minutes; absent: after every work of this type, by the house's own rule. */
  readonly fireWatch?: FireWatch;
  /** Duty that accepts the completed work. */
  readonly acceptedBy: string;
  /** Minutes for acceptance after hand-back, then it escalates to `escalateTo`. */
  readonly acceptWithinMinutes: Minutes;
  readonly escalateTo: string;
  readonly archivedBy: string;
  readonly retentionDays: number;
  readonly recordingRetentionDays?: number;
  /** Who keeps which copy of the printed ticket (B.2). */
  readonly copies?: readonly TicketCopy[];
}

export interface GreenChannel extends Source {
  readonly declaredBy: readonly string[];
  readonly releasedBy: string;
  /** The full review must be done so long after the work ended (or the permit otherwise ended). */
  readonly reviewWithinMinutes: Minutes;
  readonly reviewedBy: string;
  readonly escalateTo: string;
}

/** Whether a ticket may be extended, by whom, how often and how far; a type without it never is (cl. 4.16). */
export interface Extension extends Source {
  readonly approvedBy: readonly string[];
  /** In all, beyond the window that was approved. */
  readonly maxMinutes: Minutes;
  readonly times: number;
}
/** Work that lasts longer than a shift is handed over by name, and stands still where nobody takes it. */
export interface ShiftHandover extends Source {
  /** Roles and duties, one of which hands over and another person of which takes over. */
  readonly by: readonly string[];
  readonly withinMinutes: Minutes;
}

/** Acts that have to be signed over what was shown, by whom and how; every line that concerns an act holds. */
export interface SignatureEntry extends Source {
  readonly id: string;
  readonly acts: readonly SignableAct[];
  /** Only of those who act by one of these duties or roles; absent: of whoever acts. */
  readonly duties?: readonly string[];
  readonly levels?: readonly string[];
  readonly when?: readonly Match[];
  /** How it may be signed; absent: any way. */
  readonly methods?: readonly SignatureMethod[];
  /** Whoever signs has signed in so many minutes ago at most; absent: whenever. */
  readonly reauthenticateMinutes?: Minutes;
  /** What the signer declares. */
  readonly declaration: Words;
}

/** One permit type of one pack, resolved with its overlays: what a permit is decided by for its whole life. */
export interface TypePack {
  readonly pack: string;
  readonly version: string;
  readonly type: string;
  /** Letters that open the permit's number, e.g. `DH`. */
  readonly prefix: string;
  readonly title: Words;
  readonly source: Words;
  readonly effectiveFrom: string;
  readonly effectiveTo?: string;
  readonly form: readonly FormField[];
  readonly levels: Levels;
  readonly validityMinutes: Source & { readonly byLevel: Readonly<Record<string, Minutes>> };
  readonly people: readonly PeopleRole[];
  readonly chain: readonly Stage[];
  readonly rules: readonly RuleEntry[];
  readonly measures: readonly MeasureEntry[];
  /** Steps that are recorded; most types have none. */
  readonly steps?: readonly StepEntry[];
  readonly ending: Ending;
  /** Acts that have to be signed; a type without them lets its acts be signed all the same. */
  readonly signatures?: readonly SignatureEntry[];
  /** The clause for each code of the life cycle itself (`ticket-final`, `guardian-away`, ...); what isn't listed has none. */
  readonly clauses?: Readonly<Record<string, Pick<Source, 'clause' | 'certainty'>>>;
  /** Units that this pack's limits are in, by substance; `toxic` stands for every other. A reading in another one is refused, never converted. */
  readonly gasUnits?: Readonly<Partial<Record<'combustible' | 'oxygen' | 'toxic', readonly GasUnit[]>>>;
  readonly greenChannel?: GreenChannel;
  readonly extension?: Extension;
  readonly shiftHandover?: ShiftHandover;
  /** Minutes for the prerequisite checks before the permit is returned for want of an answer. */
  readonly prerequisiteMinutes: Minutes;
  /** A permit that is approved but not started by then, counted from the planned start, expires. */
  readonly startWithinMinutes: Minutes;
  /** A suspension longer than this revokes the permit; absent: only the validity bounds it. */
  readonly suspensionMinutes?: Minutes;
}

/** A date range test on `effectiveFrom`/`effectiveTo` (ISO dates, both inclusive) at the site's local date. */
export const inForce = (source: Pick<Source, 'effectiveFrom' | 'effectiveTo'>, localDate: string): boolean =>
  source.effectiveFrom <= localDate && (source.effectiveTo === undefined || localDate <= source.effectiveTo);

export type { Instant };
