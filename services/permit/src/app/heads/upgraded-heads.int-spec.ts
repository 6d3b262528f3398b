/** A site whose chain heads were published before isolations were told of: the next message leads on from the last, tells what is new, and both are verified as one file (P5). */
import { chainStart, type HeadsMessage } from '@holdpoint/contracts';
import { canonicalJson } from '@holdpoint/permit-domain';
import { DataSource } from 'typeorm';
import { HeadsStore } from '../../db/heads.store';
import { HeadsOfMoved1795561000000 } from '../../db/migrations/heads-of-moved.migration';
import { TransitionStore } from '../../db/transition.store';
import { permitDatabase, seedPlant, type PermitDatabase } from '../../test-support/permit-database';
import { recordChain } from '../../test-support/record-chain';
import { AuditSeal } from '../audit-seal';
import { sha256 } from '../fingerprint';
import { PublishHeads } from './publish-heads.use-case';

const tenant = 'older';
const [told, untold] = ['DH-2026-000001', 'DH-2026-000002'] as const;
const at = '2026-11-24T04:00:00.000Z';
const seal = new AuditSeal(Buffer.alloc(32, 7).toString('base64'));

describe('chain heads of the release before', () => {
  let database: PermitDatabase;
  let owner: DataSource;
  beforeAll(async () => {
    database = await permitDatabase('upgraded');
    owner = await new DataSource({ type: 'postgres', url: database.migrationUrl }).initialize();
  });
  afterAll(async () => {
    await owner?.destroy();
    await database?.close();
  });

  it('go on', async () => {
    const runner = owner.createQueryRunner();
    await new HeadsOfMoved1795561000000().down(runner);
    await seedPlant(database, tenant);
    const transitions = new TransitionStore(database.tenants);
    const { hash: head } = await transitions.record(recordChain(tenant, told).submitted());
    await transitions.record(recordChain(tenant, untold).submitted());
    const body = {
      ...{ kind: 'holdpoint-heads', version: 1, tenant, site: 'north', sequence: 1, at, previous: chainStart },
      heads: [{ number: told, transitions: 1, head, at }],
      permits: 1,
      root: sha256(canonicalJson([[told, 1, head]])),
    };
    const text = canonicalJson(body);
    const old = { body, hash: sha256(text), signature: seal.sign(Buffer.from(text)) } as unknown as HeadsMessage;
    await database.query(`insert into head_told values ($1, 'north', $2, 1, $3)`, [tenant, told, head]);
    const store = new HeadsStore(database.tenants);
    await database.tenants.write(tenant, (em) => store.add(em, old, text));
    await new HeadsOfMoved1795561000000().up(runner);
    await runner.release();

    const heads = new PublishHeads(database.tenants, store, seal);
    const [next] = await heads.run(tenant, 'north', at);
    expect(next!.body).toMatchObject({ version: 2, sequence: 2, previous: old.hash, permits: 2, isolations: 0 });
    expect(next!.body.heads).toMatchObject([{ chain: 'permit', number: untold, told: 0, transitions: 1 }]);
    expect(await heads.run(tenant, 'north', at)).toEqual([]);
    const kept: HeadsMessage[] = [];
    for await (const message of store.messages(tenant, 'north')) kept.push(message);
    expect(kept).toEqual([old, next]);
  });
});
