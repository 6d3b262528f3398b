/** Events out and in: the relay, the consumers, dead letters, topics. */
import type { DynamicModule } from '@nestjs/common';

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

export class OutboxModule {
  static forRoot(options: OutboxOptions): DynamicModule {
    return { module: OutboxModule, global: true, providers: [{ provide: 'x', useValue: options }] };
  }
}
