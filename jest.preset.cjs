// One jest set-up for every package: swc compiles, workspace packages resolve to their source, ES-module-only packages are turned to CommonJS.
const { basename, relative } = require('node:path');

// Threads of the services run from source too, compiled by the hook that child processes have.
process.env.HOLDPOINT_THREAD_FLAGS ??= `-C @holdpoint/source -r ${require.resolve('./tools/test/typescript-hook.cjs')}`;

const integration = process.env.HOLDPOINT_SPECS === 'integration';

module.exports = (dir, more = {}) => ({
  displayName: relative(__dirname, dir) || basename(dir),
  rootDir: dir,
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['@holdpoint/source', 'node', 'require', 'default'] },
  testMatch: [integration ? '<rootDir>/**/*.int-spec.ts' : '<rootDir>/**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  transform: { '\\.[cm]?[jt]s$': require.resolve('./tools/test/jest-transform.cjs') },
  transformIgnorePatterns: ['/node_modules/(typescript|@swc|@nx|nx|jest|typeorm|@nestjs|rxjs|kafkajs|pg|@temporalio)/'],
  // Integration specs get real PostgreSQL, Kafka and Temporal, once for all files of a run.
  ...(integration && {
    globalSetup: require.resolve('./libs/testing/src/jest/global-setup.ts'),
    globalTeardown: require.resolve('./libs/testing/src/jest/global-teardown.ts'),
    testTimeout: 120_000,
  }),
  ...more,
});
