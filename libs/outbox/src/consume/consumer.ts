/** What a service says of a consumer: which events, for whom, and what they do. */
import type { HoldpointEvent } from '@holdpoint/contracts';
import type { EntityManager } from 'typeorm';

export interface Consumer<E extends HoldpointEvent = HoldpointEvent> {
  readonly topic: string;
  /** Kafka's consumer group, and the name under which the inbox remembers: `holdpoint.notification.deliveries`. */
  readonly group: string;
  /** Event types it takes; others on the topic are passed over. */
  readonly types: readonly E['type'][];
  /** Whether an event of these types matters to it, seen from the event alone; one that doesn't costs no transaction. Absent: all matter. */
  concerns?(event: E): boolean;
  /**
   * The effect. `em` is a transaction of the event's tenant, in which the inbox row is already written. Throwing a ProblemError 503 (or anything
   * `isTransient`) means "later": it is tried again for ever. Any other error is tried again a few times, then the event goes to the dead letters.
   */
  handle(event: E, em: EntityManager): Promise<void>;
}
