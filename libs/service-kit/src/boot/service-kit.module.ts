/** What every service stands on: context, logs, database, problems, limits, health, metrics. */
import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { DataSource, EntityTarget, MigrationInterface, ObjectLiteral } from 'typeorm';
import { DatabaseCheck } from '../database/database.check';
import { openDatabase } from '../database/open-database';
import { TenantDatabase } from '../database/tenant-database';
import { DependencyChecks } from '../health/dependency-check';
import { HealthController } from '../health/health.controller';
import { Readiness } from '../health/readiness';
import { FieldsPipe } from '../http/fields.pipe';
import { LimitsInterceptor } from '../http/limits.interceptor';
import { MetricsController } from '../metrics/metrics.controller';
import { startMetrics } from '../metrics/metrics';
import { Retention } from '../retention/retention';
import { ProblemFilter } from '../problem/problem.filter';
import { Lifecycle } from './lifecycle';
import { kitSettings } from './settings';
import { kitSettingsToken, serviceNameToken } from './tokens';

export interface ServiceKitOptions {
  /** `permit`, `qualification`, ...: names logs, metrics, locks and the OpenAPI file. */
  readonly name: string;
  readonly entities: readonly EntityTarget<ObjectLiteral>[];
  /** In order; names end in a timestamp, as TypeORM wants. */
  readonly migrations: readonly Type<MigrationInterface>[];
}

@Module({})
export class ServiceKitModule {
  static forRoot(options: ServiceKitOptions): DynamicModule {
    return {
      module: ServiceKitModule,
      global: true,
      imports: [
        TypeOrmModule.forRootAsync({
          // Opened by ourselves, migrations first; Nest's own ten blind retries would hide what is wrong.
          useFactory: () => ({ type: 'postgres' as const, retryAttempts: 0 }),
          dataSourceFactory: (): Promise<DataSource> => openDatabase(options),
        }),
      ],
      controllers: [HealthController, MetricsController],
      providers: [
        { provide: kitSettingsToken, useFactory: () => kitSettings() },
        {
          provide: serviceNameToken,
          useFactory: () => {
            startMetrics(options.name);
            return options.name;
          },
        },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useClass: FieldsPipe },
        { provide: APP_INTERCEPTOR, useClass: LimitsInterceptor },
        DependencyChecks,
        DatabaseCheck,
        Lifecycle,
        Readiness,
        Retention,
        TenantDatabase,
      ],
      exports: [kitSettingsToken, serviceNameToken, DependencyChecks, Lifecycle, Retention, TenantDatabase],
    };
  }
}
