/**
 * The real PostgreSQL, Kafka and Temporal of a test run. What the environment already names is used; PostgreSQL and Kafka come
 * from testcontainers where Docker answers, otherwise from the local stack; Temporal always is the development server.
 * HOLDPOINT_TEST_BACKING=docker or local decides instead of looking; once decided it says so itself, so that a spec's own parts follow.
 */
import { backingVariables, parts, type Part } from './addresses';
import { freePorts } from './free-ports';
import { containers } from './load-containers';
import { startLocalParts } from './local-parts';
import { kafkaAnswers, postgresAnswers } from './readiness';

export interface BackingServices {
  /** Where each part that was not there before comes from. */
  readonly from: Readonly<Partial<Record<Part, 'docker' | 'local'>>>;
  readonly environment: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

const wish = (): 'docker' | 'local' | 'auto' => {
  const said = process.env.HOLDPOINT_TEST_BACKING ?? 'auto';
  if (said === 'docker' || said === 'local' || said === 'auto') return said;
  throw new Error(`HOLDPOINT_TEST_BACKING is '${said}'; it may be docker, local or auto`);
};

/** Whether containers are to back this run. */
export async function useContainers(): Promise<boolean> {
  if (wish() === 'local') return false;
  const { dockerAnswers } = containers();
  const answers = await dockerAnswers();
  if (!answers && wish() === 'docker') throw new Error('HOLDPOINT_TEST_BACKING=docker, but no Docker engine answers');
  return answers;
}

async function inContainers(wanted: readonly Part[]): Promise<BackingServices> {
  const { startKafkaContainer, startPostgresContainer } = containers();
  const ports = await freePorts(wanted.length);
  const starts = wanted.map(async (part, index) => {
    const port = ports[index] ?? 0;
    const postgres = part === 'postgres';
    const container = await (postgres
      ? startPostgresContainer(postgresAnswers, port)
      : startKafkaContainer(kafkaAnswers, port));
    return { part, container };
  });
  const results = await Promise.allSettled(starts);
  const up = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const stop = async (): Promise<void> => {
    await Promise.all(up.map(({ container }) => container.discard()));
  };
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) {
    await stop();
    throw failed.reason;
  }
  return {
    from: Object.fromEntries(up.map(({ part }) => [part, 'docker' as const])),
    environment: Object.fromEntries(up.map(({ part, container }) => [backingVariables[part], container.address])),
    stop,
  };
}

async function local(wanted: readonly Part[]): Promise<BackingServices> {
  const running = await startLocalParts({ only: wanted });
  return {
    from: Object.fromEntries(wanted.map((part) => [part, 'local' as const])),
    environment: running.environment,
    stop: () => running.stop(),
  };
}

function decided(backing: 'docker' | 'local', services: BackingServices): BackingServices {
  process.env.HOLDPOINT_TEST_BACKING = backing;
  return services;
}

const words = { docker: 'testcontainers', local: 'the local stack', before: 'what the environment names' };
/** One line that says where the parts come from: `backing: postgres and kafka from testcontainers, temporal from the local stack`. */
export function backingLine(from: BackingServices['from']): string {
  const sources = Object.keys(words) as (keyof typeof words)[];
  const groups = sources.map((source) => ({ source, of: parts.filter((part) => (from[part] ?? 'before') === source) }));
  return `backing: ${groups
    .filter(({ of }) => of.length > 0)
    .map(({ source, of }) => `${of.join(' and ')} from ${words[source]}`)
    .join(', ')}`;
}

const nothing: BackingServices = { from: {}, environment: {}, stop: () => Promise.resolve() };

/** Containers where they can be had; an engine that answers but has no images is no reason to test nothing. */
async function containersOrLocal(wanted: readonly Part[]): Promise<BackingServices> {
  // Parts that somebody runs already: a spec's own come up beside them as processes, unless told otherwise.
  if (wanted.length === 0) return wish() === 'auto' ? decided('local', nothing) : nothing;
  if (!(await useContainers())) return decided('local', await local(wanted));
  try {
    return decided('docker', await inContainers(wanted));
  } catch (error) {
    if (wish() === 'docker') throw error;
    process.stderr.write(`Docker answers, but containers did not start (${String(error)}); using the local stack\n`);
    return decided('local', await local(wanted));
  }
}

/** Starts what the environment does not name yet, and names it there. */
export async function backingServices(): Promise<BackingServices> {
  const wanted = parts.filter((part) => !process.env[backingVariables[part]]);
  const results = await Promise.allSettled([
    containersOrLocal(wanted.filter((part) => part !== 'temporal')),
    wanted.includes('temporal') ? local(['temporal']) : nothing,
  ]);
  const up = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const stop = async (): Promise<void> => {
    await Promise.all(up.map((one) => one.stop()));
  };
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) {
    await stop();
    throw failed.reason;
  }
  const environment = Object.assign({}, ...up.map((one) => one.environment)) as Record<string, string>;
  Object.assign(process.env, environment);
  return { from: Object.assign({}, ...up.map((one) => one.from)) as BackingServices['from'], environment, stop };
}
