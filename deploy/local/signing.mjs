/** Signs acts as a phone of the demonstration does: a key that only it holds, what is shown hashed by itself, the statement signed (docs/audit-format.md). */
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { tenant } from './people.mjs';

const sha256 = (text) => createHash('sha256').update(text, 'utf8').digest('hex');

/** Canonical JSON (RFC 8785) of what JSON can carry. */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const keys = Object.keys(value).filter((key) => value[key] !== undefined);
  keys.sort((left, right) => (left < right ? -1 : 1));
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
}

/** The phones of the demonstration's people. @param api as `apiOf` gives it */
export function phonesOf(api) {
  const keys = new Map();

  /** A key of one's own, registered right after signing in anew. */
  async function keyOf(person) {
    const known = keys.get(person);
    if (known) return known;
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const valueOf = (text) =>
      sign('sha256', Buffer.from(text, 'utf8'), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64');
    const device = `phone-${person}`;
    const registration = {
      algorithm: 'ES256',
      publicKey: publicKey.export({ format: 'der', type: 'spki' }).subarray(-65).toString('base64'),
      device,
    };
    const value = valueOf(canonical({ kind: 'holdpoint-device-key', version: 1, tenant, person, ...registration }));
    await api.signInAgain(person);
    const { id } = await api.post(person, 'permit', '/device-keys', { ...registration, value });
    const key = { id, device, valueOf };
    keys.set(person, key);
    return key;
  }

  return {
    /**
     * The signature of an act: what is shown is read, hashed here, and the statement over it signed with the person's key.
     * @param act `{ command, name, query }`: the route, the act's own name, and which of its kind. @param body as it will be recorded, without its place
     */
    async sign(person, number, { command, name, query = '' }, body) {
      const key = await keyOf(person);
      const path = `/permits/${number}/signing?act=${command}${query}`;
      const { sequence, rules, shown } = await api.get(person, 'permit', path);
      const said = {
        shown: sha256(canonical(shown)),
        sequence,
        at: new Date().toISOString(),
        method: 'device-key',
        device: key.device,
      };
      const statement = {
        kind: 'holdpoint-signature',
        version: 1,
        tenant,
        permit: number,
        act: name,
        body: sha256(canonical(body)),
        rules,
        signer: person,
        ...said,
      };
      return { ...said, key: key.id, value: key.valueOf(canonical(statement)) };
    },
  };
}
