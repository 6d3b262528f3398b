/** Temporal as the services use it: commands with typed outcomes, workers that drain. */
export * from './activity-workers';
export * from './boot-worker';
export * from './refusal-of';
export * from './run-worker';
export * from './temporal-client';
export * from './temporal.module';
export { temporalProblem } from './temporal-problem';
