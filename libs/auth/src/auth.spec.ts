/** Tokens of a real issuer on loopback against a real application: each way in, and each way to be turned away. */
import { Controller, Get, Module } from '@nestjs/common';
import { APP_FILTER, NestFactory } from '@nestjs/core';
import type { INestApplication } from '@nestjs/common';
import { correlation, DependencyChecks } from '@holdpoint/service-kit';
import { ProblemFilter } from '@holdpoint/service-kit';
import { testIssuer, type TestIssuer, type TokenWish } from '@holdpoint/testing';
import request from 'supertest';
import { AuthModule } from './auth.module';
import { Caller, type CallerIdentity } from './caller';
import { IssuerKeys } from './issuer-keys';
import { Public, RequireScope } from './require-scope.decorator';
import { TokenCheck } from './token-check';

@Controller()
class DoorController {
  @Get('open')
  @Public()
  open(): object {
    return {};
  }
  @Get('permits')
  @RequireScope('permit:read')
  permits(@Caller() caller: CallerIdentity): object {
    return { caller, act: correlation.context() };
  }
  @Get('admin')
  @RequireScope('permit:read', 'permit:admin')
  admin(): object {
    return {};
  }
}

@Module({
  providers: [DependencyChecks],
  exports: [DependencyChecks],
})
class ChecksModule {}

const applicationOf = async (controller: new () => object): Promise<INestApplication> => {
  @Module({
    imports: [{ module: ChecksModule, global: true }, AuthModule.forRoot()],
    controllers: [controller],
    providers: [{ provide: APP_FILTER, useClass: ProblemFilter }],
  })
  class ProbeModule {}
  const app = await NestFactory.create(ProbeModule, { logger: false, abortOnError: false });
  app.use((_: unknown, __: unknown, next: () => void) => correlation.run('act-1', next));
  return app.init();
};

let issuer: TestIssuer;
let app: INestApplication;
const wish: TokenWish = { person: 'zhang', tenant: 'acme', scopes: ['permit:read'] };
const get = (path: string, token?: string) => {
  const sent = request(app.getHttpServer() as never)
    .get(path)
    .set('Accept-Language', 'en');
  return token === undefined ? sent : sent.set('Authorization', `Bearer ${token}`);
};
const answerTo = async (token: string | undefined, path = '/permits') => {
  const answer = await get(path, token);
  return [answer.status, (answer.body as { code?: string }).code];
};

beforeAll(async () => {
  issuer = await testIssuer();
  process.env.HOLDPOINT_OIDC_ISSUER = issuer.url;
  app = await applicationOf(DoorController);
});
afterAll(async () => {
  await app?.close();
  await issuer?.close();
});

describe('the door', () => {
  it('lets anyone through where it says so', async () => {
    expect(await answerTo(undefined, '/open')).toEqual([200, undefined]);
  });

  it('knows the caller, and so does the act', async () => {
    const answer = await get(
      '/permits',
      await issuer.token({ ...wish, claims: { scope: 'permit:read openid unheard-of' } }),
    ).expect(200);
    expect(answer.body).toEqual({
      caller: { tenant: 'acme', person: 'zhang', client: 'holdpoint-tests', scopes: ['permit:read'], language: 'en' },
      act: { correlationId: 'act-1', tenant: 'acme', person: 'zhang', client: 'holdpoint-tests', language: 'en' },
    });
  });

  it.each<[unknown, string | undefined]>([
    [1_764_000_000, '2025-11-24T16:00:00.000Z'],
    [undefined, undefined],
    ['1764000000', undefined],
    [1_764_000_000.5, undefined],
    [-1, undefined],
    [1_764_000_000_000, undefined],
  ])('knows when the caller signed in from auth_time %p', async (claim, at) => {
    const answer = await get('/permits', await issuer.token({ ...wish, claims: { auth_time: claim } })).expect(200);
    expect((answer.body as { caller: { authenticatedAt?: string } }).caller.authenticatedAt).toBe(at);
  });

  it('takes a machine for a machine', async () => {
    const answer = await get(
      '/permits',
      await issuer.token({ client: 'erp', tenant: 'acme', scopes: ['permit:read'] }),
    ).expect(200);
    expect((answer.body as { caller: object }).caller).toEqual({
      tenant: 'acme',
      client: 'erp',
      scopes: ['permit:read'],
      language: 'en',
    });
  });

  it.each<[string, Partial<TokenWish>, number, string]>([
    ['over', { expiresIn: -60 }, 401, 'token-expired'],
    ['meant for another system', { audience: 'payroll' }, 401, 'token-audience'],
    ['of another issuer', { issuer: 'https://elsewhere.example' }, 401, 'token-invalid'],
    ['signed by a key that the issuer does not have', { foreignKey: true }, 401, 'token-invalid'],
    ['without a tenant', { claims: { tenant: undefined } }, 403, 'tenant-missing'],
    ['with the tenant *', { tenant: '*' }, 403, 'tenant-missing'],
    ['not valid yet', { claims: { nbf: Math.floor(Date.now() / 1000) + 600 } }, 401, 'token-invalid'],
    ['without the scope', { scopes: ['notification:read'] }, 403, 'scope-missing'],
  ])('turns away a token %s', async (_, difference, status, code) => {
    expect(await answerTo(await issuer.token({ ...wish, ...difference }))).toEqual([status, code]);
  });

  it('names the scope that is lacking', async () => {
    const answer = await get('/admin', await issuer.token(wish)).expect(403);
    expect(answer.body).toMatchObject({
      title: 'the access token lacks the scope permit:admin',
      reasons: [{ code: 'scope-missing', params: { scope: 'permit:admin' } }],
    });
    expect(answer.headers['www-authenticate']).toContain('insufficient_scope');
  });

  it('turns away no token, half a token, one without a signature and one signed by a shared secret', async () => {
    const token = await issuer.token(wish);
    const [head, body] = token.split('.');
    const none = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
    const secret = Buffer.from(JSON.stringify({ alg: 'HS256' })).toString('base64url');
    expect(await answerTo(undefined)).toEqual([401, 'token-missing']);
    expect(await answerTo('abc')).toEqual([401, 'token-invalid']);
    expect(await answerTo(`${head}.${body}.AAAA`)).toEqual([401, 'token-invalid']);
    expect(await answerTo(`${none}.${body}.`)).toEqual([401, 'token-invalid']);
    expect(await answerTo(`${secret}.${body}.AAAA`)).toEqual([401, 'token-invalid']);
    expect((await get('/permits')).headers['www-authenticate']).toBe('Bearer');
  });

  it('checks every changed byte of a token that it has seen before', async () => {
    const token = await issuer.token(wish);
    expect(await answerTo(token)).toEqual([200, undefined]);
    const [head, body, signature] = token.split('.') as [string, string, string];
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as object;
    const forged = Buffer.from(JSON.stringify({ ...claims, tenant: 'other' })).toString('base64url');
    expect(await answerTo(`${head}.${forged}.${signature}`)).toEqual([401, 'token-invalid']);
  });
});

describe('keys', () => {
  it('are fetched once for many tokens, and again when a token names a new one', async () => {
    const own = await testIssuer();
    const keys = new IssuerKeys({ issuer: own.url }, { cooldownDuration: 0 });
    const check = new TokenCheck({ issuer: own.url, audience: own.audience }, keys);
    for (let i = 0; i < 5; i += 1) await check.holderOf(`Bearer ${await own.token(wish)}`);
    expect(own.keyRequests).toBe(1);
    await own.rotateKey();
    await expect(check.holderOf(`Bearer ${await own.token(wish)}`)).resolves.toMatchObject({ person: 'zhang' });
    expect(own.keyRequests).toBe(2);
    // The issuer goes away: what is known goes on working.
    const later = await own.token(wish);
    await own.close();
    await expect(check.holderOf(`Bearer ${later}`)).resolves.toMatchObject({ person: 'zhang' });
    await expect(keys.check()).rejects.toThrow();
  });

  it('that cannot be had are said to be so, with when to come back, and are asked for again', async () => {
    const gone = await testIssuer();
    const token = await gone.token(wish);
    await gone.close();
    const check = new TokenCheck({ issuer: gone.url, audience: gone.audience }, new IssuerKeys({ issuer: gone.url }));
    for (let i = 0; i < 2; i += 1)
      await expect(check.holderOf(`Bearer ${token}`)).rejects.toMatchObject({
        status: 503,
        code: 'issuer-unavailable',
        retryAfterSeconds: 5,
      });
  });
});

describe('a remembered token', () => {
  it('is forgotten when it is over', async () => {
    let now = Date.now();
    const check = new TokenCheck(
      { issuer: issuer.url, audience: issuer.audience },
      new IssuerKeys({ issuer: issuer.url }),
      () => now,
    );
    const header = `Bearer ${await issuer.token({ ...wish, expiresIn: 50 })}`;
    await expect(check.holderOf(header)).resolves.toMatchObject({ tenant: 'acme' });
    now += 90_000;
    await expect(check.holderOf(header)).rejects.toMatchObject({ code: 'token-expired' });
  });
});

describe('boot', () => {
  it('refuses a route that nobody marked, and names it', async () => {
    @Controller('drawer')
    class DrawerController {
      secrets(): object {
        return {};
      }
      @Get('leaflets')
      @Public()
      leaflets(): object {
        return {};
      }
    }
    // By hand, since lint wouldn't have it.
    const secrets = Object.getOwnPropertyDescriptor(DrawerController.prototype, 'secrets');
    Get('secrets')(DrawerController.prototype, 'secrets', secrets as TypedPropertyDescriptor<unknown>);
    await expect(applicationOf(DrawerController)).rejects.toThrow(
      'routes without @RequireScope() or @Public(): DrawerController.secrets (GET secrets)',
    );
  });
});
