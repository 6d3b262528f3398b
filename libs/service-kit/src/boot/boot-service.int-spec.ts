/** A service as it boots, on a real PostgreSQL: problems, limits, tenants kept apart, a full pool that answers. */
import { Body, Controller, Get, Module, Param, Post, Query, Res } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { serviceDatabase, until, type ServiceDatabase } from '@holdpoint/testing';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, MaxLength, Min, ValidateNested } from 'class-validator';
import type { Response } from 'express';
import request from 'supertest';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { rowLevelSecurity, grantToApp } from '../database/row-level-security';
import { TenantDatabase } from '../database/tenant-database';
import { ApiCommand, ApiRead } from '../http/api-command.decorator';
import { IdempotencyKey, IfMatchSequence } from '../http/command-headers.decorator';
import { IsZonedInstant } from '../http/is-zoned-instant.decorator';
import { LongLived } from '../http/limits.interceptor';
import { Public } from '../http/public.decorator';
import { ProblemError } from '../problem/problem-error';
import { createService } from './boot-service';
import { ServiceKitModule } from './service-kit.module';

class NoteTable1790000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create table note (tenant text not null, id text not null, text text not null, primary key (tenant, id))`,
    );
    await runner.query(rowLevelSecurity('note') + grantToApp('note', 'select', 'insert', 'update', 'delete'));
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table note`);
  }
}

class WindowDto {
  @ApiProperty()
  @IsZonedInstant()
  from!: string;
}
class NoteDto {
  @ApiProperty()
  @IsString()
  @MaxLength(10)
  text!: string;
  @ApiProperty()
  @IsInt()
  @Min(1)
  count!: number;
  @ApiProperty({ enum: ['low', 'high'] })
  @IsIn(['low', 'high'])
  level!: string;
  @ApiProperty()
  @ValidateNested()
  @Type(() => WindowDto)
  window!: WindowDto;
  @ApiProperty({ required: false, nullable: true, type: String })
  @IsOptional()
  @IsString()
  remark?: string | null;
}
class PageDto {
  @IsOptional()
  @IsInt()
  @Type(() => Number)
  limit?: number;
}

@Public()
@Controller('notes')
class NotesController {
  constructor(private readonly database: TenantDatabase) {}

  @Post()
  @ApiCommand({
    summary: 'Note something',
    body: {
      type: NoteDto,
      example: { text: 'a', count: 1, level: 'low', window: { from: '2026-11-24T13:30:00+08:00' } },
    },
    ifMatch: true,
    errors: [{ status: 409, code: 'not-found' }],
  })
  note(@Body() body: NoteDto, @IdempotencyKey() key: string, @IfMatchSequence() seen?: number): object {
    return { body, key, seen: seen ?? null };
  }

  @Get()
  @ApiRead({ summary: 'List notes' })
  list(@Query() page: PageDto): object {
    return { limit: page.limit ?? null };
  }

  @Get('boom')
  boom(): never {
    throw new Error('select secret from drawer');
  }

  @Get('refused')
  refused(): never {
    throw new ProblemError(422, 'not-found', [
      { code: 'field-too-long', field: '/text', params: { max: 3 }, clause: '5.1' },
    ]);
  }

  @Get('slow/:seconds')
  async slow(@Param('seconds') seconds: string): Promise<object> {
    await this.database.read('a', (em) => em.query('select pg_sleep($1)', [Number(seconds)]));
    return {};
  }

  @Get('stream')
  @LongLived()
  stream(@Res() response: Response): void {
    response.write('open');
  }

  @Get('stuck')
  stuck(): Promise<never> {
    return new Promise(() => undefined);
  }
}

let app: NestExpressApplication;
let database: ServiceDatabase;
const http = () => request(app.getHttpServer() as never);
const good = { text: 'a', count: 1, level: 'low', window: { from: '2026-11-24T13:30:00+08:00' } };
const post = (body: unknown) =>
  http()
    .post('/notes')
    .set('Idempotency-Key', 'key-00000001')
    .set('Accept-Language', 'en')
    .send(body as object);

beforeAll(async () => {
  database = await serviceDatabase('kit');
  Object.assign(process.env, {
    HOLDPOINT_DATABASE_URL: database.url,
    HOLDPOINT_MIGRATION_DATABASE_URL: database.migrationUrl,
    HOLDPOINT_DATABASE_POOL: '2',
    HOLDPOINT_DATABASE_QUEUE: '3',
    HOLDPOINT_DATABASE_ACQUIRE_MS: '800',
    HOLDPOINT_REQUEST_TIMEOUT_MS: '4000',
    HOLDPOINT_SHUTDOWN_GRACE_MS: '2500',
    HOLDPOINT_LOG_LEVEL: 'silent',
  });
  @Module({
    imports: [ServiceKitModule.forRoot({ name: 'probe', entities: [], migrations: [NoteTable1790000000000] })],
    controllers: [NotesController],
  })
  class ProbeModule {}
  app = await createService({ name: 'probe', title: 'Probe', description: 'Probe', module: ProbeModule });
});
afterAll(async () => {
  await database?.drop();
});

describe('a command that is in order', () => {
  it('reaches its handler with times in UTC', async () => {
    const answer = await post(good).set('If-Match', '"7"').expect(201);
    expect(answer.body).toEqual({
      body: { ...good, window: { from: '2026-11-24T05:30:00.000Z' } },
      key: 'key-00000001',
      seen: 7,
    });
  });
});

describe('problems', () => {
  it('name every wrong field at once, with pointer and stable code, in the language asked for', async () => {
    const wrong = {
      text: 'a'.repeat(11),
      count: 'x',
      level: 'mid',
      window: { from: '2026-11-24T13:30:00', to: 1 },
      more: 1,
    };
    const answer = await post(wrong)
      .expect(400)
      .expect('content-type', /application\/problem\+json/);
    expect(answer.body).toMatchObject({
      type: 'urn:holdpoint:problem:fields-invalid',
      code: 'fields-invalid',
      status: 400,
      instance: '/notes',
    });
    const reasons = Object.fromEntries(
      (answer.body as { reasons: { field: string }[] }).reasons.map((reason) => [reason.field, reason]),
    );
    expect(reasons).toMatchObject({
      '/more': { code: 'field-unknown' },
      '/text': { code: 'field-too-long', params: { max: 10 }, message: 'this must have at most 10 characters' },
      '/count': { code: 'field-type', message: 'this must be a whole number' },
      '/level': { code: 'field-choice', params: { choices: ['low', 'high'] } },
      '/window/from': { code: 'time-without-zone' },
      '/window/to': { code: 'field-unknown' },
    });
    const chinese = await post({}).set('Accept-Language', 'fr, zh-CN;q=0.9, en;q=0.5').expect(400);
    expect(chinese.headers['content-language']).toBe('zh');
    expect((chinese.body as { reasons: { code: string; message: string }[] }).reasons).toEqual(
      ['text', 'count', 'level', 'window'].map((field) => ({
        code: 'field-required',
        field: `/${field}`,
        message: '必填',
        params: {},
      })),
    );
  });

  it.each([
    ['malformed', '{"text":', 'application/json', 400, 'body-malformed'],
    ['not JSON by type', 'text=a', 'application/x-www-form-urlencoded', 415, 'content-type-unsupported'],
    ['too large', JSON.stringify({ text: 'x'.repeat(300_000) }), 'application/json', 413, 'body-too-large'],
    ['too deep', '['.repeat(60) + ']'.repeat(60), 'application/json', 400, 'body-too-deep'],
    ['a list', '[]', 'application/json', 400, 'fields-invalid'],
    ['with a null character', '{"text":"a\\u0000"}', 'application/json', 400, 'fields-invalid'],
    ['with half a surrogate pair', '{"text":"\\ud800"}', 'application/json', 400, 'fields-invalid'],
    ['with a name given twice', '{"text":"a","text":"b"}', 'application/json', 400, 'fields-invalid'],
    ['with a field called constructor', '{"text":"a","constructor":{}}', 'application/json', 400, 'fields-invalid'],
    ['in another Unicode encoding', '{}', 'application/json; charset=utf-16le', 415, 'content-type-unsupported'],
    ['with an odd charset', '{}', 'application/json; charset=gbk', 415, 'content-type-unsupported'],
  ])('a body %s is refused by name', async (_, body, type, status, code) => {
    const answer = await http()
      .post('/notes')
      .set('Idempotency-Key', 'key-00000001')
      .set('content-type', type)
      .send(body);
    expect([answer.status, (answer.body as { code: string }).code]).toEqual([status, code]);
    expect(answer.headers['content-type']).toMatch(/application\/problem\+json/);
    expect(answer.headers['x-correlation-id']).toBe((answer.body as { correlationId: string }).correlationId);
  });

  it.each([
    ['get', '/nowhere', 404, 'route-unknown'],
    ['get', '/notes/%zz', 404, 'route-unknown'],
    ['get', '/notes/slow/%ff', 400, 'request-invalid'],
    ['delete', '/notes', 405, 'method-unsupported'],
    ['get', '/notes?limit=ten', 400, 'query-invalid'],
    ['get', '/notes?limits=1', 400, 'query-invalid'],
    ['get', '/notes/slow/a%00b', 400, 'fields-invalid'],
    ['get', '/notes/boom', 500, 'internal'],
  ] as const)('%s %s is %s %s', async (method, path, status, code) => {
    const answer = await http()[method](path).set('Accept-Language', 'en');
    expect([answer.status, (answer.body as { code: string }).code]).toEqual([status, code]);
    expect(JSON.stringify(answer.body)).not.toMatch(/secret|drawer|at .*\.ts/);
  });

  it('say which methods an address takes', async () => {
    const answer = await http().delete('/notes');
    expect(answer.headers.allow).toBe('GET, HEAD, POST');
  });

  it('carry the reasons of a refusal with their clause', async () => {
    const answer = await http().get('/notes/refused').set('Accept-Language', 'en').expect(422);
    expect((answer.body as { reasons: unknown[] }).reasons).toEqual([
      {
        code: 'field-too-long',
        field: '/text',
        params: { max: 3 },
        clause: '5.1',
        message: 'this must have at most 3 characters',
      },
    ]);
  });

  it.each([
    [undefined, 'idempotency-key-missing'],
    ['short', 'idempotency-key-invalid'],
  ])('a command with the key %s is refused', async (key, code) => {
    const sent = http().post('/notes');
    const answer = await (key ? sent.set('Idempotency-Key', key) : sent).send(good).expect(400);
    expect((answer.body as { code: string }).code).toBe(code);
  });
});

describe('the correlation id', () => {
  it('comes back as it was sent', async () => {
    const answer = await http().get('/notes').set('x-correlation-id', 'job-1.2_3').expect(200);
    expect(answer.headers['x-correlation-id']).toBe('job-1.2_3');
  });
  it.each(['has space', 'x'.repeat(65), 'a;b'])('is replaced when it is not well formed: %s', async (id) => {
    const answer = await http().get('/notes').set('x-correlation-id', id).expect(200);
    expect(answer.headers['x-correlation-id']).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('tenants', () => {
  const tenants = () => app.get(TenantDatabase);
  beforeAll(async () => {
    for (const tenant of ['a', 'b'])
      await tenants().write(tenant, (em) =>
        em.query(`insert into note values ($1, '1', $2)`, [tenant, `of ${tenant}`]),
      );
  });

  it('see their own rows only, even in raw SQL', async () => {
    const seen = await tenants().read('a', (em) => em.query(`select tenant, text from note`));
    expect(seen).toEqual([{ tenant: 'a', text: 'of a' }]);
    expect(await tenants().read('b', (em) => em.query(`select text from note where tenant = 'a' or true`))).toEqual([
      { text: 'of b' },
    ]);
  });

  it("cannot add, change, move or remove another one's rows", async () => {
    const asA = (sql: string): Promise<unknown> => tenants().write('a', (em) => em.query(sql));
    await expect(asA(`insert into note values ('b', '2', 'x')`)).rejects.toThrow(/row-level security/);
    await expect(asA(`update note set tenant = 'b'`)).rejects.toThrow(/row-level security/);
    expect(await asA(`update note set text = 'x' where tenant = 'b'`)).toEqual([[], 0]);
    expect(await asA(`delete from note where tenant = 'b'`)).toEqual([[], 0]);
    expect(await database.query(`select text from note where tenant = 'b'`)).toEqual([{ text: 'of b' }]);
  });

  it('never share what a connection was set to, however requests interleave', async () => {
    const answers = await Promise.all(
      Array.from({ length: 4 }, (_, i) => (i % 2 === 0 ? 'a' : 'b')).map(async (tenant) => {
        const rows: { tenant: string }[] = await tenants().read(tenant, (em) => em.query('select tenant from note'));
        return [tenant, rows.map((row) => row.tenant)];
      }),
    );
    expect(answers).toEqual([
      ['a', ['a']],
      ['b', ['b']],
      ['a', ['a']],
      ['b', ['b']],
    ]);
  });

  it('are not reached without a tenant, nor with one that is no name', async () => {
    await expect(tenants().dataSource.query(`select set_config('holdpoint.tenant', '', false)`)).resolves.toBeDefined();
    await expect(async () => tenants().read('*', (em) => em.query('select 1'))).rejects.toThrow(/not a tenant/);
    await expect(async () => tenants().read("a'--", (em) => em.query('select 1'))).rejects.toThrow(/not a tenant/);
    expect(await tenants().readAcrossTenants((em) => em.query('select text from note'))).toEqual([]);
  });

  it('lose nothing of a transaction that fails half way', async () => {
    await expect(
      tenants().write('a', async (em) => {
        await em.query(`insert into note values ('a', '9', 'x')`);
        throw new Error('half way');
      }),
    ).rejects.toThrow('half way');
    expect(await database.query(`select 1 from note where id = '9'`)).toEqual([]);
  });
});

describe('limits', () => {
  it('a full pool queues, then says so with Retry-After, and is free again afterwards', async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, () =>
        http()
          .get('/notes/slow/1.5')
          .then((answer) => answer),
      ),
    );
    const busy = answers.filter(({ status }) => status === 503);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(2);
    expect(busy).toHaveLength(10);
    for (const answer of busy) {
      expect((answer.body as { code: string }).code).toBe('busy');
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    }
    const after = await http().get('/notes/slow/0');
    expect(after.status).toBe(200);
  });

  it('a statement queued within its time is answered', async () => {
    const answers = await Promise.all(
      Array.from({ length: 5 }, () =>
        http()
          .get('/notes/slow/0.2')
          .then(({ status }) => status),
      ),
    );
    expect(answers).toEqual([200, 200, 200, 200, 200]);
  });

  it('a request that would hang is answered', async () => {
    const answer = await http().get('/notes/stuck').expect(503);
    expect((answer.body as { code: string }).code).toBe('timeout');
    expect(answer.headers['retry-after']).toBe('1');
  });
});

describe('for operators', () => {
  it('live and ready answer, each dependency named', async () => {
    expect((await http().get('/health/live').expect(200)).body).toEqual({ status: 'live', service: 'probe' });
    const ready = await until(async () => {
      const answer = await http().get('/health/ready');
      return answer.status === 200 && (answer.body as object);
    });
    expect(ready).toEqual({
      service: 'probe',
      status: 'ready',
      stopping: false,
      dependencies: [{ name: 'postgresql', required: true, status: 'up', latencyMs: expect.any(Number) as number }],
    });
  });

  it('metrics name the service, routes, the pool and statements', async () => {
    const text = (await http().get('/metrics').expect(200)).text;
    expect(text).toMatch(
      /holdpoint_http_request_duration_seconds_count\{service="probe",method="GET",route="\/notes\/slow\/:seconds",status="200"\}/,
    );
    expect(text).toMatch(/holdpoint_db_pool_connections\{pool="runtime",state="idle",service="probe"\} \d/);
    expect(text).toMatch(/holdpoint_sql_statements_total\{pool="runtime",kind="select",service="probe"\} \d+/);
    expect(text).toMatch(/process_cpu_seconds_total/);
  });

  it('OpenAPI 3.1 tells summary, key, example and codes', async () => {
    const document = (await http().get('/openapi.json').expect(200)).body as {
      openapi: string;
      paths: Record<
        string,
        Record<string, { summary: string; responses: Record<string, unknown>; parameters: { name: string }[] }>
      >;
      components: { schemas: Record<string, { properties: Record<string, unknown> }> };
    };
    expect(document.openapi).toBe('3.1.0');
    const operation = document.paths['/notes']!.post!;
    expect(operation.summary).toBe('Note something');
    expect(operation.parameters.map(({ name }) => name)).toEqual(['Idempotency-Key', 'If-Match']);
    expect(Object.keys(operation.responses)).toEqual(
      expect.arrayContaining(['200', '400', '401', '403', '409', '412', '413', '415', '429', '500', '503']),
    );
    expect(document.components.schemas.NoteDto!.properties.remark).toEqual({ type: ['string', 'null'] });
    expect(Object.keys(document.paths)).not.toContain('/health/ready');
    await http().get('/docs').expect(200);
  });
});

describe('the end', () => {
  it('finishes what was begun, takes nothing new, and cuts what would never end', async () => {
    await app.listen(0, '127.0.0.1');
    const url = await app.getUrl();
    const stream = await fetch(`${url}/notes/stream`);
    // Longer than a request may take: a stream isn't one.
    const slow = fetch(`${url}/notes/slow/1`);
    await until(async () => {
      const rows = await database.query(
        `select 1 from pg_stat_activity where datname = $1 and query like '%pg_sleep%' and state = 'active'`,
        [database.name],
      );
      return rows.length > 0;
    });
    const closing = app.close();
    const answer = await slow;
    expect(answer.status).toBe(200);
    expect(answer.headers.get('connection')).toBe('close');
    await expect(fetch(`${url}/health/live`)).rejects.toThrow();
    await expect(stream.text()).rejects.toThrow();
    await closing;
    expect(
      await database.query(
        `select 1 from pg_stat_activity where datname = $1 and application_name = 'holdpoint-probe'`,
        [database.name],
      ),
    ).toEqual([]);
  });
});
