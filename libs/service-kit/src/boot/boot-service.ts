/** Starts a service: the same logs, limits, problems, OpenAPI, health and shutdown for each. */
import type { INestApplication, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { SwaggerModule } from '@nestjs/swagger';
import type { Response } from 'express';
import type { AlsoAccepts } from '../http/json-body.middleware';
import { openApiOf } from '../http/open-api';
import { createLogger, type Logger } from '../logs/logger';
import { NestLogger } from '../logs/nest-logger';
import { startMetrics } from '../metrics/metrics';
import { configureService } from './configure-service';
import { kitSettings, SettingsReader } from './settings';

export interface BootOptions {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly module: Type<unknown>;
  /** What each tag of the API holds, in the reader's order. */
  readonly tags?: Readonly<Record<string, string>>;
  /** HOLDPOINT_HTTP_PORT wins; 0 takes a free one. */
  readonly port?: number;
  /** Media types besides JSON that a route takes by its own means. */
  readonly alsoAccepts?: readonly AlsoAccepts[];
}

/** Resolves once the service listens. */
export async function bootService(options: BootOptions): Promise<INestApplication> {
  const app = await createService(options);
  const read = new SettingsReader();
  const port = read.checked(read.number('HOLDPOINT_HTTP_PORT', options.port ?? 3000, { max: 65_535 }));
  await app.listen(port);
  app.enableShutdownHooks();
  return app;
}

/** The application as `bootService` starts it, not yet listening. */
export async function createService(options: BootOptions): Promise<NestExpressApplication> {
  const app = await createApplication(options);
  const document = openApiOf(app, options);
  app.getHttpAdapter().get('/openapi.json', (_request: unknown, response: unknown) => {
    (response as Response).json(document);
  });
  SwaggerModule.setup('docs', app, document, { raw: false, customSiteTitle: options.title, customCss: pageStyle });
  await app.init();
  return app;
}

/** No bar of another name above; no column for links, of which there are none and which doesn't fit a phone; what copies a path can be hit. */
const pageStyle = [
  '.swagger-ui .topbar',
  '.swagger-ui .response-col_links { display: none } .swagger-ui .view-line-link { min-width: 22px }',
].join(', ');

/** The bare application, without OpenAPI: workers need no more. */
export async function createApplication(
  options: Pick<BootOptions, 'name' | 'module' | 'alsoAccepts'>,
): Promise<NestExpressApplication> {
  const settings = kitSettings();
  const logger = createLogger(options.name, settings.logLevel);
  surviveNothing(logger);
  const app = await NestFactory.create<NestExpressApplication>(options.module, {
    logger: new NestLogger(logger),
    bodyParser: false,
    abortOnError: false,
  });
  startMetrics(options.name);
  configureService(app, { logger, alsoAccepts: options.alsoAccepts });
  const server = app.getHttpServer();
  // A body that trickles in, or never comes, holds no socket for ever.
  server.requestTimeout = settings.requestTimeoutMs;
  server.headersTimeout = Math.min(20_000, settings.requestTimeoutMs);
  server.keepAliveTimeout = 65_000;
  return app;
}

let watching = false;
/** What nobody caught leaves the process in an unknown state: it is said, and a fresh process takes over. */
function surviveNothing(logger: Logger): void {
  if (watching || process.env.JEST_WORKER_ID !== undefined) return;
  watching = true;
  const die = (error: unknown): void => {
    logger.fatal({ err: error, msg: 'stopped by an error that nobody caught' });
    process.exit(1);
  };
  process.on('uncaughtException', die);
  process.on('unhandledRejection', die);
}
