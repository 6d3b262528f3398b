/** What comes in at the door for a permit, before facts are added: who, what, under which key. */
import type { GivenSignature } from './signatures/given-signature';
import type { CommandBodies, Instant, PersonCommandName, PersonId, Window } from '@holdpoint/permit-domain';

export interface Requester {
  readonly tenant: string;
  readonly person: PersonId;
  /** When they signed in, as their token says; absent: it doesn't. */
  readonly authenticatedAt?: Instant;
}

/** A command as a person gave it: places hold the scanned code itself, which never goes further than the door. */
export interface Act {
  readonly by: Requester;
  readonly number: string;
  readonly name: Exclude<PersonCommandName, 'submit'>;
  readonly body: Readonly<Record<string, unknown>>;
  /** When it was done, where that was offline. */
  readonly doneAt?: Instant;
  readonly signature?: GivenSignature;
  readonly key: string;
  /** Sequence that the caller saw (If-Match). */
  readonly expectedSequence?: number;
}

/** What a phone or an ERP has filled in: anything may still be missing, and then all of it is named at once. */
export type GivenSubmission = Partial<Omit<CommandBodies['submit'], 'window'>> & { readonly window?: Partial<Window> };

export interface Submission {
  readonly by: Requester;
  readonly type?: string;
  /** Where the site uses more than one pack with that type. */
  readonly pack?: string;
  readonly body: GivenSubmission;
  readonly key: string;
  /** What the request asked for, route and body, as the caller gave it: what tells it from another one with the same key. */
  readonly asked: { readonly route: string; readonly body: unknown };
}
export interface Resubmission {
  readonly by: Requester;
  readonly number: string;
  readonly body: GivenSubmission;
  readonly key: string;
  readonly expectedSequence?: number;
}
