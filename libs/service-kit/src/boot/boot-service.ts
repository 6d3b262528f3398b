/** Starts a service: the same logs, limits, problems, OpenAPI, health and shutdown for each. */
import type { INestApplication, Type } from '@nestjs/common';

export interface BootOptions {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly module: Type<unknown>;
  /** HOLDPOINT_HTTP_PORT wins; 0 takes a free one. */
  readonly port?: number;
  /** Media types besides JSON that a route takes by its own means, e.g. `multipart/form-data`. */
  readonly alsoAccepts?: readonly string[];
}

/** Resolves once the service listens. */
export async function bootService(options: BootOptions): Promise<INestApplication> {
  throw new Error(`not built: ${options.name}`);
}
