/** The issuer makes tokens that verify, and every kind that must not. */
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { testIssuer, type TestIssuer } from './test-issuer';

describe('testIssuer', () => {
  let issuer: TestIssuer;
  beforeAll(async () => {
    issuer = await testIssuer();
  });
  afterAll(() => issuer.close());

  const verify = async (token: string) => {
    const discovery = (await (await fetch(`${issuer.url}/.well-known/openid-configuration`)).json()) as {
      jwks_uri: string;
    };
    return jwtVerify(token, createRemoteJWKSet(new URL(discovery.jwks_uri)), {
      issuer: issuer.url,
      audience: issuer.audience,
    });
  };
  const wish = { person: 'p-1', tenant: 'demo', scopes: ['permit:read', 'permit:act'] as const };

  it('signs a token that its published keys verify, with the platform’s claims', async () => {
    const { payload, protectedHeader } = await verify(await issuer.token(wish));
    expect(payload).toMatchObject({ sub: 'p-1', tenant: 'demo', scope: 'permit:read permit:act' });
    expect(protectedHeader.typ).toBe('at+jwt');
  });

  it.each([
    ['a foreign key', { ...wish, foreignKey: true }],
    ['an end in the past', { ...wish, expiresIn: -60 }],
    ['another audience', { ...wish, audience: 'elsewhere' }],
    ['another issuer', { ...wish, issuer: 'http://elsewhere' }],
  ])('can make a token with %s, which does not verify', async (_, bad) => {
    await expect(verify(await issuer.token(bad))).rejects.toThrow();
  });

  it('publishes a new key beside the old one', async () => {
    const old = await issuer.token(wish);
    await issuer.rotateKey();
    await verify(old);
    await verify(await issuer.token(wish));
  });
});
