/** Server-sent events for open inboxes: every replica hears of every new item, and each stream reads on from the last position it sent. */
import type { Language } from '@holdpoint/contracts';
import { ProblemError } from '@holdpoint/service-kit';
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { ServerResponse } from 'node:http';
import { openStreams } from '../app/measures';
import { shownItem } from '../app/shown-item';
import { InboxReadModel } from '../db/inbox.read-model';
import { inboxNews } from '../db/inbox.store';
import { PostgresNews } from './postgres-news';

export interface StreamWish {
  readonly tenant: string;
  readonly person: string;
  readonly language: Language;
  /** Position after which to begin; absent: only what comes from now on. */
  readonly after?: number;
}

/** A sign of life often enough for proxies that cut silent connections; at each the stream also looks by itself. */
const heartbeatMs = 15_000;
/** Then the reader comes back with a fresh token: a stream doesn't outlive the right to read it by much. */
const lifetimeMs = 15 * 60_000;
const streamsPerPerson = 10;
const batch = 100;
/** A reader that doesn't keep up is let go, and goes on from its last position when it comes back. */
const mostUnsentBytes = 1_000_000;

@Injectable()
export class InboxStreams implements BeforeApplicationShutdown {
  private readonly open = new Map<string, Set<InboxStream>>();
  private readonly logger = new Logger(InboxStreams.name);

  constructor(
    private readonly inbox: InboxReadModel,
    news: PostgresNews,
  ) {
    news.listen(inboxNews, (payload) => this.hear(payload));
  }

  /** @throws ProblemError 429 `too-many-streams` */
  async start(wish: StreamWish, response: ServerResponse): Promise<void> {
    const key = keyOf(wish.tenant, wish.person);
    const own = this.open.get(key) ?? new Set();
    if (own.size >= streamsPerPerson) throw new ProblemError(429, 'too-many-streams', [], { retryAfterSeconds: 30 });
    const stream = new InboxStream(this.inbox, wish, response, this.logger);
    // Known before its first look: an item that comes between the look and now would otherwise wait for the next heartbeat.
    this.open.set(key, own.add(stream));
    openStreams.inc();
    const heartbeat = setInterval(() => stream.beat(), heartbeatMs);
    const lifetime = setTimeout(() => response.end(), lifetimeMs);
    response.on('close', () => {
      clearInterval(heartbeat);
      clearTimeout(lifetime);
      own.delete(stream);
      if (own.size === 0) this.open.delete(key);
      openStreams.dec();
    });
    try {
      await stream.begin();
    } catch (error) {
      // Nothing was sent yet, so the caller gets a problem; the stream is forgotten when that answer closes.
      response.removeHeader('x-accel-buffering');
      throw error;
    }
  }

  beforeApplicationShutdown(): void {
    for (const streams of this.open.values()) for (const stream of streams) stream.end();
  }

  private hear(payload: string | undefined): void {
    if (payload === undefined) {
      for (const streams of this.open.values()) for (const stream of streams) stream.look();
      return;
    }
    const [tenant, person] = JSON.parse(payload) as [string, string];
    for (const stream of this.open.get(keyOf(tenant, person)) ?? []) stream.look();
  }
}

/** A tenant's name has no slash. */
const keyOf = (tenant: string, person: string): string => `${tenant}/${person}`;

class InboxStream {
  private position = 0;
  private begun = false;
  private looking = false;
  private again = false;

  constructor(
    private readonly inbox: InboxReadModel,
    private readonly wish: StreamWish,
    private readonly response: ServerResponse,
    private readonly logger: Logger,
  ) {}

  async begin(): Promise<void> {
    const { tenant, person, after } = this.wish;
    this.position = after ?? (await this.inbox.newest(tenant, person));
    this.response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    });
    this.begun = true;
    // The position goes out at once: a reader that loses the connection before the first item still knows where to go on.
    this.write(`retry: 2000\nevent: open\nid: ${this.position}\ndata: {}\n\n`);
    this.look();
  }

  look(): void {
    if (!this.begun || this.response.writableEnded) return;
    if (this.looking) {
      this.again = true;
      return;
    }
    this.looking = true;
    void this.readOn().finally(() => {
      this.looking = false;
      if (!this.again) return;
      this.again = false;
      this.look();
    });
  }

  beat(): void {
    if (!this.begun) return;
    this.write(': still here\n\n');
    this.look();
  }

  end(): void {
    this.response.end();
  }

  private async readOn(): Promise<void> {
    const { tenant, person, language } = this.wish;
    try {
      for (;;) {
        const items = await this.inbox.after(tenant, person, this.position, batch);
        for (const item of items) {
          this.write(`event: item\nid: ${item.position}\ndata: ${JSON.stringify(shownItem(item, language))}\n\n`);
          this.position = Number(item.position);
        }
        if (items.length < batch || this.response.writableEnded) return;
      }
    } catch (error) {
      // The next heartbeat looks again.
      this.logger.warn({ msg: 'an inbox stream could not read on', err: error });
    }
  }

  private write(text: string): void {
    if (this.response.writableEnded || this.response.destroyed) return;
    if (this.response.writableLength > mostUnsentBytes) this.response.destroy();
    else this.response.write(text);
  }
}
