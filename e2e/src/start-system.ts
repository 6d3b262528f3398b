/** One whole system for all specs, its demonstration plant seeded: a fresh one, or the one that HOLDPOINT_E2E_ADDRESSES names. */
import { spawnSync } from 'node:child_process';
import { repository, runningSystem, type RunningSystem } from '@holdpoint/testing';

const started: { system?: RunningSystem } = {};
export const startedSystem = (): RunningSystem | undefined => started.system;

const seeding = "const { seed } = await import('@holdpoint/local/seed'); await seed(JSON.parse(process.argv[1]));";

export default async function startSystem(): Promise<void> {
  started.system = await runningSystem();
  const addresses = JSON.stringify(started.system.addresses);
  process.env.HOLDPOINT_E2E_ADDRESSES = addresses;
  const { status } = spawnSync(process.execPath, ['--input-type=module', '--eval', seeding, addresses], {
    cwd: repository,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) throw new Error('the demonstration plant could not be seeded');
}
