/** A part of one spec's own, to be stopped, killed and started again with its data kept, or cut off from its clients. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backingVariables, type Part } from './addresses';
import { useContainers } from './backing-services';
import { freePorts } from './free-ports';
import { startLocalParts, type LocalParts } from './local-parts';
import { containers } from './load-containers';
import { kafkaAnswers, postgresAnswers } from './readiness';
import { tcpProxy, type TcpProxy } from './tcp-proxy';

export interface PrivatePart {
  /** What clients use: it leads through the proxy. A superuser URL, brokers, or Temporal's address. */
  readonly address: string;
  readonly proxy: TcpProxy;
  /** Stops it in order; its data stay. */
  stop(): Promise<void>;
  /** Ends it at once, as a crash would; its data stay as they are. */
  kill(): Promise<void>;
  /** Starts it again on the same data and address, and waits until it answers. */
  start(): Promise<void>;
  /** Stops it for good and removes its data. */
  discard(): Promise<void>;
}

interface Behind {
  readonly address: string;
  stop(): Promise<void>;
  kill(): Promise<void>;
  start(): Promise<void>;
  discard(): Promise<void>;
}

async function localPart(part: Part, port: number, second: number, advertised: number): Promise<Behind> {
  const state = mkdtempSync(join(tmpdir(), `holdpoint-${part}-`));
  const ports = [
    `${part}=${port}`,
    ...(part === 'kafka' ? [`kafka-controller=${second}`, `kafka-advertised=${advertised}`] : []),
  ].join(',');
  const launch = (): Promise<LocalParts> => startLocalParts({ only: [part], state, ports });
  let running: LocalParts | undefined = await launch();
  const end = async (): Promise<void> => {
    await running?.stop();
    running = undefined;
  };
  return {
    address: running.environment[backingVariables[part]] ?? '',
    stop: end,
    async kill() {
      const record = JSON.parse(readFileSync(join(state, 'run', `${part}.json`), 'utf8')) as { pid: number };
      process.kill(-record.pid, 'SIGKILL');
      await end();
    },
    async start() {
      running ??= await launch();
    },
    async discard() {
      await end();
      rmSync(state, { recursive: true, force: true });
    },
  };
}

/** A private instance: a container where the run is backed by containers, else a process. Temporal is always a process. */
export async function privatePart(part: Part): Promise<PrivatePart> {
  const [port = 0, second = 0] = await freePorts(2);
  // Kafka tells its clients where to come, so the proxy is there first.
  const proxy = await tcpProxy(`127.0.0.1:${port}`);
  const inContainer = part !== 'temporal' && (await useContainers());
  const start = (): Promise<Behind> => {
    if (!inContainer) return localPart(part, port, second, proxy.port);
    const { startKafkaContainer, startPostgresContainer } = containers();
    if (part === 'postgres') return startPostgresContainer(postgresAnswers, port);
    return startKafkaContainer(() => Promise.resolve(), port, proxy.port);
  };
  const behind = await start().catch(async (error: unknown) => {
    await proxy.close();
    throw error;
  });
  const url = part === 'postgres' ? new URL(behind.address) : undefined;
  if (url) url.host = proxy.address;
  const address = url ? url.href : proxy.address;
  const answers = async (): Promise<void> => {
    if (part === 'postgres') await postgresAnswers(address);
    if (part === 'kafka') await kafkaAnswers(address);
  };
  await answers();
  return {
    address,
    proxy,
    stop: () => behind.stop(),
    kill: () => behind.kill(),
    async start() {
      await behind.start();
      await answers();
    },
    async discard() {
      await behind.discard();
      await proxy.close();
    },
  };
}
