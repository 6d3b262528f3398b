/** The process's log: JSON lines with service, correlation id, tenant and person id; never a body, never personal data. */
import pino, { type DestinationStream, type Logger } from 'pino';
import { correlation } from '../context/correlation';
import type { LogLevel } from '../boot/settings';
import { withoutPersonal } from './personal';

export type { Logger } from 'pino';

export function createLogger(service: string, level: LogLevel, to?: DestinationStream): Logger {
  const options: pino.LoggerOptions = {
    level,
    base: { service },
    // Errors were described by `withoutPersonal` already; pino's own way would tell more.
    serializers: { err: (error: unknown) => error },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }), log: withoutPersonal },
    mixin: () => {
      const act = correlation.context();
      return act
        ? { correlationId: act.correlationId, tenant: act.tenant, person: act.person, client: act.client }
        : {};
    },
  };
  return to ? pino(options, to) : pino(options);
}
