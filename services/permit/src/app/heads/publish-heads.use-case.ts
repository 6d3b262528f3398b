/**
 * Publishes how the chains of a site end, permits' and isolations': signed, and leading on from the message before, so that one taken away is missed
 * (P5). A message costs what has moved since the one before; the close of a day looks at every chain once.
 */
import {
  chainStart,
  headsKind,
  headsPublished,
  headsVersion,
  topics,
  type ChainHead,
  type HeadsBody,
  type HeadsMessage,
} from '@holdpoint/contracts';
import { appendToOutbox } from '@holdpoint/outbox';
import { canonicalJson, type Instant } from '@holdpoint/permit-domain';
import { TenantDatabase } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { HeadsStore, type LastMessage } from '../../db/heads.store';
import { AuditSeal } from '../audit-seal';
import { sha256 } from '../fingerprint';

/** Some 200 kB: a message stays well below what Kafka takes; the rest follows in the next, at once. */
const mostHeads = 1000;

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
      const moved = await this.store.moved(em, tenant, site, due ? 'all' : 'moved');
      const parts = partsOf(moved, due);
      if (parts.length === 0) return [];
      await this.store.tell(em, tenant, site, moved);
      const messages: HeadsMessage[] = [];
      let before = await this.store.last(em, tenant, site);
      for (const [index, heads] of parts.entries()) {
        const closes = due && index === parts.length - 1;
        const message = this.message({ tenant, site, at, ...(closes && { day }) }, heads, before);
        await this.keep(em, message);
        messages.push(message);
        before = { ...message.body, hash: message.hash };
      }
      return messages;
    });
  }

  private message(
    about: Pick<HeadsBody, 'tenant' | 'site' | 'at' | 'day'>,
    heads: readonly ChainHead[],
    before: LastMessage | undefined,
  ): HeadsMessage {
    const first = (chain: ChainHead['chain']): number =>
      heads.filter((head) => head.chain === chain && head.told === 0).length;
    const body: HeadsBody = {
      kind: headsKind,
      version: headsVersion,
      ...about,
      sequence: (before?.sequence ?? 0) + 1,
      previous: before?.hash ?? chainStart,
      heads,
      permits: (before?.permits ?? 0) + first('permit'),
      isolations: (before?.isolations ?? 0) + first('isolation'),
    };
    const text = canonicalJson(body);
    return { body, hash: sha256(text), signature: this.seal.sign(Buffer.from(text, 'utf8')) };
  }

  private async keep(em: EntityManager, message: HeadsMessage): Promise<void> {
    const { tenant, site, at } = message.body;
    await this.store.add(em, message, canonicalJson(message.body));
    await appendToOutbox(em, { topic: topics.audit, key: site, type: headsPublished, tenant, data: message, time: at });
  }
}

/** Nothing moved: one empty message where a day is due, none otherwise. */
function partsOf(moved: readonly ChainHead[], due: boolean): readonly (readonly ChainHead[])[] {
  const count = Math.max(due ? 1 : 0, Math.ceil(moved.length / mostHeads));
  return Array.from({ length: count }, (_, part) => moved.slice(part * mostHeads, (part + 1) * mostHeads));
}
