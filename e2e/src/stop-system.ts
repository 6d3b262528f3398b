/** Stops what start-system started; a system that was there before stays. */
import { startedSystem } from './start-system';

export default async function stopSystem(): Promise<void> {
  await startedSystem()?.stop();
}
