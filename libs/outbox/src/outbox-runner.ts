/** Starts relay and consumers with the application, whether or not the broker is there, and ends them in order. */
import { Retention } from '@holdpoint/service-kit';
import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type OnModuleInit,
} from '@nestjs/common';
import { messageBrokerToken, type MessageBroker } from './broker/message-broker';
import { EventConsumers } from './consume/event-consumers';
import { outboxOptionsToken, type OutboxOptions } from './outbox-options';
import { Backoff } from './relay/backoff';
import { OutboxRelay } from './relay/outbox-relay';
import { Notifier, setWaker } from './relay/wake';
import { outboxSettingsToken, type OutboxSettings } from './settings';

@Injectable()
export class OutboxRunner implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(OutboxRunner.name);
  private readonly stopped = new AbortController();
  private starting?: Promise<void>;

  constructor(
    @Inject(outboxOptionsToken) private readonly options: OutboxOptions,
    @Inject(outboxSettingsToken) private readonly settings: OutboxSettings,
    @Inject(messageBrokerToken) private readonly broker: MessageBroker,
    private readonly relay: OutboxRelay,
    private readonly consumers: EventConsumers,
    private readonly notifier: Notifier,
    private readonly retention: Retention,
  ) {}

  /** What is published, and the memory of what was consumed, are kept for a while: longer than Kafka keeps events. */
  onModuleInit(): void {
    if (this.options.relay === false) return;
    const { publishedHours, inboxDays } = this.settings;
    this.retention.keep({
      table: 'outbox',
      which: 'r.published_at < now() - make_interval(hours => $1)',
      age: publishedHours,
      orderBy: 'published_at',
    });
    this.retention.keep({
      table: 'inbox',
      which: 'r.received_at < now() - make_interval(days => $1)',
      age: inboxDays,
      orderBy: 'received_at',
    });
  }

  onApplicationBootstrap(): void {
    setWaker(() => {
      if (!this.relay.wake()) this.notifier.notify();
    });
    if (this.options.relay !== false) this.starting = this.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped.abort();
    setWaker(() => undefined);
    await this.starting;
    await Promise.all([this.consumers.stop(), this.relay.stop()]);
    await Promise.all([this.notifier.close(), this.broker.close()]);
  }

  /** Publishing and consuming need the topics; serving requests needs neither. */
  private async start(): Promise<void> {
    const { partitions, replication } = this.settings;
    const own = this.options.topics.map((topic) => ({ topic, partitions, replication }));
    const backoff = new Backoff(250, 5_000);
    while (!this.stopped.signal.aborted) {
      try {
        await this.broker.ensureTopics([...own, ...this.consumers.topics()]);
        break;
      } catch (error) {
        if (backoff.count % 10 === 0)
          this.log.warn({ msg: 'the broker cannot be reached yet; trying again', err: error });
        await backoff.wait(this.stopped.signal);
      }
    }
    if (this.stopped.signal.aborted) return;
    this.relay.start();
    this.consumers.start();
  }
}
