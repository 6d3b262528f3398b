/** The pure core of Holdpoint: what a permit may do, when, and why not. */
export * from './time/instant';
export * from './time/local-time';
export * from './refusal';
export * from './canonical';
export * from './pack/pack';
export * from './pack/match';
export * from './lifecycle/facts';
export * from './lifecycle/commands';
export * from './lifecycle/events';
export * from './lifecycle/state';
export * from './lifecycle/decision';
export * from './lifecycle/evolve';
export * from './lifecycle/validity';
export * from './lifecycle/deadlines';
export * from './lifecycle/questions';
export * from './rules/rule';
export * from './rules/registry';
export { distanceM } from './rules/place';
