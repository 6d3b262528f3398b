/** The service kit: what every process is booted, logged, limited, measured and kept apart with. */
export * from './boot/settings';
export * from './boot/service-kit.module';
export * from './boot/boot-service';
export * from './context/correlation';
export * from './database/row-level-security';
export * from './database/tenant-database';
export * from './health/dependency-check';
export * from './http/api-command.decorator';
export * from './http/command-headers.decorator';
export * from './http/is-zoned-instant.decorator';
export * from './http/open-api';
export * from './http/problem.dto';
export * from './http/public.decorator';
export * from './metrics/metrics';
export * from './problem/problem-error';
export * from './problem/busy-errors';
export * from './secrets/text-cipher';
