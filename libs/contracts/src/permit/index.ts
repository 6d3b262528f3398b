/** What the permit workflow and those around it share; a door of its own, so that the workflow bundle holds nothing else. */
export * from './permit-life';
export * from './transition';
export * from './activities';
export * from './starting';
