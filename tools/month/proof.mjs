/** What must be true of a month afterwards, permit by permit and of the whole; whatever differs is said. */
import { isDeepStrictEqual } from 'node:util';
import kafkajs from 'kafkajs';
import { verify } from '../audit/verify.mjs';
import { Messages } from '../bench/messages.mjs';

const { Kafka, logLevel } = kafkajs;
const auditor = 'p-lin-yan';
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Whether one permit's audit file verifies, and folding its transitions gives its row.
 * @param {string} text the audit file
 * @param {{ sequence: number, phase: string, state: object }} row
 * @param {(state: object | undefined, events: readonly object[]) => object} evolveAll
 * @returns {{ transitions: number, differences: string[] }}
 */
export function proofOf(text, row, evolveAll) {
  const verdict = verify(Buffer.from(text));
  if (!verdict.ok) return { transitions: 0, differences: [`audit file: ${verdict.code} in line ${verdict.line}`] };
  const transitions = text
    .trim()
    .split('\n')
    .flatMap((line) => {
      const { body } = JSON.parse(line);
      return body?.events ? [body.events] : [];
    });
  const folded = JSON.parse(JSON.stringify(transitions.reduce((state, events) => evolveAll(state, events), undefined)));
  const keys = [...new Set([...Object.keys(folded), ...Object.keys(row.state)])];
  const differences = keys
    .filter((key) => !isDeepStrictEqual(folded[key], row.state[key]))
    .map((key) => `${key}: folded ${JSON.stringify(folded[key])}, row ${JSON.stringify(row.state[key])}`);
  if (row.sequence !== transitions.length)
    differences.push(`sequence: ${transitions.length} transitions, row ${row.sequence}`);
  if (row.phase !== folded.phase) differences.push(`phase: folded ${folded.phase}, row ${row.phase}`);
  return { transitions: transitions.length, differences };
}

export class Proof {
  differences = [];

  /** @param {{ evolveAll: Function, isOver: (state: object) => boolean }} core */
  constructor(addresses, api, { evolveAll, isOver }) {
    Object.assign(this, { addresses, api, evolveAll, isOver });
  }
  differs(what, words) {
    this.differences.push({ what, words: words.slice(0, 600) });
  }

  /** Until news has come where it goes, as far as that can be seen. */
  async settled() {
    if (this.addresses.postgres) await new Messages(this.addresses.postgres).settled();
  }

  /** Every permit that the service lists, whoever made it; and that those of this month are all among them. */
  async permits(made, inParallel = 6) {
    const listed = [];
    for (let cursor; ;) {
      const path = `/permits?limit=100${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`;
      const { items, next } = await this.api.get(auditor, 'permit', path);
      listed.push(...items.map(({ number }) => number));
      cursor = next;
      if (!cursor) break;
    }
    const known = new Set(listed);
    for (const number of made.filter((one) => !known.has(one))) this.differs(number, 'is not in the list of permits');
    if (known.size !== listed.length) this.differs('list', `${listed.length} listed, ${known.size} different`);
    const rows = [];
    const left = [...known];
    const lane = async () => {
      for (let number = left.pop(); number; number = left.pop()) rows.push(await this.permit(number));
    };
    await Promise.all(Array.from({ length: inParallel }, lane));
    this.rows = rows;
    this.made = new Set(made);
    return rows;
  }
  async permit(number) {
    for (let attempt = 1; ; attempt += 1) {
      const before = await this.api.get(auditor, 'permit', `/permits/${number}`);
      const text = await this.api.get(auditor, 'permit', `/permits/${number}/audit`);
      const after = await this.api.get(auditor, 'permit', `/permits/${number}`);
      // Something happened to it between the looks: what is compared has to be of one moment.
      if (before.sequence !== after.sequence && attempt < 5) continue;
      const { transitions, differences } = proofOf(text, after, this.evolveAll);
      for (const difference of differences) this.differs(number, difference);
      const { phase, live, type, site, state, workflow } = after;
      // One that ended is followed on while somebody is inside or its review is due.
      const followed = !this.isOver(state);
      return { number, phase, live, followed, type, site, transitions, workflowId: workflow?.workflowId };
    }
  }

  /** Exactly the permits that aren't over have a workflow that runs. */
  async workflows(within = 120_000) {
    const { Client, Connection } = (await import('@temporalio/client')).default;
    const connection = await Connection.connect({ address: this.addresses.temporal });
    try {
      const client = new Client({ connection });
      const wanted = new Set(this.rows.filter(({ followed }) => followed).map(({ workflowId }) => workflowId));
      const found = async () => {
        const running = new Set();
        for await (const { workflowId } of client.workflow.list({ query: "ExecutionStatus = 'Running'" }))
          if (workflowId.startsWith('permit/')) running.add(workflowId);
        return {
          running: running.size,
          tooMany: [...running].filter((id) => !wanted.has(id)),
          missing: [...wanted].filter((id) => !running.has(id)),
        };
      };
      let last = await found();
      // What Temporal lists comes a little late.
      for (const bound = Date.now() + within; Date.now() < bound && last.tooMany.length + last.missing.length > 0;) {
        await pause(2000);
        last = await found();
      }
      for (const id of last.tooMany) this.differs(id, 'its workflow runs, and the permit is over');
      for (const id of last.missing) this.differs(id, 'the permit is not over, and no workflow of it runs');
      return last.running;
    } finally {
      await connection.close();
    }
  }

  /** Every transition went out as one event and every consumer has taken it; nothing waits, nothing was left for dead. */
  async messages(within = 300_000) {
    for (const service of ['permit', 'qualification', 'notification']) {
      const answer = await this.api.get('p-admin', service, '/dead-letters');
      const letters = Array.isArray(answer) ? answer : answer.items;
      for (const letter of letters) this.differs(`${service} dead letter`, JSON.stringify(letter));
    }
    const transitions = this.rows.reduce((sum, row) => sum + row.transitions, 0);
    if (!this.addresses.postgres) return { transitions, events: undefined, consumed: undefined };
    const messages = new Messages(this.addresses.postgres);
    const admin = new Kafka({ brokers: [this.addresses.kafka], logLevel: logLevel.NOTHING }).admin();
    await admin.connect();
    try {
      const look = async () => ({
        pending: await messages.count('select count(*) from outbox where published_at is null'),
        events: await messages.count('select count(*) from outbox where topic = $1', [topic]),
        ...(await taken(admin)),
      });
      let seen = await look();
      for (const bound = Date.now() + within; Date.now() < bound && !(seen.pending === 0 && seen.behind === 0);) {
        await pause(1000);
        seen = await look();
      }
      if (seen.pending > 0) this.differs('outbox', `${seen.pending} events wait to be published`);
      if (seen.events !== transitions) this.differs('outbox', `${seen.events} events of ${transitions} transitions`);
      if (seen.behind > 0) this.differs('consumers', `${seen.behind} messages not taken by ${seen.slowest}`);
      if (seen.consumed !== transitions)
        this.differs('consumers', `${seen.consumed} messages taken of ${transitions} transitions`);
      return { transitions, ...seen };
    } finally {
      await admin.disconnect();
    }
  }

  /** What another service made of the events: the permits that it has under each person's name stand as their rows do. */
  async projection(people) {
    const known = new Map();
    for (const person of people)
      for (let cursor; ;) {
        const more = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
        const path = `/people/${person}/permits?includeOver=true&limit=100${more}`;
        const { items, next } = await this.api.get('p-admin', 'qualification', path);
        for (const { number, phase } of items) known.set(number, phase);
        cursor = next;
        if (!cursor) break;
      }
    for (const { number, phase } of this.rows.filter((row) => this.made.has(row.number)))
      if (known.get(number) !== phase)
        this.differs(number, `is ${phase}, and qualification has it ${known.get(number)}`);
    return known.size;
  }
}

const topic = 'holdpoint.permit.v1';
const groups = [
  'holdpoint.qualification.named-permits',
  'holdpoint.notification.permit',
  'holdpoint.permit.neighbours',
];

/** How many messages the topic has had, and how far each group is behind it: offsets are committed after the effect. */
async function taken(admin) {
  const ends = new Map((await admin.fetchTopicOffsets(topic)).map(({ partition, high }) => [partition, Number(high)]));
  const sum = (numbers) => [...numbers].reduce((total, one) => total + one, 0);
  const committed = await Promise.all(
    groups.map(async (groupId) => {
      const [{ partitions }] = await admin.fetchOffsets({ groupId, topics: [topic] });
      return { groupId, at: sum(partitions.map(({ offset }) => Math.max(0, Number(offset)))) };
    }),
  );
  const [slowest] = committed.toSorted((one, other) => one.at - other.at);
  return { consumed: slowest.at, behind: sum(ends.values()) - slowest.at, slowest: slowest.groupId };
}
