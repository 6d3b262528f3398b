/** Messages to Kafka, and how long each took from its commit to its consumers: outbox rows against inbox rows, on one host's clock. */
import pg from 'pg';
import { percentile } from './load.mjs';

const databases = ['holdpoint_permit', 'holdpoint_qualification', 'holdpoint_notification'];
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export class Messages {
  constructor(superuserUrl) {
    this.url = superuserUrl;
  }
  async each(sql, values = []) {
    return (
      await Promise.all(
        databases.map(async (database) => {
          const url = new URL(this.url);
          url.pathname = `/${database}`;
          const client = new pg.Client({ connectionString: url.href });
          await client.connect();
          try {
            return (await client.query(sql, values)).rows;
          } finally {
            await client.end();
          }
        }),
      )
    ).flat();
  }
  async count(sql, values) {
    return (await this.each(sql, values)).reduce((sum, { count }) => sum + Number(count), 0);
  }
  /** Until everything is published and the consumers' inboxes grow no more, or a minute has passed. */
  async settled() {
    let before = -1;
    for (const bound = Date.now() + 60_000; Date.now() < bound; await pause(1000)) {
      const pending = await this.count('select count(*) from outbox where published_at is null');
      const taken = await this.count('select count(*) from inbox');
      if (pending === 0 && taken === before) return;
      before = taken;
    }
  }
  /** @param {Date} since */
  async since(since) {
    const sent = await this.each(
      'select event_id, created_at, published_at from outbox where created_at >= $1 and published_at is not null',
      [since],
    );
    const commits = new Map(sent.map(({ event_id, created_at }) => [event_id, created_at]));
    const taken = await this.each('select event_id, consumer, received_at from inbox where received_at >= $1', [since]);
    const delays = taken
      .filter(({ event_id }) => commits.has(event_id))
      .map(({ event_id, received_at }) => received_at - commits.get(event_id));
    const published = sent.map(({ created_at, published_at }) => published_at - created_at);
    return {
      messages: sent.length,
      received: delays.length,
      commitToPublishedMs: { p50: percentile(published, 0.5), p95: percentile(published, 0.95) },
      commitToConsumerMs: { p50: percentile(delays, 0.5), p95: percentile(delays, 0.95) },
    };
  }
}
