/** An OpenID issuer on loopback: discovery, keys, and signed access tokens for any person, tenant and scope. */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Scope } from '@holdpoint/contracts';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';

export interface TokenWish {
  /** A person's id, for `sub`; a machine's token has none. */
  readonly person?: string;
  /** `client_id`. */
  readonly client?: string;
  readonly tenant: string;
  readonly scopes: readonly Scope[];
  readonly audience?: string;
  /** Seconds from now; negative for a token that is over. 3600 unless told. */
  readonly expiresIn?: number;
  /** Another issuer's name. */
  readonly issuer?: string;
  /** Signed by a key that the issuer does not publish. */
  readonly foreignKey?: boolean;
  /** More claims, or other values of those above. */
  readonly claims?: Readonly<Record<string, unknown>>;
}
export interface TestIssuer {
  /** For HOLDPOINT_OIDC_ISSUER. */
  readonly url: string;
  /** For HOLDPOINT_OIDC_AUDIENCE. */
  readonly audience: string;
  token(wish: TokenWish): Promise<string>;
  /** From now on tokens are signed by a new key, which is published beside the old one. */
  rotateKey(): Promise<void>;
  /** How many times the keys were fetched. */
  readonly keyRequests: number;
  close(): Promise<void>;
}

interface SigningKey {
  readonly id: string;
  readonly privateKey: CryptoKey;
  readonly published: object;
}
async function signingKey(): Promise<SigningKey> {
  const id = randomUUID();
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  return { id, privateKey, published: { ...(await exportJWK(publicKey)), kid: id, alg: 'ES256', use: 'sig' } };
}

export async function testIssuer(audience = 'holdpoint'): Promise<TestIssuer> {
  const keys = [await signingKey()];
  const foreign = await signingKey();
  let keyRequests = 0;
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0];
    const answer = (body: object): void => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    if (path === '/.well-known/openid-configuration') {
      answer({
        issuer: url,
        jwks_uri: `${url}/jwks`,
        token_endpoint: `${url}/token`,
        authorization_endpoint: `${url}/auth`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['ES256'],
      });
    } else if (path === '/jwks') {
      keyRequests += 1;
      answer({ keys: keys.map((key) => key.published) });
    } else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    audience,
    get keyRequests() {
      return keyRequests;
    },
    async token(wish) {
      const key = wish.foreignKey ? foreign : keys.at(-1);
      if (!key) throw new Error('no key');
      const now = Math.floor(Date.now() / 1000);
      const expiry = now + (wish.expiresIn ?? 3600);
      const subject = wish.person ?? wish.client ?? 'nobody';
      return new SignJWT({
        sub: subject,
        iss: wish.issuer ?? url,
        aud: wish.audience ?? audience,
        iat: Math.min(now, expiry - 1),
        exp: expiry,
        jti: randomUUID(),
        tenant: wish.tenant,
        scope: wish.scopes.join(' '),
        client_id: wish.client ?? 'holdpoint-tests',
        ...wish.claims,
      })
        .setProtectedHeader({ alg: 'ES256', kid: key.id, typ: 'at+jwt' })
        .sign(key.privateKey);
    },
    async rotateKey() {
      keys.push(await signingKey());
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
