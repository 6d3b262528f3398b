/** Puts the kit's middleware in front of an application's routes; bootService and tests of routes share it. */
import type { NestExpressApplication } from '@nestjs/platform-express';
import helmet from 'helmet';
import { jsonBody, type AlsoAccepts } from '../http/json-body.middleware';
import { correlate, farewell, observe } from '../http/request.middleware';
import type { Logger } from '../logs/logger';
import { Lifecycle } from './lifecycle';
import type { KitSettings } from './settings';
import { kitSettingsToken } from './tokens';

export interface ConfigureOptions {
  readonly logger: Logger;
  /** Media types besides JSON that a route takes by its own means. */
  readonly alsoAccepts?: readonly AlsoAccepts[];
}

export function configureService(app: NestExpressApplication, { logger, alsoAccepts }: ConfigureOptions): void {
  const settings = app.get<KitSettings>(kitSettingsToken);
  const lifecycle = app.get(Lifecycle);
  app.disable('x-powered-by');
  app.set('etag', false);
  // Addresses of callers come from a proxy only where one is said to be there.
  app.set('trust proxy', process.env.HOLDPOINT_TRUST_PROXY ?? 'loopback');
  app.set('query parser', 'simple');
  app.use(correlate);
  app.use(observe(logger));
  app.use(farewell(() => lifecycle.stopping));
  app.use(
    helmet({
      contentSecurityPolicy: {
        // Plants run this on plain HTTP inside their own network: the page must not be told to fetch its scripts by HTTPS.
        directives: { upgradeInsecureRequests: null, scriptSrc: ["'self'"], imgSrc: ["'self'", 'data:'] },
      },
      strictTransportSecurity: false,
    }),
  );
  app.use(jsonBody({ limitBytes: settings.bodyLimitBytes, alsoAccepts }));
}
