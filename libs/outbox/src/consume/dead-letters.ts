/** Keeps, reads and replays what consumers gave up on. */
import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { deadLetterTopic, type HoldpointEvent } from '@holdpoint/contracts';
import { correlation, ProblemError, scrubText, TenantDatabase } from '@holdpoint/service-kit';
import { messageBrokerToken, type IncomingMessage, type MessageBroker } from '../broker/message-broker';
import { DeadLetterEntity } from '../tables/dead-letter.entity';

/** On a message that is replayed: the one group it is for. */
export const replayGroupHeader = 'holdpoint-replay-group';

export interface NewDeadLetter {
  readonly consumer: string;
  readonly message: IncomingMessage;
  readonly error: unknown;
  readonly attempts: number;
  readonly event?: HoldpointEvent;
}
export interface DeadLetterQuery {
  readonly consumer?: string;
  readonly includeReplayed?: boolean;
  /** Default 50, at most 500. */
  readonly limit?: number;
  /** Only those that failed before this one: the last id of the page before. */
  readonly before?: string;
}

@Injectable()
export class DeadLetters {
  constructor(
    private readonly database: TenantDatabase,
    @Inject(messageBrokerToken) private readonly broker: MessageBroker,
  ) {}

  /** On the dead letter topic for other people's tools, and in the table for our own: the same twice is one. */
  async add({ consumer, message, error, attempts, event }: NewDeadLetter): Promise<void> {
    const why = describe(error);
    await this.broker.publish([
      {
        topic: deadLetterTopic(message.topic, consumer),
        key: message.key,
        value: message.value ?? '',
        headers: {
          'holdpoint-error': why,
          'holdpoint-attempts': String(attempts),
          'holdpoint-group': consumer,
          'holdpoint-topic': message.topic,
          'holdpoint-partition': String(message.partition),
          'holdpoint-offset': message.offset,
          'holdpoint-failed-at': new Date().toISOString(),
          ...(event ? { 'x-correlation-id': event.correlationid } : {}),
        },
      },
    ]);
    await this.database.writeAcrossTenants((em) =>
      em.query(
        `insert into dead_letter (id, tenant, consumer, topic, partition, log_offset, key, event_id, event_type, value, error, attempts)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict (consumer, topic, partition, log_offset) do nothing`,
        [
          randomUUID(),
          event?.tenant ?? '-',
          consumer,
          message.topic,
          message.partition,
          message.offset,
          message.key,
          event?.id ?? null,
          event?.type ?? null,
          message.value ?? Buffer.alloc(0),
          why,
          attempts,
        ],
      ),
    );
  }

  /** Newest first; of one tenant. */
  list(tenant: string, query: DeadLetterQuery = {}): Promise<DeadLetterEntity[]> {
    const limit = Math.min(500, Math.max(1, query.limit ?? 50));
    return this.database.read(tenant, async (em) => {
      const letters = em
        .createQueryBuilder(DeadLetterEntity, 'letter')
        .orderBy('letter.failedAt', 'DESC')
        .addOrderBy('letter.id', 'DESC')
        .limit(limit);
      if (query.consumer) letters.andWhere('letter.consumer = :consumer', { consumer: query.consumer });
      if (!query.includeReplayed) letters.andWhere('letter.replayedAt is null');
      if (query.before)
        letters.andWhere(
          '(letter.failedAt, letter.id) < (select before.failed_at, before.id from dead_letter before where before.id = :before)',
          { before: query.before },
        );
      return letters.getMany();
    });
  }

  /**
   * Sends it to its topic again, for the group that gave up on it only. False when there is no such letter; 503 `kafka-unavailable` when the
   * broker is away. A letter may be replayed more than once: an effect that has happened doesn't happen again.
   */
  async replay(tenant: string, id: string, by: string): Promise<boolean> {
    const letter = await this.database.read(tenant, (em) => em.findOneBy(DeadLetterEntity, { id }));
    if (!letter) return false;
    await this.broker
      .publish([
        {
          topic: letter.topic,
          key: letter.key,
          value: letter.value,
          headers: { [replayGroupHeader]: letter.consumer, 'x-correlation-id': correlation.id() },
        },
      ])
      .catch((cause: unknown) => {
        throw new ProblemError(503, 'kafka-unavailable', [], { retryAfterSeconds: 5, cause });
      });
    await this.database.write(tenant, (em) =>
      em.query(`update dead_letter set replayed_at = now(), replayed_by = $2 where id = $1`, [id, by]),
    );
    return true;
  }
}

const longest = 500;
/** For operators: what kind of error, without what drivers quote of rows. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return 'failed';
  return scrubText(`${error.name}: ${error.message}`).slice(0, longest);
}
