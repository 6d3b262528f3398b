/** Several installations on one Kafka (a pilot beside the plant, specs beside each other): every topic and group of ours begins with a prefix there. */
import type { MessageBroker, OutgoingMessage, SubscribeOptions, Subscription, TopicWish } from './message-broker';

export class PrefixedBroker implements MessageBroker {
  constructor(
    private readonly broker: MessageBroker,
    private readonly prefix: string,
  ) {}

  publish(messages: readonly OutgoingMessage[]): Promise<void> {
    return this.broker.publish(messages.map((message) => ({ ...message, topic: this.prefix + message.topic })));
  }

  /** What is taken bears its own name again: nobody inside knows of the prefix. */
  subscribe({ topic, group, take, ...options }: SubscribeOptions): Subscription {
    return this.broker.subscribe({
      ...options,
      topic: this.prefix + topic,
      group: this.prefix + group,
      take: (message, taking) => take({ ...message, topic }, taking),
    });
  }

  ensureTopics(topics: readonly TopicWish[]): Promise<void> {
    return this.broker.ensureTopics(topics.map((wish) => ({ ...wish, topic: this.prefix + wish.topic })));
  }

  check(): Promise<void> {
    return this.broker.check();
  }

  close(): Promise<void> {
    return this.broker.close();
  }
}
