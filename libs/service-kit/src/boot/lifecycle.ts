/** Whether the process is on its way out: readiness says no, answers close their connections, what stays open is cut after a grace. */
import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Server } from 'node:http';
import type { KitSettings } from './settings';
import { kitSettingsToken } from './tokens';

@Injectable()
export class Lifecycle implements BeforeApplicationShutdown {
  stopping = false;

  constructor(
    private readonly host: HttpAdapterHost,
    @Inject(kitSettingsToken) private readonly settings: KitSettings,
  ) {}

  beforeApplicationShutdown(): void {
    this.stopping = true;
    const server = this.host.httpAdapter?.getHttpServer() as Server | undefined;
    server?.closeIdleConnections?.();
    // Streams (server-sent events) never end by themselves; idle ones are swept as requests finish.
    setTimeout(() => server?.closeAllConnections?.(), this.settings.shutdownGraceMs).unref();
  }
}
