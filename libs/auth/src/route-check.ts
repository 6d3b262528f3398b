/** Refuses to start when a route says neither who may call it nor that anyone may. */
import { Injectable, RequestMethod, type OnModuleInit, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { accessMetadata } from '@holdpoint/service-kit';

@Injectable()
export class RouteCheck implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    const open = this.discovery
      .getControllers()
      .flatMap(({ metatype }) => (typeof metatype === 'function' ? this.unmarked(metatype as Type<unknown>) : []));
    if (open.length > 0) throw new Error(`routes without @RequireScope() or @Public(): ${open.join(', ')}`);
  }

  private unmarked(controller: Type<unknown>): string[] {
    const prototype = controller.prototype as Record<string, object>;
    return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
      const handler = prototype[name] as () => unknown;
      const path: unknown = Reflect.getMetadata(PATH_METADATA, handler);
      if (path === undefined) return [];
      const access: unknown = this.reflector.getAllAndOverride(accessMetadata, [handler, controller]);
      if (access !== undefined) return [];
      const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod];
      return [`${controller.name}.${name} (${method} ${String(path)})`];
    });
  }
}
