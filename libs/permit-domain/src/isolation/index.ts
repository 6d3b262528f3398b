/** The isolation register's rules: what may be done to an isolation, by whom, while which permits stand on it. */
export * from './isolation';
export * from './commands';
export * from './events';
export * from './facts';
export * from './decide';
export * from './evolve';
export * from './test-release';
export { whoMayIsolate } from './who-may';
