/** What the log holds of an act, and what it never holds. */
import { Writable } from 'node:stream';
import { QueryFailedError } from 'typeorm';
import { correlation } from '../context/correlation';
import { createLogger } from './logger';
import { NestLogger } from './nest-logger';

const lines: string[] = [];
const to = new Writable({
  write(chunk: Buffer, _, done) {
    lines.push(chunk.toString());
    done();
  },
});
const logger = createLogger('probe', 'info', to);
const last = (): Record<string, unknown> => JSON.parse(lines.at(-1)!) as Record<string, unknown>;

it('names service, correlation id, tenant and person', () => {
  correlation.run('act-1', () => logger.info({ permit: 'DH-2026-000001' }, 'issued'), {
    tenant: 'acme',
    person: 'zhang',
  });
  expect(last()).toMatchObject({
    level: 'info',
    service: 'probe',
    correlationId: 'act-1',
    tenant: 'acme',
    person: 'zhang',
    permit: 'DH-2026-000001',
    msg: 'issued',
  });
});

it('hides what is personal or secret, however deep it lies', () => {
  logger.info({
    headers: { authorization: 'Bearer abc.def.ghi', cookie: 'a=b', accept: 'x' },
    person: { identityNumber: '110105194912310021', phone: '13812345678', fullName: '张三', id: 'zhang' },
    list: [{ email: 'zhang@example.com' }],
    access_token: 'abc',
    body: { anything: 1 },
  });
  const text = lines.at(-1)!;
  for (const secret of ['abc', 'a=b', '1101', '138', '张三', 'example.com', 'anything'])
    expect(text).not.toContain(secret);
  expect(last()).toMatchObject({ headers: { accept: 'x' }, person: { id: 'zhang' } });
});

it('tells an error without the rows and parameters that drivers attach', () => {
  const driverError = Object.assign(new Error('duplicate key'), {
    code: '23505',
    detail: 'Key (identity_number)=(110105194912310021) already exists.',
  });
  const error = new QueryFailedError('insert into person values ($1)', ['110105194912310021'], driverError);
  new NestLogger(logger).error({ msg: 'unforeseen', err: error });
  expect(last()).toMatchObject({ level: 'error', msg: 'unforeseen', err: { type: 'QueryFailedError', code: '23505' } });
  expect(lines.at(-1)).not.toContain('1101');
  logger.warn({
    err: new Error('no person with 13812345678 or zhang@example.com', { cause: new Error('of 110105194912310021') }),
  });
  expect(lines.at(-1)).not.toMatch(/138123|zhang@|110105/);
  expect(last()).toMatchObject({ err: { message: 'no person with [hidden] or [hidden]' } });
});

it("speaks Nest's language: contexts, stacks, errors as messages", () => {
  const nest = new NestLogger(logger);
  nest.log('started', 'Routes');
  expect(last()).toMatchObject({ level: 'info', msg: 'started', context: 'Routes' });
  nest.error('broke', 'Error: broke\n  at x', 'Routes');
  expect(last()).toMatchObject({ level: 'error', msg: 'broke', context: 'Routes', stack: 'Error: broke\n  at x' });
  nest.warn(new Error('hm'), 'Routes');
  expect(last()).toMatchObject({ level: 'warn', msg: 'hm', err: { type: 'Error' } });
  nest.debug('not at this level');
  expect(last().msg).toBe('hm');
});

it('looks through texts too, however they are given', () => {
  logger.info('asked for 110105194912310021');
  expect(last().msg).toBe('asked for [hidden]');
  logger.error(new Error('no 13812345678'));
  expect(last()).toMatchObject({ msg: 'no [hidden]', err: { message: 'no [hidden]' } });
  new NestLogger(logger).warn(new Error('no 13812345678'));
  expect(lines.at(-1)).not.toContain('138123');
});
