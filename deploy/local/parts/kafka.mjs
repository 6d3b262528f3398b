/** Kafka on loopback: one node, KRaft, no ZooKeeper. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startChild } from '../children.mjs';
import { run } from '../commands.mjs';
import { host } from '../layout.mjs';
import { obtainJars, obtainJava } from './java.mjs';
import { ready } from './ready.mjs';

const properties = (dataDir, port, controller, advertised) =>
  Object.entries({
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.bootstrap.servers': `${host}:${controller}`,
    listeners: `PLAINTEXT://${host}:${port},CONTROLLER://${host}:${controller}`,
    'advertised.listeners': `PLAINTEXT://${host}:${advertised}`,
    'controller.listener.names': 'CONTROLLER',
    'inter.broker.listener.name': 'PLAINTEXT',
    'listener.security.protocol.map': 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT',
    'log.dirs': join(dataDir, 'logs'),
    'offsets.topic.replication.factor': 1,
    'offsets.topic.num.partitions': 3,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'transaction.state.log.num.partitions': 3,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    'group.initial.rebalance.delay.ms': 0,
    'auto.create.topics.enable': false,
    'log.cleaner.dedupe.buffer.size': 4_194_304,
  })
    .map(([name, value]) => `${name}=${value}`)
    .join('\n');

/** A Kafka cluster id: 16 random bytes, base64url. The same form as the storage tool's; it may not begin with a dash. */
function clusterId() {
  for (;;) {
    const id = randomBytes(16).toString('base64url');
    if (!id.startsWith('-')) return id;
  }
}

/** @param {{ dataDir: string, port: number, controllerPort: number, advertisedPort?: number, logs: string, run: string, note?: (line: string) => void }} options */
export async function startKafka(options) {
  const java = await obtainJava();
  const lib = await obtainJars('kafka', options.note);
  const { dataDir, port } = options;
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, 'server.properties');
  writeFileSync(file, properties(dataDir, port, options.controllerPort, options.advertisedPort ?? port));
  const flags = [
    '-XX:+UseSerialGC',
    '-XX:TieredStopAtLevel=1',
    '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
    '-Dorg.slf4j.simpleLogger.showDateTime=true',
  ];
  if (!existsSync(join(dataDir, 'logs', 'meta.properties'))) {
    await run(java, [
      ...flags,
      '-cp',
      `${lib}/*`,
      'kafka.tools.StorageTool',
      'format',
      '--standalone',
      '--ignore-formatted',
      '-t',
      clusterId(),
      '-c',
      file,
    ]);
  }
  const child = startChild({
    name: 'kafka',
    command: java,
    args: ['-Xmx400m', ...flags, '-cp', `${lib}/*`, 'kafka.Kafka', file],
    log: join(options.logs, 'kafka.log'),
    run: options.run,
    grace: 30_000,
  });
  const brokers = `${host}:${port}`;
  const { Kafka, logLevel } = (await import('kafkajs')).default;
  await ready(child, 90_000, async () => {
    const admin = new Kafka({
      brokers: [brokers],
      logLevel: logLevel.NOTHING,
      connectionTimeout: 2_000,
      requestTimeout: 5_000,
      retry: { retries: 0 },
    }).admin();
    try {
      await admin.connect();
      const { brokers: nodes } = await admin.describeCluster();
      if (nodes.length === 0) throw new Error('no broker has joined yet');
    } finally {
      await admin.disconnect();
    }
  });
  return { name: 'kafka', child, brokers };
}
