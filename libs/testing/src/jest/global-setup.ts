/** jest's global set-up of integration specs: the real parts, once for all workers of a run. */
import { backingLine, backingServices, type BackingServices } from '../backing/backing-services';

declare global {
  var holdpointBacking: BackingServices | undefined;
}

export default async function globalSetup(): Promise<void> {
  if (globalThis.holdpointBacking) return;
  globalThis.holdpointBacking = await backingServices();
  process.stderr.write(`${backingLine(globalThis.holdpointBacking.from)}\n`);
}
