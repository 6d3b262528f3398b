/** jest's global tear-down of integration specs: stops what the set-up started. */
import './global-setup';
export default async function globalTeardown(): Promise<void> {
  const backing = globalThis.holdpointBacking;
  globalThis.holdpointBacking = undefined;
  await backing?.stop();
}
