/** What happens around every request: its correlation id, its line in the log, its place in the metrics, a goodbye while stopping. */
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { Histogram } from 'prom-client';
import { correlation, correlationHeader } from '../context/correlation';
import type { Logger } from '../logs/logger';
import { metrics } from '../metrics/metrics';
import { languageOf } from './language';

const durations = new Histogram({
  name: 'holdpoint_http_request_duration_seconds',
  help: 'Time from the request to the end of the answer',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
  registers: [metrics],
});

/** First of all: everything after it runs within the request's act. */
export const correlate: RequestHandler = (request: Request, response: Response, next: NextFunction) => {
  const given = request.headers[correlationHeader];
  correlation.run(
    typeof given === 'string' ? given : undefined,
    () => {
      response.setHeader(correlationHeader, correlation.id());
      next();
    },
    { language: languageOf(request.headers['accept-language']) },
  );
};

const quiet = /^\/(health|metrics)\b/;

/** One line and one measurement per answer. The query isn't logged: people put names into it. */
export function observe(logger: Logger): RequestHandler {
  return (request, response, next) => {
    const from = process.hrtime.bigint();
    // The end of an answer is told by the socket, outside the act: the act is taken along.
    const done = correlation.bind(() => {
      const seconds = Number(process.hrtime.bigint() - from) / 1e9;
      const route = routeOf(request);
      durations.observe({ method: request.method, route, status: String(response.statusCode) }, seconds);
      if (quiet.test(request.path)) return;
      const line = {
        method: request.method,
        path: request.path,
        route,
        status: response.statusCode,
        ms: Math.round(seconds * 1e3),
      };
      if (!response.writableFinished) logger.warn({ ...line, msg: 'the caller left' });
      else if (response.statusCode >= 500) logger.warn({ ...line, msg: 'request' });
      else logger.info({ ...line, msg: 'request' });
    });
    response.once('close', done);
    next();
  };
}

/** The pattern, so that numbers in addresses don't become series. */
const routeOf = (request: Request): string => {
  const path = (request.route as { path?: unknown } | undefined)?.path;
  return typeof path === 'string' ? path : 'none';
};

/** While the service stops, answers close their connections, so that clients go elsewhere; those to requests that came before it, too. */
export const farewell =
  (isStopping: () => boolean): RequestHandler =>
  (_request, response, next) => {
    const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => Response;
    response.writeHead = (...args: unknown[]) => {
      if (isStopping()) response.setHeader('Connection', 'close');
      return writeHead(...args);
    };
    next();
  };
