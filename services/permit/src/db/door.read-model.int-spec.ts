/** The door's one look at a permit, on a real PostgreSQL: what it is now, who may sign, and whether the key was used before. */
import { permitDatabase, seedPlant, type PermitDatabase } from '../test-support/permit-database';
import { recordChain } from '../test-support/record-chain';
import { DoorReadModel } from './door.read-model';
import { TransitionStore } from './transition.store';

describe('DoorReadModel', () => {
  let database: PermitDatabase;
  let door: DoorReadModel;
  const number = 'DH-2026-000001';
  const input = recordChain('acme', number).submitted();

  beforeAll(async () => {
    database = await permitDatabase('door');
    door = new DoorReadModel(database.tenants);
    await seedPlant(database, 'acme');
    await new TransitionStore(database.tenants).record(input);
    const chain = [
      { duty: 'unit-head', standIn: 'duty-officer', escalateTo: ['safety-department', 'plant-head'] },
      { duty: 'safety-department', escalateTo: ['plant-head'] },
    ];
    await database.query(
      `insert into pack_version (tenant, hash, pack, version, type, resolved)
       values ('acme', 'pack-hash', 'gb30871-2022', '1.0.0', 'hot-work', $1)`,
      [JSON.stringify({ chain, greenChannel: { releasedBy: 'duty-officer', escalateTo: 'director' } })],
    );
  });
  afterAll(() => database?.close());

  it('sees the permit as it is, and no answer to a key that nobody used', async () => {
    expect(await door.look('acme', number, 'fresh')).toEqual({
      permit: expect.objectContaining({ number, phase: 'submitted', sequence: 1, packHash: 'pack-hash', duties: [] }),
    });
  });

  it('names every duty that a stage may come to, for acts that may open one', async () => {
    const { permit } = await door.look('acme', number, 'fresh', true);
    expect([...permit!.duties].sort()).toEqual([
      'director',
      'duty-officer',
      'plant-head',
      'safety-department',
      'unit-head',
    ]);
  });

  it('finds the answer that a key was given', async () => {
    const { earlier } = await door.look('acme', number, input.body.command.key);
    expect(earlier).toEqual({
      number,
      fingerprint: input.fingerprint,
      sequence: 1,
      at: input.body.at,
      phase: 'submitted',
      level: 'two',
      events: ['submitted'],
    });
  });

  it('sees nothing of another tenant', async () => {
    expect(await door.look('umbrella', number, input.body.command.key)).toEqual({});
  });
});
