/** Prints where everything is on the usual ports, as JSON: what `npm start -- --json` prints, for a system that something else has started. */
import { defaultPorts, host, superuser } from './layout.mjs';
import { addressesOf } from './processes.mjs';

const parts = {
  temporal: { address: `${host}:${defaultPorts.temporal}`, ui: `http://${host}:${defaultPorts['temporal-ui']}` },
  kafka: { brokers: `${host}:${defaultPorts.kafka}` },
  postgres: { url: `postgres://${superuser.name}@${host}:${defaultPorts.postgres}/postgres` },
};
process.stdout.write(`${JSON.stringify(addressesOf(defaultPorts, parts))}\n`);
