/** The process's log: JSON lines with service, correlation id, tenant and person id; never a body, never personal data. */
import pino, { type DestinationStream, type Logger } from 'pino';
import { correlation } from '../context/correlation';
import type { LogLevel } from '../boot/settings';
import { scrubText, withoutPersonal } from './personal';

export type { Logger } from 'pino';

export function createLogger(service: string, level: LogLevel, to?: DestinationStream): Logger {
  const options: pino.LoggerOptions = {
    level,
    base: { service },
    // Errors were described by `withoutPersonal` already; pino's own way would tell more.
    serializers: { err: (error: unknown) => error },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }), log: withoutPersonal },
    // pino repeats an error's text as the line's own; only a text that was looked through may stand there.
    errorKey: 'error',
    hooks: {
      logMethod(args: unknown[], method) {
        const [first, ...rest] = args;
        const told = first instanceof Error ? [{ err: first }, ...(rest.length > 0 ? rest : [first.message])] : args;
        method.apply(this, told.map(scrubbed) as Parameters<typeof method>);
      },
    },
    mixin: () => {
      const act = correlation.context();
      return act
        ? { correlationId: act.correlationId, tenant: act.tenant, person: act.person, client: act.client }
        : {};
    },
  };
  return to ? pino(options, to) : pino(options);
}

const scrubbed = (part: unknown): unknown => (typeof part === 'string' ? scrubText(part) : part);
