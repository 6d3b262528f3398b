/** Drives bare lives: the first update together with the start, the others one after the other, as a permit's commands come. */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { WithStartWorkflowOperation } from '@temporalio/client';

export const bareTaskQueue = 'bench-bare';

/** @returns {Promise<{ pid: number, stop: () => Promise<void> }>} */
export async function startBareWorker(address) {
  const child = spawn(process.execPath, [fileURLToPath(new URL('bare-worker.mjs', import.meta.url)), address], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk) => String(chunk).includes('ready') && resolve());
    child.once('exit', (code) => reject(new Error(`the bare worker ended with ${code}`)));
  });
  return {
    pid: child.pid,
    async stop() {
      child.stdin.end();
      await ended;
    },
  };
}

/** One life. @param {(act: () => Promise<unknown>) => Promise<unknown>} timed takes the time of each act */
export async function bareLife(client, shape, timed) {
  const workflowId = `bench-bare-${randomUUID()}`;
  const startWorkflowOperation = new WithStartWorkflowOperation('bareLife', {
    workflowId,
    taskQueue: bareTaskQueue,
    args: [shape],
    workflowIdConflictPolicy: 'FAIL',
  });
  await timed(() => client.workflow.executeUpdateWithStart('act', { args: [0], startWorkflowOperation }));
  const handle = client.workflow.getHandle(workflowId);
  for (let which = 1; which < shape.updates; which += 1)
    await timed(() => handle.executeUpdate('act', { args: [which] }));
  return workflowId;
}
