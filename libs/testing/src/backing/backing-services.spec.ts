/** Where a run's parts come from: a person's word counts, and it is said. */
import { backingLine, backingServices, useContainers } from './backing-services';

const names = [
  'HOLDPOINT_TEST_BACKING',
  'HOLDPOINT_TEST_POSTGRES_URL',
  'HOLDPOINT_TEST_KAFKA_BROKERS',
  'HOLDPOINT_TEST_TEMPORAL_ADDRESS',
];
const before = { ...process.env };
afterEach(() => {
  for (const name of names) delete process.env[name];
  Object.assign(process.env, Object.fromEntries(names.flatMap((name) => (before[name] ? [[name, before[name]]] : []))));
});

describe('where parts come from', () => {
  it('local means local, whether Docker answers or not', async () => {
    process.env.HOLDPOINT_TEST_BACKING = 'local';
    expect(await useContainers()).toBe(false);
  });

  it('a word that means nothing is refused', async () => {
    process.env.HOLDPOINT_TEST_BACKING = 'podman';
    await expect(useContainers()).rejects.toThrow('docker, local or auto');
  });

  it('what the environment names is used as it is, and a private part is a process beside it', async () => {
    process.env.HOLDPOINT_TEST_POSTGRES_URL = 'postgres://127.0.0.1:1/postgres';
    process.env.HOLDPOINT_TEST_KAFKA_BROKERS = '127.0.0.1:1';
    process.env.HOLDPOINT_TEST_TEMPORAL_ADDRESS = '127.0.0.1:1';
    const services = await backingServices();
    expect(services.from).toEqual({});
    // A spec's own parts don't go looking for Docker then.
    expect(await useContainers()).toBe(false);
    await services.stop();
  });

  it('is said in one line', () => {
    expect(backingLine({ postgres: 'docker', kafka: 'docker', temporal: 'local' })).toBe(
      'backing: postgres and kafka from testcontainers, temporal from the local stack',
    );
    expect(backingLine({ temporal: 'local' })).toBe(
      'backing: temporal from the local stack, postgres and kafka from what the environment names',
    );
  });
});
