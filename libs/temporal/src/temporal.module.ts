/** Gives TemporalClient, hosts a service's own activity workers, and tells readiness how Temporal is. */
import { Module, type DynamicModule } from '@nestjs/common';
import { DependencyChecks } from '@holdpoint/service-kit';
import { ActivityWorkers } from './activity-workers';
import { temporalSettings } from './settings';
import { TemporalClient } from './temporal-client';
import { TemporalConnection } from './temporal-connection';

export interface TemporalModuleOptions {
  /** Whether readiness needs Temporal. Default false: reads go on without it. */
  readonly required?: boolean;
}

@Module({})
export class TemporalModule {
  static forRoot(options: TemporalModuleOptions = {}): DynamicModule {
    return {
      module: TemporalModule,
      global: true,
      providers: [
        {
          provide: TemporalConnection,
          inject: [DependencyChecks],
          useFactory: (checks: DependencyChecks) => {
            const connection = new TemporalConnection(temporalSettings());
            checks.add({ name: 'temporal', required: options.required ?? false, check: () => connection.check() });
            return connection;
          },
        },
        TemporalClient,
        ActivityWorkers,
      ],
      exports: [TemporalClient, ActivityWorkers],
    };
  }
}
