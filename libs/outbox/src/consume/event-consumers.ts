/** Consumers: each effect once, in the transaction that remembers it; poison goes aside, trouble that passes is waited for. */
import { Inject, Injectable, Logger } from '@nestjs/common';
import { deadLetterTopic, type HoldpointEvent } from '@holdpoint/contracts';
import { messageBrokerToken, type MessageBroker, type Subscription, type TopicWish } from '../broker/message-broker';
import { outboxSettingsToken, type OutboxSettings } from '../settings';
import type { Consumer } from './consumer';
import { EventTaker } from './event-taker';

@Injectable()
export class EventConsumers {
  private readonly log = new Logger(EventConsumers.name);
  private readonly registered: Consumer[] = [];
  private subscriptions: Subscription[] = [];

  constructor(
    @Inject(messageBrokerToken) private readonly broker: MessageBroker,
    @Inject(outboxSettingsToken) private readonly settings: OutboxSettings,
    private readonly taker: EventTaker,
  ) {}

  /** Call while modules are being initialised (constructor or onModuleInit); consuming begins when the application has started. */
  register<E extends HoldpointEvent>(consumer: Consumer<E>): void {
    if (this.registered.some(({ group, topic }) => group === consumer.group && topic === consumer.topic))
      throw new Error(`two consumers in the group ${consumer.group} for ${consumer.topic}`);
    this.registered.push(consumer as unknown as Consumer);
  }

  /** Topics that the consumers need: what they read, and where their dead letters go. */
  topics(): TopicWish[] {
    const { partitions, replication } = this.settings;
    const month = { 'retention.ms': String(30 * 24 * 3_600_000) };
    return this.registered.flatMap(({ topic, group }) => [
      { topic, partitions, replication },
      { topic: deadLetterTopic(topic, group), partitions: 1, replication, config: month },
    ]);
  }

  start(): void {
    this.subscriptions = this.registered.map((consumer) =>
      this.broker.subscribe({
        topic: consumer.topic,
        group: consumer.group,
        partitionsAtOnce: this.settings.partitionsAtOnce,
        take: (message, taking) => this.taker.take(consumer, message, taking),
      }),
    );
    if (this.registered.length > 0)
      this.log.log({ msg: 'consuming', groups: this.registered.map(({ group }) => group) });
  }

  async stop(): Promise<void> {
    await Promise.all(this.subscriptions.map((subscription) => subscription.stop()));
  }
}
