/** The worker of the bare lives, a process of its own as ours is: `node bare-worker.mjs ADDRESS`; says `ready`, ends with its standard input. */
import { fileURLToPath } from 'node:url';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { bareTaskQueue } from './bare.mjs';

Runtime.install({ logger: new DefaultLogger('WARN') });
const connection = await NativeConnection.connect({ address: process.argv[2] });
const nothing = async () => undefined;
const worker = await Worker.create({
  connection,
  taskQueue: bareTaskQueue,
  workflowsPath: fileURLToPath(new URL('bare.workflow.ts', import.meta.url)),
  activities: { report: nothing, record: nothing },
  reuseV8Context: true,
});
process.stdin.on('end', () => worker.shutdown()).resume();
console.log('ready');
await worker.run();
await connection.close();
