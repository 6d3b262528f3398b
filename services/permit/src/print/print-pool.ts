/** The threads that draw permits. */
import { ThreadPool, type ThreadLimits } from '../app/thread-pool';
import type { PrintTask } from './print-thread';

export class PrintPool extends ThreadPool<PrintTask, Uint8Array> {
  constructor(limits: ThreadLimits) {
    super(require.resolve('./print-thread'), limits);
  }
}
