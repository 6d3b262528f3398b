/** Temporal's time-skipping test server: a day of reminders and escalations in a second. One environment per test file. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { repository } from './repository';
import { permitSearchAttributes } from './test-temporal';

/** Path of the server's executable, fetched by the local stack where it is missing. */
export async function timeSkippingServer(): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    join(repository, 'deploy/local/obtain.mjs'),
    'time-skipping',
  ]);
  return stdout.trim();
}

/** Close it with `teardown()`. It has no list and no schedules; those need `testTemporal()`. */
export async function timeSkippingTemporal(): Promise<TestWorkflowEnvironment> {
  const path = await timeSkippingServer();
  const environment = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path } },
  });
  await environment.connection.operatorService.addSearchAttributes({
    namespace: environment.namespace ?? 'default',
    searchAttributes: permitSearchAttributes(),
  });
  return environment;
}
