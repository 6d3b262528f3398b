/** Events out and in: the relay, the consumers, dead letters, topics. */
import { Module, type DynamicModule } from '@nestjs/common';
import { databaseSettings, DependencyChecks } from '@holdpoint/service-kit';
import { setEventSource } from './append';
import { KafkaBroker } from './broker/kafka-broker';
import { messageBrokerToken, type MessageBroker } from './broker/message-broker';
import { PrefixedBroker } from './broker/prefixed-broker';
import { DeadLetters } from './consume/dead-letters';
import { EventConsumers } from './consume/event-consumers';
import { EventTaker } from './consume/event-taker';
import { outboxOptionsToken, type OutboxOptions } from './outbox-options';
import { OutboxRunner } from './outbox-runner';
import { OutboxRelay } from './relay/outbox-relay';
import { Notifier } from './relay/wake';
import { outboxSettings, outboxSettingsToken, type OutboxSettings } from './settings';

@Module({})
export class OutboxModule {
  static forRoot(options: OutboxOptions): DynamicModule {
    return {
      module: OutboxModule,
      global: true,
      providers: [
        { provide: outboxOptionsToken, useValue: options },
        { provide: outboxSettingsToken, useFactory: () => outboxSettings(options.relay) },
        {
          provide: messageBrokerToken,
          inject: [outboxSettingsToken, DependencyChecks],
          useFactory: (settings: OutboxSettings, checks: DependencyChecks): MessageBroker => {
            setEventSource(options.name);
            const kafka = new KafkaBroker(`holdpoint-${options.name}`, settings.brokers);
            const broker = settings.prefix === '' ? kafka : new PrefixedBroker(kafka, settings.prefix);
            if (options.relay !== false)
              checks.add({ name: 'kafka', required: options.kafkaRequired ?? false, check: () => broker.check() });
            return broker;
          },
        },
        {
          provide: OutboxRelay,
          inject: [messageBrokerToken, outboxSettingsToken],
          useFactory: (broker: MessageBroker, settings: OutboxSettings) =>
            new OutboxRelay(broker, { ...settings, databaseUrl: databaseSettings().url }),
        },
        { provide: Notifier, useFactory: () => new Notifier(databaseSettings().url) },
        DeadLetters,
        EventTaker,
        EventConsumers,
        OutboxRunner,
      ],
      exports: [messageBrokerToken, DeadLetters, EventConsumers],
    };
  }
}
