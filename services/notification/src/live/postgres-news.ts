/** Hears what any replica says through PostgreSQL NOTIFY, on one connection of its own that comes back by itself. */
import { databaseSettings } from '@holdpoint/service-kit';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Client } from 'pg';

/** `payload` is undefined after a break in the connection: anything may have been said meanwhile. */
export type NewsListener = (payload: string | undefined) => void;

const channelPattern = /^[a-z_]+$/;
/** Milliseconds between attempts to come back, and between signs of life on a silent connection. */
const comeBackMs = 1_000;
const lookAliveMs = 30_000;

@Injectable()
export class PostgresNews implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(PostgresNews.name);
  private readonly listeners = new Map<string, Set<NewsListener>>();
  private client?: Client;
  private timer?: NodeJS.Timeout;
  private stopped = false;

  /** Call before the application has started; what was said on a channel reaches every listener. */
  listen(channel: string, listener: NewsListener): void {
    if (!channelPattern.test(channel)) throw new Error(`not a channel's name: ${channel}`);
    this.listeners.set(channel, (this.listeners.get(channel) ?? new Set()).add(listener));
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.connect();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    if (this.stopped) return;
    const { url, acquireMs } = databaseSettings();
    const client = new Client({
      connectionString: url,
      application_name: 'notification news',
      keepAlive: true,
      connectionTimeoutMillis: acquireMs,
    });
    const lost = (): void => {
      if (this.client === client) this.comeBack();
    };
    this.client = client;
    client.on('error', lost).on('end', lost);
    client.on('notification', ({ channel, payload }) => this.say(channel, payload ?? ''));
    try {
      await client.connect();
      for (const channel of this.listeners.keys()) await client.query(`listen ${channel}`);
      this.lookAlive(client, lost);
      for (const channel of this.listeners.keys()) this.say(channel, undefined);
    } catch (error) {
      this.logger.warn({ msg: 'no news from the database; polling goes on', err: error });
      lost();
    }
  }

  private comeBack(): void {
    const client = this.client;
    this.client = undefined;
    clearTimeout(this.timer);
    void client?.end().catch(() => undefined);
    if (!this.stopped) this.timer = setTimeout(() => void this.connect(), comeBackMs);
  }

  /** A connection that broke without a word (a cable, a proxy) is found by asking. */
  private lookAlive(client: Client, lost: () => void): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      client.query('select 1').then(() => this.client === client && this.lookAlive(client, lost), lost);
    }, lookAliveMs);
  }

  private say(channel: string, payload: string | undefined): void {
    for (const listener of this.listeners.get(channel) ?? []) listener(payload);
  }
}
