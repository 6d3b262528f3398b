/** Publishes how the chains of a site's permits end: signed, and leading on from the message before, so that a permit taken away is missed (P5). */
import { chainStart, headsKind, headsPublished, topics, type HeadsBody, type HeadsMessage } from '@holdpoint/contracts';
import { appendToOutbox } from '@holdpoint/outbox';
import { canonicalJson, type Instant } from '@holdpoint/permit-domain';
import { TenantDatabase } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { HeadsStore } from '../../db/heads.store';
import { AuditSeal } from '../audit-seal';
import { sha256 } from '../fingerprint';

/** A message stays well below what Kafka takes; the rest follows in the next, at once. */
const mostHeads = 3000;

@Injectable()
export class PublishHeads {
  constructor(
    private readonly database: TenantDatabase,
    private readonly store: HeadsStore,
    private readonly seal: AuditSeal,
  ) {}

  /**
   * @param day the site's local date that is over at `at`: told once, though nothing has moved. Without it only what has moved is told.
   * @returns the messages, in order @throws ProblemError 503 `audit-key-missing`
   */
  run(tenant: string, site: string, at: Instant, day?: string): Promise<readonly HeadsMessage[]> {
    return this.database.write(tenant, async (em) => {
      await this.store.hold(em, tenant, site);
      const due = day !== undefined && !(await this.store.dayTold(em, tenant, site, day));
      const messages: HeadsMessage[] = [];
      for (;;) {
        const moved = await this.store.moved(em, tenant, site, mostHeads);
        const isLast = moved.length < mostHeads;
        if (moved.length === 0 && !due) return messages;
        await this.store.tell(em, tenant, site, moved);
        messages.push(await this.message(em, tenant, site, at, moved, isLast && due ? day : undefined));
        if (isLast) return messages;
      }
    });
  }

  private async message(
    em: EntityManager,
    tenant: string,
    site: string,
    at: Instant,
    heads: HeadsBody['heads'],
    day: string | undefined,
  ): Promise<HeadsMessage> {
    const before = await this.store.last(em, tenant, site);
    const told = await this.store.told(em, tenant, site);
    const body: HeadsBody = {
      kind: headsKind,
      version: 1,
      tenant,
      site,
      sequence: (before?.sequence ?? 0) + 1,
      at,
      ...(day !== undefined && { day }),
      previous: before?.hash ?? chainStart,
      heads,
      permits: told.length,
      root: sha256(canonicalJson(told.map(({ number, transitions, head }) => [number, transitions, head]))),
    };
    const text = canonicalJson(body);
    const message: HeadsMessage = { body, hash: sha256(text), signature: this.seal.sign(Buffer.from(text, 'utf8')) };
    await this.store.add(em, message, text);
    await appendToOutbox(em, { topic: topics.audit, key: site, type: headsPublished, tenant, data: message, time: at });
    return message;
  }
}
