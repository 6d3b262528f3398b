/** PostgreSQL and Kafka as containers, where Docker answers. Fixed host ports, so that a stopped one comes back where it was. */
import { GenericContainer, Wait, getContainerRuntimeClient, type StartedTestContainer } from 'testcontainers';

export const images = {
  postgres: process.env.HOLDPOINT_TEST_POSTGRES_IMAGE ?? 'postgres:17',
  kafka: process.env.HOLDPOINT_TEST_KAFKA_IMAGE ?? 'apache/kafka:4.1.1',
};
const password = 'holdpoint';

/** A part in a container. `stop` keeps its data for `start`; `discard` removes it. */
export interface ContainerPart {
  readonly address: string;
  stop(): Promise<void>;
  kill(): Promise<void>;
  start(): Promise<void>;
  discard(): Promise<void>;
}

/** Whether a Docker engine answers; asked within a bound, since a half-dead one may never. */
export async function dockerAnswers(): Promise<boolean> {
  const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), 10_000).unref());
  return Promise.race([
    getContainerRuntimeClient().then(
      () => true as const,
      () => false as const,
    ),
    late,
  ]);
}

const asPart = (address: string, container: StartedTestContainer, ready: () => Promise<void>): ContainerPart => {
  const lowLevel = async () => {
    const client = await getContainerRuntimeClient();
    return { client, handle: client.container.getById(container.getId()) };
  };
  return {
    address,
    async stop() {
      const { client, handle } = await lowLevel();
      await client.container.stop(handle, { timeout: 30_000 });
    },
    async kill() {
      await (await lowLevel()).handle.kill();
    },
    async start() {
      const { client, handle } = await lowLevel();
      await client.container.start(handle);
      await ready();
    },
    async discard() {
      await container.stop({ remove: true, removeVolumes: true });
    },
  };
};

export async function startPostgresContainer(
  ready: (url: string) => Promise<void>,
  port: number,
): Promise<ContainerPart> {
  const container = await new GenericContainer(images.postgres)
    .withEnvironment({ POSTGRES_PASSWORD: password })
    .withCommand(['postgres', '-c', 'max_connections=400', '-c', 'fsync=off'])
    .withExposedPorts({ container: 5432, host: port })
    .withWaitStrategy(Wait.forLogMessage(/database system is ready to accept connections/, 2))
    .withStartupTimeout(180_000)
    .start();
  const url = `postgres://postgres:${password}@${container.getHost()}:${port}/postgres`;
  await ready(url);
  return asPart(url, container, () => ready(url));
}

/** @param port on the host, kept through restarts; @param advertised port that clients are told to come to, when something stands in front of the broker */
export async function startKafkaContainer(
  ready: (brokers: string) => Promise<void>,
  port: number,
  advertised = port,
): Promise<ContainerPart> {
  const client = await getContainerRuntimeClient();
  const host = client.info.containerRuntime.host;
  const container = await new GenericContainer(images.kafka)
    .withEnvironment({
      KAFKA_NODE_ID: '1',
      KAFKA_PROCESS_ROLES: 'broker,controller',
      KAFKA_CONTROLLER_QUORUM_VOTERS: '1@localhost:9093',
      KAFKA_LISTENERS: 'PLAINTEXT://:9092,CONTROLLER://:9093',
      KAFKA_ADVERTISED_LISTENERS: `PLAINTEXT://${host}:${advertised}`,
      KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT',
      KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
      KAFKA_INTER_BROKER_LISTENER_NAME: 'PLAINTEXT',
      KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '1',
      KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS: '3',
      KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: '1',
      KAFKA_TRANSACTION_STATE_LOG_MIN_ISR: '1',
      KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS: '0',
      KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
      // A small quick JVM, as on the local stack: compiling for the long run takes more than the start itself.
      KAFKA_HEAP_OPTS: '-Xmx400m',
      KAFKA_JVM_PERFORMANCE_OPTS: '-XX:+UseSerialGC -XX:TieredStopAtLevel=1',
    })
    .withExposedPorts({ container: 9092, host: port })
    // By its own word: asking for the port runs three commands in the container ten times a second, which starves the start it waits for.
    .withWaitStrategy(Wait.forLogMessage(/Kafka Server started/))
    .withStartupTimeout(180_000)
    .start();
  const brokers = `${host}:${port}`;
  await ready(brokers);
  return asPart(brokers, container, () => ready(brokers));
}
