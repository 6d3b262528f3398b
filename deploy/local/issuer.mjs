/**
 * The issuer of the demonstration, FOR DEMONSTRATION ONLY: whoever reaches it gets a token of any seeded person without a password.
 * It listens on loopback. In production HOLDPOINT_OIDC_ISSUER names the company's own identity provider.
 *
 * A person's token:  POST /token  grant_type=urn:holdpoint:demonstration:seeded-person&person=<id>[&scope=<scopes>][&max_age=<seconds>]
 * A system's token:  POST /token  grant_type=client_credentials[&scope=<scopes>]
 * both with HTTP Basic of a client in people.mjs. Tokens are JWTs (RFC 9068) with sub, tenant, scope and client_id.
 *
 * A person signs in with the first token; later ones say when that was (auth_time), as a session does. max_age=0, or a session older than max_age, signs in
 * anew: what a real issuer would ask a password for (OpenID Connect, RFC 9470).
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { exportJWK, generateKeyPair } from 'jose';
import Provider, { errors } from 'oidc-provider';
import { clients, demonstrationClient, people, seededPersonGrant, tenant } from './people.mjs';
import { audience } from './processes.mjs';

const port = Number(process.env.HOLDPOINT_ISSUER_PORT ?? 3009);
const url = process.env.HOLDPOINT_OIDC_ISSUER ?? `http://127.0.0.1:${port}`;
const hour = 3600;

/** The signing key is kept, so that a token outlives a restart. */
async function signingKey(file) {
  if (file && existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const key = { ...(await exportJWK(privateKey)), kid: `demonstration-${Date.now()}`, alg: 'ES256', use: 'sig' };
  if (file) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(key), { mode: 0o600 });
  }
  return key;
}

const known = new Map(people.map((person) => [person.id, person]));
const systems = new Map(clients.map((client) => [client.id, client]));
const every = [...new Set([...people, ...clients].flatMap(({ scopes }) => scopes))];
/** End-to-end tests bring people and tenants of their own. */
const anyone = process.env.HOLDPOINT_ISSUER_ANYONE === 'yes';
const personOf = (id) => known.get(id) ?? (anyone && id ? { id, scopes: every } : undefined);
const application = (client, grant) => ({
  client_id: client.id,
  client_secret: client.secret,
  grant_types: [grant],
  redirect_uris: [],
  response_types: [],
});

const provider = new Provider(url, {
  clients: [
    ...clients.map((client) => application(client, 'client_credentials')),
    application(demonstrationClient, seededPersonGrant),
  ],
  jwks: { keys: [await signingKey(process.env.HOLDPOINT_ISSUER_KEY)] },
  clientDefaults: { id_token_signed_response_alg: 'ES256' },
  scopes: every,
  clientAuthMethods: ['client_secret_basic', 'client_secret_post'],
  features: {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => audience,
      useGrantedResource: () => true,
      getResourceServerInfo: () => ({
        audience,
        scope: every.join(' '),
        accessTokenFormat: 'jwt',
        accessTokenTTL: hour,
        jwt: { sign: { alg: 'ES256' } },
      }),
    },
  },
  extraTokenClaims: (ctx) => ({
    tenant: (anyone && ctx.oidc.params.tenant) || tenant,
    ...(ctx.oidc.params.person && { auth_time: signedInAt(ctx.oidc.params) }),
  }),
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
  ttl: { ClientCredentials: hour, AccessToken: hour },
});

/** When each person last signed in, in whole seconds. */
const sessions = new Map();
const signsIn = ({ person, tenant: asked = tenant, max_age: maxAge }) => {
  const now = Math.floor(Date.now() / 1000);
  const known = sessions.get(`${asked}/${person}`);
  const tooOld = maxAge !== undefined && now - known >= Number(maxAge);
  if (known === undefined || tooOld) sessions.set(`${asked}/${person}`, now);
};
const signedInAt = ({ person, tenant: asked = tenant }) => sessions.get(`${asked}/${person}`);

/** What is granted: what was asked for and may be had, or all that may be had when nothing was asked for. */
function granted(asked, allowed) {
  if (!asked) return allowed.join(' ');
  const refused = asked.split(' ').filter((scope) => !allowed.includes(scope));
  if (refused.length > 0) throw new errors.InvalidScope('this scope is not granted', refused.join(' '));
  return asked;
}

const resourceServer = () =>
  new provider.ResourceServer(audience, {
    audience,
    scope: every.join(' '),
    accessTokenFormat: 'jwt',
    accessTokenTTL: hour,
    jwt: { sign: { alg: 'ES256' } },
  });

async function answer(ctx, token) {
  token.resourceServer = resourceServer();
  ctx.body = { access_token: await token.save(), token_type: 'Bearer', expires_in: hour, scope: token.scope };
}

provider.registerGrantType(
  seededPersonGrant,
  async (ctx) => {
    const person = personOf(ctx.oidc.params.person);
    if (!person) throw new errors.InvalidGrant('there is no such person in the demonstration');
    if (!/^\d*$/.test(ctx.oidc.params.max_age ?? '')) throw new errors.InvalidRequest('max_age is in whole seconds');
    signsIn(ctx.oidc.params);
    const scope = granted(ctx.oidc.params.scope, anyone ? every : person.scopes);
    const grant = { gty: seededPersonGrant, grantId: `demonstration-${person.id}` };
    await answer(ctx, new provider.AccessToken({ accountId: person.id, client: ctx.oidc.client, scope, ...grant }));
  },
  ['person', 'scope', 'tenant', 'max_age'],
);
// As the standard's own, but a system that asks for no scope gets all of its own.
provider.registerGrantType(
  'client_credentials',
  async (ctx) => {
    const { client } = ctx.oidc;
    const scope = granted(ctx.oidc.params.scope, anyone ? every : systems.get(client.clientId).scopes);
    await answer(ctx, new provider.ClientCredentials({ client, scope }));
  },
  ['scope', 'tenant'],
);

provider.on('server_error', (_, error) => console.error(error));
const server = provider.listen(port, process.env.HOLDPOINT_LISTEN ?? '127.0.0.1', () =>
  console.log(`issuer of the demonstration at ${url}`),
);
server.on('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));
