/** What people are told: the shapes between an event and a delivery. */
import type { Language, PermitTransitionedData } from '@holdpoint/contracts';

/** Urgent news goes first, on every channel that reaches the person, and is tried again sooner. */
export type Urgency = 'normal' | 'urgent';

/** Who is meant, before anyone is looked up. */
export type Target =
  /** Who asked for the permit. */
  | { readonly who: 'applicant' }
  /** Everyone named on the permit, the applicant among them. */
  | { readonly who: 'everyone' }
  /** Who has this role on the permit. */
  | { readonly who: 'role'; readonly role: string }
  /** Who holds this duty at the permit's place; of the whole tenant where the news has no place. */
  | { readonly who: 'duty'; readonly duty: string }
  /** Who holds the duties that the event names in this param: one, or a list. */
  | { readonly who: 'duties-in'; readonly param: string }
  /** Who holds these duties, or signs for a holder. */
  | { readonly who: 'named'; readonly duties: readonly string[] }
  /** Who may act now: on the stage or step named here, else on the one that the event names. */
  | { readonly who: 'waited-for'; readonly stage?: string }
  /** The person that the event names in this param. */
  | { readonly who: 'person-in'; readonly param: string };

export type Params = PermitTransitionedData['events'][number]['params'];

/** One line of the table: when this happens, these people read this. */
export interface Notice {
  /** Name of the domain event, or the type of the event for what isn't about one permit. */
  readonly on: string;
  /** Which words. */
  readonly words: string;
  readonly urgency: Urgency;
  readonly to: readonly Target[];
  /** Only where the event's params are so. */
  readonly when?: (params: Params) => boolean;
  /** Not for somebody who is told this other notice of the same news: it says the same to them, and more. */
  readonly unless?: string;
}

export interface Text {
  readonly subject: string;
  readonly body: string;
}
/** What one person is told of one event, in both languages: the reader or the channel chooses. */
export interface Message {
  readonly person: string;
  /** Which notices it is made of, the most urgent first. */
  readonly notices: readonly string[];
  readonly urgency: Urgency;
  readonly texts: Readonly<Record<Language, Text>>;
}

/** What a message is about. */
export interface Subject {
  readonly eventId: string;
  readonly tenant: string;
  readonly correlationId: string;
  readonly site?: string;
  readonly permit?: string;
  readonly sequence?: number;
}
