/** What comes in at the door for an isolation: who, what, under which key, on what evidence. */
import type { Instant, IsolationCommand, IsolationCommandName } from '@holdpoint/permit-domain';
import type { Requester } from './acts';

export interface IsolationRequest {
  readonly by: Requester;
  readonly key: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** When it was done, where that was offline. */
  readonly doneAt?: Instant;
  readonly note?: string;
  readonly evidence?: readonly string[];
}
export interface IsolationRequestOn extends IsolationRequest {
  readonly number: string;
  readonly name: Exclude<IsolationCommandName, 'plan'>;
  /** Sequence that the caller saw (If-Match). */
  readonly expectedSequence?: number;
}

/** What was asked for, as the caller gave it. */
export const asked = ({ body, doneAt, note, evidence }: IsolationRequest): object => ({ body, doneAt, note, evidence });

/** The body's shape is its DTO's, checked at the route that chose the name. */
export const isolationCommand = (
  name: IsolationCommandName,
  { by, key, body, doneAt, note, evidence }: IsolationRequest,
): IsolationCommand =>
  ({
    name,
    key,
    by: { person: by.person },
    ...(doneAt !== undefined && { doneAt }),
    ...(note !== undefined && { note }),
    ...(evidence !== undefined && { evidence }),
    body,
  }) as unknown as IsolationCommand;
