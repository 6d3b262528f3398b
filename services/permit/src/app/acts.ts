/** What comes in at the door for a permit, before facts are added: who, what, under which key. */
import type { CommandBodies, Instant, PersonCommandName, PersonId } from '@holdpoint/permit-domain';

export interface Requester {
  readonly tenant: string;
  readonly person: PersonId;
}

/** A command as a person gave it: places hold the scanned code itself, which never goes further than the door. */
export interface Act {
  readonly by: Requester;
  readonly number: string;
  readonly name: Exclude<PersonCommandName, 'submit'>;
  readonly body: Readonly<Record<string, unknown>>;
  /** When it was done, where that was offline. */
  readonly doneAt?: Instant;
  readonly key: string;
  /** Sequence that the caller saw (If-Match). */
  readonly expectedSequence?: number;
}

/** A submission names its type, and its pack where the site uses more than one with that type. */
export interface Submission {
  readonly by: Requester;
  readonly type: string;
  readonly pack?: string;
  readonly body: CommandBodies['submit'];
  readonly key: string;
  /** What else tells this request from another of the same key, such as the draft that it comes from. */
  readonly route: string;
}
export type Resubmission = Omit<Submission, 'type' | 'pack'> & {
  readonly number: string;
  readonly expectedSequence?: number;
};
