/** Chain heads on a real PostgreSQL: what moved is told once, a day is closed once, and a permit that is taken away is missed by whoever kept the messages (P5, X2). */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chainStart, type HeadsMessage, type RecordInput } from '@holdpoint/contracts';
import { canonicalJson } from '@holdpoint/permit-domain';
import { AttachmentStore } from '../../db/attachment.store';
import { HeadsStore } from '../../db/heads.store';
import { PackVersionStore } from '../../db/pack-version.store';
import { PermitsReadModel } from '../../db/permits.read-model';
import { TransitionStore } from '../../db/transition.store';
import { permitDatabase, seedPlant, type PermitDatabase } from '../../test-support/permit-database';
import { recordChain } from '../../test-support/record-chain';
import { AuditSeal } from '../audit-seal';
import { BundleAudit } from '../bundle-audit.use-case';
import { PublishDueHeads } from './publish-due-heads.use-case';
import { PublishHeads } from './publish-heads.use-case';

const tenant = 'kept';
const numbers = ['DH-2026-000001', 'DH-2026-000002', 'DH-2026-000003'] as const;
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
    const input = recordChain(tenant, number).submitted();
    const { hash } = await new TransitionStore(database.tenants).record(input);
    last.set(number, { input, hash });
  };
  const goesOn = async (number: string): Promise<void> => {
    const { input, hash } = last.get(number)!;
    const next = recordChain(tenant, number).windReported(input, hash, 3);
    const receipt = await new TransitionStore(database.tenants).record(next);
    last.set(number, { input: next, hash: receipt.hash });
  };

  beforeAll(async () => {
    database = await permitDatabase('heads');
    await seedPlant(database, tenant);
    store = new HeadsStore(database.tenants);
    heads = new PublishHeads(database.tenants, store, seal);
    due = new PublishDueHeads(store, heads);
    const packs = new PackVersionStore(database.tenants);
    bundles = new BundleAudit(
      new PermitsReadModel(database.tenants, packs),
      packs,
      seal,
      new AttachmentStore(database.tenants),
    );
    for (const number of numbers) await submit(number);
  });
  afterAll(() => database?.close());

  const told = ({ body }: HeadsMessage): unknown[] =>
    body.heads.map(({ number, transitions }) => [number, transitions]);

  it('tell what has moved since the message before, and lead on from it', async () => {
    const [first] = await heads.run(tenant, 'north', noon);
    expect(first!.body).toMatchObject({ sequence: 1, previous: chainStart, permits: 3, site: 'north' });
    expect(told(first!)).toEqual(numbers.map((number) => [number, 1]));
    expect(first!.body.heads[0]!.head).toBe(last.get(numbers[0])!.hash);
    expect(await heads.run(tenant, 'north', noon)).toEqual([]);

    await goesOn(numbers[1]);
    const [second] = await heads.run(tenant, 'north', noon);
    expect(second!.body).toMatchObject({ sequence: 2, previous: first!.hash, permits: 3 });
    expect(told(second!)).toEqual([[numbers[1], 2]]);
    expect(second!.body.root).not.toBe(first!.body.root);
  });

  it('close a day once it is over at the site, though nothing moved, and once', async () => {
    // 23:59 in Shanghai, then midnight: the days are those of the site.
    expect(await due.run('2026-11-24T15:59:59.999Z')).toBe(1);
    expect((await store.messages(tenant, 'north')).at(-1)!.body).toMatchObject({ day: '2026-11-23', heads: [] });
    expect(await due.run('2026-11-24T15:59:59.999Z')).toBe(0);
    expect(await due.run('2026-11-24T16:00:00.000Z')).toBe(1);
    expect((await store.messages(tenant, 'north')).at(-1)!.body).toMatchObject({ day: '2026-11-24', sequence: 4 });
  });

  it('leave with the outbox for Kafka, one for each message, keyed by the site', async () => {
    const rows = await database.query<{ key: string; event: string }>(
      `select key, event::text as event from outbox where topic = 'holdpoint.audit.v1' order by id`,
    );
    const messages = await store.messages(tenant, 'north');
    expect(rows.map(({ key, event }) => [key, (JSON.parse(event) as { data: HeadsMessage }).data])).toEqual(
      messages.map((message) => ['north', message]),
    );
  });

  it('are published by one at a time: two at once lose and double nothing', async () => {
    await goesOn(numbers[2]);
    const both = await Promise.all([heads.run(tenant, 'north', noon), heads.run(tenant, 'north', noon)]);
    expect(both.map(({ length }) => length).sort()).toEqual([0, 1]);
    const messages = await store.messages(tenant, 'north');
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

  it('miss a whole permit that is taken out of the database, by the verifier alone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'holdpoint-heads-'));
    const kept = join(folder, 'heads.jsonl');
    const messages = await store.messages(tenant, 'north');
    writeFileSync(kept, messages.map((message) => `${canonicalJson(message)}\n`).join(''));
    const verified = async (): Promise<{ code: number; text: string }> => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of await bundles.ofMonth({ tenant }, '2026-11')) chunks.push(chunk);
      const bundle = join(folder, 'month.tar');
      writeFileSync(bundle, Buffer.concat(chunks));
      const key = seal.publicKey().publicKey;
      try {
        const text = execFileSync('node', [verifier, bundle, '--key', key, '--heads', kept], { encoding: 'utf8' });
        return { code: 0, text };
      } catch (error) {
        const { status, stderr } = error as { status: number; stderr: string };
        return { code: status, text: stderr };
      }
    };
    const sound = await verified();
    expect(sound.text).toContain('3 permits of the bundle told of');
    expect(sound.code).toBe(0);

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
