/** The threads that make small pictures. */
import { ThreadPool, type ThreadLimits } from '../thread-pool';
import type { PreviewTask } from './preview-thread';

export class PreviewPool extends ThreadPool<PreviewTask, Uint8Array | undefined> {
  constructor(limits: ThreadLimits) {
    super(require.resolve('./preview-thread'), limits);
  }
}
