/** Reads and replays what consumers gave up on. */
import type { DeadLetterEntity } from './dead-letter.entity';

export interface DeadLetterQuery {
  readonly consumer?: string;
  readonly includeReplayed?: boolean;
  /** Default 50, at most 500. */
  readonly limit?: number;
  /** Only those that failed before this one's time: the last id of the page before. */
  readonly before?: string;
}

export class DeadLetters {
  /** Newest first; of one tenant. */
  async list(tenant: string, query: DeadLetterQuery = {}): Promise<DeadLetterEntity[]> {
    throw new Error(`not built: ${tenant} ${JSON.stringify(query)}`);
  }

  /** Sends it to its topic again, for the group that gave up on it only. Answers false when there is no such letter. */
  async replay(tenant: string, id: string, by: string): Promise<boolean> {
    throw new Error(`not built: ${tenant} ${id} ${by}`);
  }
}
