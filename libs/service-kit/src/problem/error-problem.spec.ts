/** Errors that pass are told from errors that don't. */
import {
  BadRequestException,
  ConflictException,
  InternalServerErrorException,
  ServiceUnavailableException,
} from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { DatabaseAwayError, isTransient, PoolBusyError, problemFrom } from './error-problem';
import { ProblemError, problemOf } from './problem-error';

const query = (driver: object): QueryFailedError =>
  new QueryFailedError('select 1', [], Object.assign(new Error('x'), driver));
const server = (code: string): QueryFailedError => query({ code, severity: 'ERROR' });

it.each<[string, unknown, number | undefined, string | undefined]>([
  ['a full pool', new PoolBusyError(''), 503, 'busy'],
  ['no server', new DatabaseAwayError(''), 503, 'database-unavailable'],
  ['a statement that took too long', server('57014'), 503, 'busy'],
  ['a lock that took too long', server('55P03'), 503, 'busy'],
  ['a deadlock', server('40P01'), 503, 'busy'],
  ['a serialisation failure', server('40001'), 503, 'busy'],
  ['too many connections', server('53300'), 503, 'busy'],
  ['a server that is stopping', server('57P01'), 503, 'database-unavailable'],
  ['a standby', server('25006'), 503, 'database-unavailable'],
  ['a full disk', server('53100'), 503, 'database-unavailable'],
  ['a connection that broke', query({}), 503, 'database-unavailable'],
  ['a duplicate key', server('23505'), undefined, undefined],
  ['a mistake in SQL', server('42601'), undefined, undefined],
  ['a conflict', new ConflictException(), 409, 'request-invalid'],
  ['a bad request', new BadRequestException(), 400, 'request-invalid'],
  ['unavailable', new ServiceUnavailableException(), 503, 'busy'],
  ['an internal error', new InternalServerErrorException(), undefined, undefined],
  ['anything', new Error('x'), undefined, undefined],
  ['a text', 'x', undefined, undefined],
])('%s', (_, error, status, code) => {
  const problem = problemFrom(error);
  expect([problem?.status, problem?.code]).toEqual([status, code]);
  expect(isTransient(error)).toBe(status === 503);
  if (status === 503) expect(problem?.retryAfterSeconds).toBeGreaterThan(0);
});

it('a problem stays what it is; a refusal keeps its reasons', () => {
  const problem = new ProblemError(409, 'not-found');
  expect(problemFrom(problem)).toBe(problem);
  expect(
    problemOf({ code: 'gas-stale', reasons: [{ code: 'gas-stale', params: { minutes: 30 }, clause: '5.3.1 c' }] }),
  ).toMatchObject({
    status: 422,
    code: 'gas-stale',
    reasons: [{ clause: '5.3.1 c' }],
  });
});
