/** Writes down what people are to be told, and by which channels, in the transaction that takes the event in. */
import { randomUUID } from 'node:crypto';
import { prepared } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DeliveryBell } from '../app/delivery-bell';
import type { Message, Subject } from '../app/notice';

/** Which channels a message takes to its person. */
export type Routes = (message: Message) => readonly string[];
const rank = { normal: 0, urgent: 1 } as const;

/** $1 tenant, $2 event, $3 site, $4 permit, $5 sequence, $6 correlation, $7 messages and $8 their deliveries as JSON. */
const addStatement = prepared(
  'add-notifications',
  `with told as (
     insert into notification (tenant, id, event_id, person, notices, urgency, site, permit, sequence, texts, correlation_id)
     select $1, n.id, $2, n.person, n.notices, n.urgency, $3, $4, $5, n.texts, $6
       from jsonb_to_recordset($7::jsonb) as n(id uuid, person text, notices text[], urgency smallint, texts jsonb)
     on conflict (tenant, event_id, person) do nothing returning id, person, urgency
   )
   insert into delivery (tenant, id, notification, event_id, person, channel, urgency, state, next_attempt_at)
   select $1, d.id, told.id, $2, told.person, d.channel, told.urgency, 'due', clock_timestamp()
     from jsonb_to_recordset($8::jsonb) as d(id uuid, notification uuid, channel text) join told on told.id = d.notification
   on conflict (tenant, event_id, person, channel) do nothing`,
);

@Injectable()
export class NotificationStore {
  constructor(private readonly bell: DeliveryBell) {}

  /**
   * Adds a notification per message and a delivery per channel. Somebody who was told of this event before isn't told again, whatever brought the
   * event here twice.
   */
  async add(em: EntityManager, about: Subject, messages: readonly Message[], routes: Routes): Promise<void> {
    if (messages.length === 0) return;
    const { tenant, eventId, site, permit, sequence, correlationId } = about;
    const told = messages.map((message) => ({ id: randomUUID(), message }));
    const notifications = told.map(({ id, message: { person, notices, urgency, texts } }) => ({
      id,
      person,
      notices,
      urgency: rank[urgency],
      texts,
    }));
    const deliveries = told.flatMap(({ id, message }) =>
      routes(message).map((channel) => ({ id: randomUUID(), notification: id, channel })),
    );
    await em.query(addStatement, [
      tenant,
      eventId,
      site ?? null,
      permit ?? null,
      sequence ?? null,
      correlationId,
      JSON.stringify(notifications),
      JSON.stringify(deliveries),
    ]);
    this.bell.ringAfterCommit(em);
  }
}
