/** The record of a permit as an auditor would hold it against itself, and the moment in which its writer is about to write. */
import { evolveAll, type PermitEvent, type PermitState } from '@holdpoint/permit-domain';
import { until, type ServiceDatabase } from '@holdpoint/testing';
import type { Client } from 'pg';

export interface Line {
  readonly sequence: number;
  readonly command: string;
  readonly hash: string;
  readonly body: string;
}

/** The record is whole: gapless, chained, told of once each, and its fold is the row. */
export async function expectWhole(database: ServiceDatabase, number: string): Promise<readonly Line[]> {
  const lines = await database.query<Line>(
    'select sequence, command, hash, body from transition where number = $1 order by sequence',
    [number],
  );
  const bodies = lines.map(({ body }) => JSON.parse(body) as { previous: string; events: PermitEvent[] });
  expect(lines.map(({ sequence }) => sequence)).toEqual(lines.map((_, index) => index + 1));
  expect(bodies.slice(1).map(({ previous }) => previous)).toEqual(lines.slice(0, -1).map(({ hash }) => hash));
  const told = await database.query<{ event_id: string }>('select event_id from outbox where key = $1', [number]);
  expect(told.map(({ event_id: id }) => id).sort()).toEqual(lines.map(({ hash }) => hash).sort());
  const folded = bodies.reduce<PermitState | undefined>((permit, { events }) => evolveAll(permit, events), undefined);
  const [row] = await database.query<{ state: PermitState; chain_head: string }>(
    'select state, chain_head from permit where number = $1',
    [number],
  );
  expect(row!.state).toEqual(JSON.parse(JSON.stringify(folded)));
  expect(row!.chain_head).toBe(lines.at(-1)!.hash);
  return lines;
}

/** From now until `lock` commits, the worker's statement hangs before its first row is written. */
export async function holdTheRecord(lock: Client): Promise<void> {
  await lock.query('begin');
  await lock.query('lock table transition in share row exclusive mode');
}

/** The database's process in which the worker's statement hangs, once it does. */
export const recordIsHeld = (database: ServiceDatabase): Promise<number> =>
  until(
    async () => {
      const [row] = await database.query<{ pid: number }>(
        `select pid from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database() and query like '%with moved as%'`,
      );
      return row?.pid;
    },
    { what: 'the worker writing' },
  );
