/** Chain heads on a real PostgreSQL: what moved is told once, a day is closed once, and a permit or an isolation that is taken away is missed by whoever kept the messages (P5, X2). */
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Retention } from '@holdpoint/service-kit';
import { Client } from 'pg';
import { chainStart, type HeadsMessage, type RecordInput } from '@holdpoint/contracts';
import {
  canonicalJson,
  type IsolationBodies,
  type IsolationCommand,
  type IsolationCommandName,
  type TypePack,
} from '@holdpoint/permit-domain';
import { AttachmentStore } from '../../db/attachment.store';
import { IsolationsReadModel } from '../../db/isolations.read-model';
import { HeadsStore } from '../../db/heads.store';
import { IsolationStore } from '../../db/isolation.store';
import { PackVersionStore } from '../../db/pack-version.store';
import { PermitsReadModel } from '../../db/permits.read-model';
import { TransitionStore } from '../../db/transition.store';
import { permitDatabase, seedPlant, type PermitDatabase } from '../../test-support/permit-database';
import { recordChain } from '../../test-support/record-chain';
import { FolderStorage } from '../attachments/folder-storage';
import { AuditSeal } from '../audit-seal';
import { sha256 } from '../fingerprint';
import { BundleAudit } from '../bundle-audit.use-case';
import { HeadsRelay } from './heads-relay';
import { PublishDueHeads } from './publish-due-heads.use-case';
import { PublishHeads } from './publish-heads.use-case';

const tenant = 'kept';
const numbers = ['DH-2026-000001', 'DH-2026-000002', 'DH-2026-000003'] as const;
const isolation = 'GL-2026-000001';
const pack = { pack: 'gb30871-2022', type: 'hot-work', version: '1.0.0' } as unknown as TypePack;
const packHash = sha256(canonicalJson(pack));
const noon = '2026-11-24T04:00:00.000Z';
const verifier = resolve(__dirname, '../../../../../tools/audit/verify.mjs');

describe('chain heads', () => {
  let database: PermitDatabase;
  let heads: PublishHeads;
  let due: PublishDueHeads;
  let store: HeadsStore;
  let bundles: BundleAudit;
  const seal = new AuditSeal(Buffer.alloc(32, 7).toString('base64'));
  const last = new Map<string, { input: RecordInput; hash: string }>();

  const submit = async (number: string): Promise<void> => {
    const input = recordChain(tenant, number, { packHash }).submitted();
    const { hash } = await new TransitionStore(database.tenants).record(input);
    last.set(number, { input, hash });
  };
  const goesOn = async (number: string): Promise<void> => {
    const { input, hash } = last.get(number)!;
    const next = recordChain(tenant, number, { packHash }).windReported(input, hash, 3);
    const receipt = await new TransitionStore(database.tenants).record(next);
    last.set(number, { input: next, hash: receipt.hash });
  };

  const kept = async (after?: number): Promise<HeadsMessage[]> => {
    const messages: HeadsMessage[] = [];
    for await (const message of store.messages(tenant, 'north', after)) messages.push(message);
    return messages;
  };

  const isolates = <N extends IsolationCommandName>(name: N, body: IsolationBodies[N]): Promise<unknown> =>
    database.tenants.write(tenant, (em) =>
      new IsolationStore().act(em, {
        tenant,
        number: isolation,
        command: { name, key: randomUUID(), by: { person: 'p-ivy' }, body } as IsolationCommand,
        fingerprint: name,
      }),
    );

  beforeAll(async () => {
    database = await permitDatabase('heads');
    await seedPlant(database, tenant);
    await database.query(
      `insert into assignment (tenant, id, site, area, duty, person, valid_from)
       values ($1, gen_random_uuid(), 'north', null, 'isolating-authority', 'p-ivy', '2026-01-01T00:00:00Z')`,
      [tenant],
    );
    store = new HeadsStore(database.tenants);
    heads = new PublishHeads(database.tenants, store, seal);
    due = new PublishDueHeads(store, heads);
    const packs = new PackVersionStore(database.tenants);
    bundles = new BundleAudit(
      new PermitsReadModel(database.tenants, packs),
      packs,
      seal,
      new AttachmentStore(database.tenants),
      new FolderStorage(mkdtempSync(join(tmpdir(), 'holdpoint-heads-'))),
      new IsolationsReadModel(database.tenants),
    );
    await packs.keep(tenant, packHash, pack);
    for (const number of numbers) await submit(number);
  });
  afterAll(() => database?.close());

  const told = ({ body }: HeadsMessage): unknown[] =>
    body.heads.map(({ number, transitions }) => [number, transitions]);

  it('tell what has moved since the message before, and lead on from it', async () => {
    const [first] = await heads.run(tenant, 'north', noon);
    expect(first!.body).toMatchObject({ sequence: 1, previous: chainStart, permits: 3, isolations: 0, site: 'north' });
    expect(told(first!)).toEqual(numbers.map((number) => [number, 1]));
    expect(first!.body.heads[0]!.head).toBe(last.get(numbers[0])!.hash);
    expect(await heads.run(tenant, 'north', noon)).toEqual([]);

    await goesOn(numbers[1]);
    const [second] = await heads.run(tenant, 'north', noon);
    expect(second!.body).toMatchObject({ sequence: 2, previous: first!.hash, permits: 3 });
    expect(told(second!)).toEqual([[numbers[1], 2]]);
    expect(second!.body.heads[0]).toMatchObject({ chain: 'permit', told: 1 });
    expect(await kept(1)).toEqual([second]);
  });

  it('close a day once it is over at the site, though nothing moved, and once', async () => {
    // 23:59 in Shanghai, then midnight: the days are those of the site.
    expect(await due.run('2026-11-24T15:59:59.999Z')).toBe(1);
    expect((await kept()).at(-1)!.body).toMatchObject({ day: '2026-11-23', heads: [] });
    expect(await due.run('2026-11-24T15:59:59.999Z')).toBe(0);
    expect(await due.run('2026-11-24T16:00:00.000Z')).toBe(1);
    expect((await kept()).at(-1)!.body).toMatchObject({ day: '2026-11-24', sequence: 4 });
  });

  it('leave with the outbox for Kafka, one for each message, keyed by the site', async () => {
    const rows = await database.query<{ key: string; event: string }>(
      `select key, event::text as event from outbox where topic = 'holdpoint.audit.v1' order by id`,
    );
    const messages = await kept();
    expect(rows.map(({ key, event }) => [key, (JSON.parse(event) as { data: HeadsMessage }).data])).toEqual(
      messages.map((message) => ['north', message]),
    );
  });

  it('are published by one at a time: two at once lose and double nothing', async () => {
    await goesOn(numbers[2]);
    const both = await Promise.all([heads.run(tenant, 'north', noon), heads.run(tenant, 'north', noon)]);
    expect(both.map(({ length }) => length).sort()).toEqual([0, 1]);
    const messages = await kept();
    expect(messages.map(({ body }) => body.sequence)).toEqual(messages.map((_, index) => index + 1));
  });

  it('are refused without a key to sign with: nothing is told, and nothing remembered as told', async () => {
    await goesOn(numbers[2]);
    const unsigned = new PublishHeads(database.tenants, store, new AuditSeal(undefined));
    await expect(unsigned.run(tenant, 'north', noon)).rejects.toMatchObject({ code: 'audit-key-missing' });
    const [message] = await heads.run(tenant, 'north', noon);
    expect(told(message!)).toEqual([[numbers[2], 3]]);
  });

  it('are append-only', async () => {
    await expect(database.query(`update heads_message set hash = 'x'`)).rejects.toThrow('append-only');
  });

  it('tell of the register too: an isolation with its points, locks and box is one chain', async () => {
    const point = {
      point: 'B-1',
      energy: 'process',
      kind: 'blind',
      drawing: 'P-1',
      size: 'DN50',
      position: '1 m up',
    } as const;
    const place = { site: 'north', area: 'tanks', equipment: 'P-101', purpose: 'Seal' };
    await isolates('plan', { ...place, points: [point] });
    const [planned] = await heads.run(tenant, 'north', noon);
    expect(planned!.body).toMatchObject({ permits: 3, isolations: 1 });
    expect(planned!.body.heads).toMatchObject([{ chain: 'isolation', number: isolation, told: 0, transitions: 1 }]);
    await isolates('apply', { points: [{ point: 'B-1', tag: 'T-1' }] });
    const [applied] = await heads.run(tenant, 'north', noon);
    expect(applied!.body.heads).toMatchObject([{ chain: 'isolation', number: isolation, told: 1, transitions: 2 }]);
    expect(applied!.body.isolations).toBe(1);
  });

  it('leave what isn’t committed yet for the next message, and hold nobody up', async () => {
    await seedPlant(database, 'late');
    const input = recordChain('late', numbers[0]).submitted();
    await new TransitionStore(database.tenants).record(input);
    const open = new Client({ connectionString: database.superuserUrl });
    await open.connect();
    try {
      await open.query('begin');
      await open.query(`update permit set sequence = 2, chain_head = 'later' where tenant = 'late'`);
      const [message] = await heads.run('late', 'north', noon);
      expect(told(message!)).toEqual([[numbers[0], 1]]);
      await open.query('commit');
    } finally {
      await open.end();
    }
    const [next] = await heads.run('late', 'north', noon);
    expect(next!.body.heads).toMatchObject([{ number: numbers[0], told: 1, transitions: 2, head: 'later' }]);
  });

  it('find at the close of a day what left no line, as whoever owns the server can bring about', async () => {
    await database.query(`
      set session_replication_role = replica;
      update permit set sequence = 3, chain_head = 'behind the triggers' where tenant = 'late';
      set session_replication_role = origin`);
    expect(await heads.run('late', 'north', noon)).toEqual([]);
    const [closing] = await heads.run('late', 'north', noon, '2026-11-23');
    expect(closing!.body.heads).toMatchObject([{ told: 2, transitions: 3, head: 'behind the triggers' }]);
  });

  it('come in messages that Kafka takes, however many chains there are, and cost what moved', async () => {
    await database.query(`
      insert into permit (${await plainColumns(database)}) select ${await plainColumns(database, '(copy).')} from (
        select jsonb_populate_record(p, jsonb_build_object('number', 'DH-2027-' || lpad(n::text, 6, '0'))) as copy
        from permit p, generate_series(1, 2500) n where p.tenant = 'late') copies`);
    const messages = await heads.run('late', 'north', noon);
    expect(messages.map(({ body }) => [body.heads.length, body.permits])).toEqual([
      [1000, 1001],
      [1000, 2001],
      [500, 2501],
    ]);
    for (const message of messages) expect(JSON.stringify(message).length).toBeLessThan(250_000);
    expect(await database.query(`select from head_moved where tenant = 'late'`)).toEqual([]);
    await database.query(`update permit set chain_head = 'on' where tenant = 'late' and number = 'DH-2027-000007'`);
    expect(await database.query(`select number from head_moved where tenant = 'late'`)).toEqual([
      { number: 'DH-2027-000007' },
    ]);
  });

  it('leave no heap of moves where nobody publishes', async () => {
    const retention = new Retention(database.tenants, { pruneEveryMinutes: 0, pruneBatch: 2 });
    new HeadsRelay(due, 0, retention).onModuleInit();
    await database.query(
      `insert into head_moved (tenant, site, number, moved_at)
       select t, 'north', 'DH-1', now() - interval '4 days' from unnest(array['late', 'nobody', 'nobody']) t`,
    );
    const [{ count }] = (await database.query('select count(*)::int from head_moved')) as [{ count: number }];
    expect(await retention.prune()).toEqual({ head_moved: 3 });
    expect(await database.query('select count(*)::int from head_moved')).toEqual([{ count: count - 3 }]);
  });

  it('ask of a site’s bundle what they told of that site, though a permit was submitted anew at another', async () => {
    const bundled = async (at: string): Promise<string> => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of await bundles.ofMonth({ tenant: 'moved' }, '2026-11', at)) chunks.push(chunk);
      return Buffer.concat(chunks).toString('latin1');
    };
    await seedPlant(database, 'moved');
    await new TransitionStore(database.tenants).record(recordChain('moved', numbers[0]).submitted());
    await heads.run('moved', 'north', noon);
    await database.query(`update permit set site = 'south', chain_head = 'anew' where tenant = 'moved'`);
    expect((await heads.run('moved', 'south', noon))[0]!.body).toMatchObject({ permits: 1, heads: [{ told: 0 }] });
    for (const at of ['north', 'south']) expect(await bundled(at)).toContain(`permits/${numbers[0]}.audit.jsonl`);
    expect(await bundled('west')).not.toContain(numbers[0]);
  });

  it('miss a whole isolation, then a whole permit, that is taken out of the database, by the verifier alone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'holdpoint-heads-'));
    const file = join(folder, 'heads.jsonl');
    const messages = await kept();
    writeFileSync(file, messages.map((message) => `${canonicalJson(message)}\n`).join(''));
    const verified = async (month = '2026-11'): Promise<{ code: number; text: string }> => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of await bundles.ofMonth({ tenant }, month)) chunks.push(chunk);
      const bundle = join(folder, 'month.tar');
      writeFileSync(bundle, Buffer.concat(chunks));
      const key = seal.publicKey().publicKey;
      try {
        const text = execFileSync('node', [verifier, bundle, '--key', key, '--heads', file], { encoding: 'utf8' });
        return { code: 0, text };
      } catch (error) {
        const { status, stderr } = error as { status: number; stderr: string };
        return { code: status, text: stderr };
      }
    };
    const sound = await verified();
    expect(sound.text).toContain('3 permits and ');
    expect(sound.code).toBe(0);

    const month = new Date().toISOString().slice(0, 7);
    expect((await verified(month)).text).toContain('and 1 isolations of the bundle told of');
    await database.query(`
      set session_replication_role = replica;
      delete from isolation_entry where number = '${isolation}';
      delete from isolation where number = '${isolation}';
      set session_replication_role = origin`);
    const unlocked = await verified(month);
    expect(unlocked.code).toBe(1);
    expect(unlocked.text).toContain(`isolation ${isolation} was published with`);
    expect(unlocked.text).toContain(`隔离 ${isolation} 曾公布有`);

    // By whoever owns the server: past the triggers, row, record and all.
    await database.query(`
      set session_replication_role = replica;
      delete from transition where number = '${numbers[0]}';
      delete from permit where number = '${numbers[0]}';
      set session_replication_role = origin`);
    const robbed = await verified();
    expect(robbed.code).toBe(1);
    expect(robbed.text).toContain(`permit ${numbers[0]} was published with 1 transitions and is not in the bundle`);
    // Nor does what is published from then on forget it.
    await goesOn(numbers[1]);
    expect((await heads.run(tenant, 'north', noon))[0]!.body.permits).toBe(3);
  });
});

/** All that isn't made by the database itself. */
async function plainColumns(database: PermitDatabase, before = ''): Promise<string> {
  const rows = await database.query<{ name: string }>(
    `select column_name as name from information_schema.columns
     where table_name = 'permit' and is_generated = 'NEVER' order by ordinal_position`,
  );
  return rows.map(({ name }) => `${before}${name}`).join(', ');
}
