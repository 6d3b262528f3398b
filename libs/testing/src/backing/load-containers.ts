/** Loads testcontainers only where a run looks for Docker: it is large, and most specs never ask. */
import { createRequire } from 'node:module';
import type * as Containers from './containers';

export const containers = (): typeof Containers => createRequire(__filename)('./containers') as typeof Containers;
