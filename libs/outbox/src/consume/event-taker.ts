/** Takes one message for one consumer to its end: done, known already, not for it, or set aside; never dropped. */
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { HoldpointEvent } from '@holdpoint/contracts';
import { correlation, isTransient, prepared, TenantDatabase } from '@holdpoint/service-kit';
import type { IncomingMessage, Taking } from '../broker/message-broker';
import { eventDelay, eventRetries, eventsTaken } from '../metrics';
import { Backoff } from '../relay/backoff';
import { outboxSettingsToken, type OutboxSettings } from '../settings';
import { DeadLetters, replayGroupHeader } from './dead-letters';
import type { Consumer } from './consumer';
import { MalformedEvent, parseEvent } from './parse-event';

const rememberStatement = prepared(
  'remember-event',
  `insert into inbox (consumer, event_id, tenant) values ($1, $2, $3) on conflict do nothing returning 1`,
);

type Outcome = 'done' | 'duplicate' | 'skipped' | 'dead';

@Injectable()
export class EventTaker {
  private readonly log = new Logger(EventTaker.name);

  constructor(
    private readonly database: TenantDatabase,
    private readonly deadLetters: DeadLetters,
    @Inject(outboxSettingsToken) private readonly settings: Pick<OutboxSettings, 'attempts'>,
  ) {}

  /** True when the message is finished one way or another; false when the subscription ended first. */
  async take(consumer: Consumer, message: IncomingMessage, taking: Taking): Promise<boolean> {
    const outcome = await this.outcomeOf(consumer, message, taking);
    if (outcome === undefined) return false;
    eventsTaken.inc({ topic: message.topic, group: consumer.group, outcome });
    return true;
  }

  private async outcomeOf(consumer: Consumer, message: IncomingMessage, taking: Taking): Promise<Outcome | undefined> {
    const replayFor = message.headers[replayGroupHeader];
    if (replayFor !== undefined && replayFor !== consumer.group) return 'skipped';
    let event: HoldpointEvent;
    try {
      event = parseEvent(message.value);
    } catch (error) {
      return this.setAside(consumer, message, taking, error, 1);
    }
    if (!consumer.types.includes(event.type) || !concerns(consumer, event)) return 'skipped';
    return correlation.run(event.correlationid, () => this.effect(consumer, message, event, taking), {
      tenant: event.tenant,
    });
  }

  private async effect(
    consumer: Consumer,
    message: IncomingMessage,
    event: HoldpointEvent,
    taking: Taking,
  ): Promise<Outcome | undefined> {
    const labels = { topic: message.topic, group: consumer.group };
    const failing = new Backoff(100, 5_000);
    const waiting = new Backoff(250, 2_000);
    while (taking.running()) {
      try {
        const outcome = await this.once(consumer, event);
        if (outcome === 'done') eventDelay.observe(labels, Math.max(0, Date.now() - Date.parse(event.time)) / 1000);
        return outcome;
      } catch (error) {
        const passing = isTransient(error);
        const backoff = passing ? waiting : failing;
        eventRetries.inc({ ...labels, kind: passing ? 'passing' : 'effect' });
        if (backoff.count % 10 === 0)
          this.log.warn({
            msg: 'an effect failed',
            ...labels,
            event: event.id,
            type: event.type,
            passing,
            tries: backoff.count + 1,
            err: error,
          });
        if (!passing && failing.count + 1 >= this.settings.attempts)
          return this.setAside(consumer, message, taking, error, failing.count + 1, event);
        await backoff.wait();
        await taking.heartbeat();
      }
    }
    return undefined;
  }

  /** The effect and the memory of it are one transaction. */
  private once(consumer: Consumer, event: HoldpointEvent): Promise<Outcome> {
    return this.database.write(event.tenant, async (em) => {
      const fresh: readonly unknown[] = await em.query(rememberStatement, [consumer.group, event.id, event.tenant]);
      if (fresh.length === 0) return 'duplicate';
      await consumer.handle(event, em);
      return 'done';
    });
  }

  /** Sets aside, however long broker and database take: only then may the offset move on. */
  private async setAside(
    consumer: Consumer,
    message: IncomingMessage,
    taking: Taking,
    error: unknown,
    attempts: number,
    event?: HoldpointEvent,
  ): Promise<Outcome | undefined> {
    const backoff = new Backoff(250, 2_000);
    while (taking.running()) {
      try {
        await this.deadLetters.add({ consumer: consumer.group, message, error, attempts, event });
        this.log.error({
          msg:
            error instanceof MalformedEvent ? 'a message is no event; set aside' : 'an event was given up; set aside',
          topic: message.topic,
          group: consumer.group,
          partition: message.partition,
          offset: message.offset,
          event: event?.id,
          type: event?.type,
          attempts,
          err: error,
        });
        return 'dead';
      } catch (trouble) {
        this.log.warn({ msg: 'a dead letter cannot be kept yet', group: consumer.group, err: trouble });
        await backoff.wait();
        await taking.heartbeat();
      }
    }
    return undefined;
  }
}

/** What can't be read isn't passed over: its effect fails where failures are kept. */
function concerns(consumer: Consumer, event: HoldpointEvent): boolean {
  try {
    return consumer.concerns?.(event) ?? true;
  } catch {
    return true;
  }
}
