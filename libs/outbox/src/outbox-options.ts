/** What a service says about its events. */

export interface OutboxOptions {
  /** The service's name: `permit`. */
  readonly name: string;
  /** Topics to make sure of at boot, besides those consumed. */
  readonly topics: readonly string[];
  /** False in a process that only writes to the outbox (the permit worker): no relay, no consumers. Default true. */
  readonly relay?: boolean;
  /** Whether readiness needs Kafka. Default false: commands go on without it. */
  readonly kafkaRequired?: boolean;
}
export const outboxOptionsToken = Symbol('OutboxOptions');
