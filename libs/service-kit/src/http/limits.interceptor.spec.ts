/** Limits on a real application without a database: a rate per caller, a time per request, and who is exempt. */
import { Controller, Get, Module, type INestApplication } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, NestFactory } from '@nestjs/core';
import request from 'supertest';
import { kitSettings } from '../boot/settings';
import { kitSettingsToken } from '../boot/tokens';
import { correlation } from '../context/correlation';
import { ProblemFilter } from '../problem/problem.filter';
import { LimitsInterceptor, LongLived, Unlimited } from './limits.interceptor';
import { Public } from './public.decorator';

let answer: () => void = () => undefined;

@Public()
@Controller()
class LimitedController {
  @Get('plain')
  plain(): object {
    return {};
  }
  @Unlimited()
  @Get('probe')
  probe(): object {
    return {};
  }
  @Get('late')
  late(): Promise<object> {
    return new Promise(() => undefined);
  }
  @LongLived()
  @Get('stream')
  stream(): Promise<object> {
    return new Promise((resolve) => {
      answer = () => resolve({});
    });
  }
}

let app: INestApplication;
beforeEach(async () => {
  const settings = kitSettings({
    HOLDPOINT_RATE_PER_MINUTE: '6',
    HOLDPOINT_RATE_BURST: '3',
    HOLDPOINT_REQUEST_TIMEOUT_MS: '100',
  });
  @Module({
    controllers: [LimitedController],
    providers: [
      { provide: kitSettingsToken, useValue: settings },
      { provide: APP_INTERCEPTOR, useClass: LimitsInterceptor },
      { provide: APP_FILTER, useClass: ProblemFilter },
    ],
  })
  class ProbeModule {}
  app = await NestFactory.create(ProbeModule, { logger: false, abortOnError: false });
  // Stands in for the guard, which knows the caller by the token.
  app.use((incoming: { headers: Record<string, string | undefined> }, _: unknown, next: () => void) =>
    correlation.run('act-1', next, { tenant: incoming.headers['x-tenant'], person: incoming.headers['x-person'] }),
  );
  await app.init();
});
afterEach(() => app.close());
const get = async (path: string, person?: string, tenant = 'acme') => {
  const sent = request(app.getHttpServer() as never).get(path);
  return person ? sent.set('x-person', person).set('x-tenant', tenant) : sent;
};

it('a caller who asks too often is told when to come back; others are not', async () => {
  for (let i = 0; i < 3; i += 1) expect((await get('/plain', 'zhang')).status).toBe(200);
  const refused = await get('/plain', 'zhang');
  expect(refused.status).toBe(429);
  expect(refused.body).toMatchObject({ code: 'too-many-requests' });
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect((await get('/plain', 'li')).status).toBe(200);
  expect((await get('/plain', 'zhang', 'bolt')).status).toBe(200);
  expect((await get('/plain')).status).toBe(200);
});

it('probes are never too many', async () => {
  for (let i = 0; i < 6; i += 1) expect((await get('/probe')).status).toBe(200);
});

it('a request that takes too long is answered, a stream is left open', async () => {
  const late = await get('/late', 'zhang');
  expect(late.status).toBe(503);
  expect(late.body).toMatchObject({ code: 'timeout' });
  const stream = get('/stream', 'zhang');
  const other = await get('/late', 'zhang');
  expect(other.status).toBe(503);
  answer();
  expect((await stream).status).toBe(200);
});
