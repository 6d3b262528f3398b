/** Writes down what people are to be told, and by which channels, in the transaction that takes the event in. */
import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Message, Subject } from '../app/notice';

/** The PostgreSQL channel on which every replica hears that deliveries are due. */
export const deliveryNews = 'holdpoint_delivery';

/** Which channels a message takes to its person. */
export type Routes = (message: Message) => readonly string[];
const rank = { normal: 0, urgent: 1 } as const;

@Injectable()
export class NotificationStore {
  /**
   * Adds a notification per message and a delivery per channel. Somebody who was told of this event before isn't told again, whatever brought the
   * event here twice. Answers how many people were told.
   */
  async add(em: EntityManager, about: Subject, messages: readonly Message[], routes: Routes): Promise<number> {
    if (messages.length === 0) return 0;
    const { tenant, eventId } = about;
    const rows = messages.map((message) => ({ id: randomUUID(), message }));
    const added = await em.query<{ id: string }[]>(
      `insert into notification (tenant, id, event_id, person, notices, urgency, site, permit, sequence, texts, correlation_id)
       select $1, n.id, $2, n.person, n.notices, n.urgency, $3, $4, $5, n.texts, $6
         from jsonb_to_recordset($7::jsonb) as n(id uuid, person text, notices text[], urgency smallint, texts jsonb)
       on conflict (tenant, event_id, person) do nothing returning id`,
      [
        tenant,
        eventId,
        about.site ?? null,
        about.permit ?? null,
        about.sequence ?? null,
        about.correlationId,
        JSON.stringify(
          rows.map(({ id, message: { person, notices, urgency, texts } }) => ({
            id,
            person,
            notices,
            urgency: rank[urgency],
            texts,
          })),
        ),
      ],
    );
    const fresh = new Set(added.map(({ id }) => id));
    const deliveries = rows
      .filter(({ id }) => fresh.has(id))
      .flatMap(({ id, message }) =>
        routes(message).map((channel) => ({
          id: randomUUID(),
          notification: id,
          person: message.person,
          channel,
          urgency: rank[message.urgency],
        })),
      );
    if (deliveries.length > 0) await this.addDeliveries(em, tenant, eventId, deliveries);
    return fresh.size;
  }

  private async addDeliveries(
    em: EntityManager,
    tenant: string,
    eventId: string,
    rows: readonly object[],
  ): Promise<void> {
    await em.query(
      `insert into delivery (tenant, id, notification, event_id, person, channel, urgency, state, next_attempt_at)
       select $1, d.id, d.notification, $2, d.person, d.channel, d.urgency, 'due', clock_timestamp()
         from jsonb_to_recordset($3::jsonb) as d(id uuid, notification uuid, person text, channel text, urgency smallint)
       on conflict (tenant, event_id, person, channel) do nothing`,
      [tenant, eventId, JSON.stringify(rows)],
    );
    await em.query(`select pg_notify($1, '')`, [deliveryNews]);
  }
}
