/** PostgreSQL cut off, silent and restarted: each request gets an answer that says so, and the service finds back by itself. */
import { Controller, Get, Module } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { privatePart, serviceDatabase, until, type PrivatePart } from '@holdpoint/testing';
import request from 'supertest';
import { createService } from '../boot/boot-service';
import { ServiceKitModule } from '../boot/service-kit.module';
import { Public } from '../http/public.decorator';
import { TenantDatabase } from './tenant-database';

/** A server of its own takes some time to come up on a busy machine. */
jest.setTimeout(240_000);

@Public()
@Controller()
class ClockController {
  constructor(private readonly database: TenantDatabase) {}
  @Get('read')
  async read(): Promise<object> {
    return this.database.read('a', (em) => em.query('select 1 as one'));
  }
  @Get('write')
  async write(): Promise<object> {
    return this.database.write('a', (em) => em.query('select 1 as one'));
  }
}

let part: PrivatePart;
let app: NestExpressApplication;
const get = async (path: string) => {
  const { status, headers, body } = await request(app.getHttpServer() as never).get(path);
  return { status, code: (body as { code?: string }).code, retryAfter: headers['retry-after'] as string | undefined };
};

beforeAll(async () => {
  part = await privatePart('postgres');
  const database = await serviceDatabase('away', part.address);
  Object.assign(process.env, {
    HOLDPOINT_DATABASE_URL: database.url,
    HOLDPOINT_MIGRATION_DATABASE_URL: database.migrationUrl,
    HOLDPOINT_DATABASE_POOL: '3',
    HOLDPOINT_DATABASE_ACQUIRE_MS: '1500',
    HOLDPOINT_DATABASE_STATEMENT_MS: '1000',
    HOLDPOINT_LOG_LEVEL: 'silent',
  });
  @Module({
    imports: [ServiceKitModule.forRoot({ name: 'probe', entities: [], migrations: [] })],
    controllers: [ClockController],
  })
  class ProbeModule {}
  app = await createService({ name: 'probe', title: 'Probe', description: 'Probe', module: ProbeModule });
});
afterAll(async () => {
  await app?.close();
  await part?.discard();
});
beforeEach(() => until(async () => (await get('/write')).status === 200));

const away = { status: 503, code: 'database-unavailable', retryAfter: '5' };

it('refused connections are answered, readiness says what is missing, and it is found again', async () => {
  await part.stop();
  expect(await get('/read')).toEqual(away);
  expect(await get('/write')).toEqual(away);
  const ready = await until(async () => {
    const answer = await request(app.getHttpServer() as never).get('/health/ready');
    return answer.status === 503 && (answer.body as object);
  });
  expect(ready).toMatchObject({ status: 'unready', dependencies: [{ name: 'postgresql', status: 'down' }] });
  expect((await get('/health/live')).status).toBe(200);
  await part.start();
  expect(await until(async () => (await get('/write')).status === 200)).toBe(true);
});

it('connections cut while many wait are answered, every one', async () => {
  const before = Promise.all(Array.from({ length: 20 }, () => get('/write')));
  part.proxy.cut();
  const during = await Promise.all(Array.from({ length: 20 }, () => get('/write')));
  for (const answer of during) expect(answer).toEqual(away);
  for (const { status } of await before) expect([200, 503]).toContain(status);
  part.proxy.restore();
});

it('silence is answered too, and the silent connections are not used again', async () => {
  part.proxy.stall();
  const answers = await Promise.all(Array.from({ length: 6 }, (_, i) => get(i % 2 === 0 ? '/read' : '/write')));
  for (const { status, code } of answers) {
    expect(status).toBe(503);
    expect(['database-unavailable', 'busy']).toContain(code);
  }
  const idle = /holdpoint_db_pool_connections\{pool="runtime",state="idle",service="probe"\} 0/;
  expect((await request(app.getHttpServer() as never).get('/metrics')).text).toMatch(idle);
  part.proxy.restore();
});
