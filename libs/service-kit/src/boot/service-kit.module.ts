/** What every service stands on: context, logs, database, problems, limits, health, metrics. */
import type { DynamicModule, Type } from '@nestjs/common';
import type { EntityTarget, MigrationInterface, ObjectLiteral } from 'typeorm';

export interface ServiceKitOptions {
  /** `permit`, `qualification`, ...: names logs, metrics, locks and the OpenAPI file. */
  readonly name: string;
  readonly entities: readonly EntityTarget<ObjectLiteral>[];
  /** In order; names end in a timestamp, as TypeORM wants. */
  readonly migrations: readonly Type<MigrationInterface>[];
}

export class ServiceKitModule {
  static forRoot(options: ServiceKitOptions): DynamicModule {
    return { module: ServiceKitModule, global: true, providers: [{ provide: 'x', useValue: options }] };
  }
}
