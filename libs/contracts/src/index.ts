/** What crosses a process: workflow, activities, events, topics, problems, scopes. */
export * from './permit';
export * from './audit/audit-bundle';
export * from './audit/tar';
export * from './audit/audit-export';
export * from './events/topics';
export * from './events/cloud-event';
export * from './events/permit-transitioned';
export * from './events/event-params';
export * from './events/qualification-events';
export * from './events/assignment-changed';
export * from './events/delegation-changed';
export * from './events/isolation-changed';
export * from './events/event-catalogue';
export * from './events/async-api';
export * from './words';
export * from './http/problem';
export * from './http/scopes';
