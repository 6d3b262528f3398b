/** Which answer an error stands for: the ones that pass (busy, away) are told apart from the ones that don't. */
import { HttpException } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { busy, databaseUnavailable } from './busy-errors';
import { ProblemError } from './problem-error';

/** Thrown by the pool when its queue is full or nobody gave a connection back in time. */
export class PoolBusyError extends Error {
  override readonly name = 'PoolBusyError';
}
/** Thrown by the pool when no connection to the server can be made. */
export class DatabaseAwayError extends Error {
  override readonly name = 'DatabaseAwayError';
}

const passing = /^(57014|55P03|40001|40P01|25P03|53300)$/;
const away = /^(08...|57P0[1-4]|53...|58...|25006)$/;

/** The problem for `error`; undefined when it's nothing that anybody foresaw. */
export function problemFrom(error: unknown): ProblemError | undefined {
  if (error instanceof ProblemError) return error;
  if (error instanceof PoolBusyError) return busy(error);
  if (error instanceof DatabaseAwayError) return databaseUnavailable(error);
  if (error instanceof QueryFailedError) return ofDatabase(error.driverError as DriverError, error);
  if (error instanceof HttpException) return ofHttp(error);
  return undefined;
}

interface DriverError extends Error {
  readonly code?: string;
  /** Only the server's own errors have one; without it the connection broke. */
  readonly severity?: string;
}

function ofDatabase(driverError: DriverError, error: Error): ProblemError | undefined {
  if (driverError.severity === undefined) return databaseUnavailable(error);
  const state = driverError.code ?? '';
  if (passing.test(state)) return busy(error);
  return away.test(state) ? databaseUnavailable(error) : undefined;
}

const codeOfStatus: Readonly<Record<number, string>> = {
  404: 'not-found',
  413: 'body-too-large',
  415: 'content-type-unsupported',
  429: 'too-many-requests',
  503: 'busy',
};
function ofHttp(error: HttpException): ProblemError | undefined {
  const status = error.getStatus();
  if (status >= 500 && status !== 503) return undefined;
  return new ProblemError(status, codeOfStatus[status] ?? 'request-invalid', [], {
    cause: error,
    ...(status === 503 || status === 429 ? { retryAfterSeconds: 2 } : {}),
  });
}

/** Whether trying again later may help: 503 and 429, a busy pool, a database that is away. Consumers wait for these instead of giving up. */
export function isTransient(error: unknown): boolean {
  const status = problemFrom(error)?.status;
  return status === 503 || status === 429;
}
