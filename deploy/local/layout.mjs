/** Where the local stack keeps its things, and the ports it takes. */
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repository = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
/** Everything the local stack keeps: git-ignored, cleared by `npm run reset`. */
export const home = process.env.HOLDPOINT_HOME ? resolve(process.env.HOLDPOINT_HOME) : join(repository, '.holdpoint');
/** Downloads and built binaries: kept by a reset, since they take long and hold no data. */
export const downloads = { bin: join(home, 'bin'), jars: join(home, 'jars') };
/** State of `npm start`. */
export const stackState = join(home, 'stack');
export const logsFolder = join(home, 'logs');

/** Default ports on loopback, by what listens there. */
export const defaultPorts = {
  permit: 3001,
  'permit-worker': 3011,
  qualification: 3002,
  notification: 3003,
  issuer: 3009,
  smtp: 3025,
  postgres: 15432,
  kafka: 19092,
  'kafka-controller': 19093,
  temporal: 17233,
  'temporal-ui': 18233,
};

export const host = '127.0.0.1';
/** The parts' own superuser; they listen on loopback only. */
export const superuser = { name: 'postgres', password: 'holdpoint' };
