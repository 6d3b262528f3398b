/** Events leave with the change they tell of, and arrive with their effect: once, in order. */
import { DeadLetterEntity } from './tables/dead-letter.entity';
import { InboxEntity } from './tables/inbox.entity';
import { OutboxEntity } from './tables/outbox.entity';

export * from './append';
export * from './tables/dead-letter.entity';
export { DeadLetters, type DeadLetterQuery } from './consume/dead-letters';
export type { Consumer } from './consume/consumer';
export { EventConsumers } from './consume/event-consumers';
export * from './broker/message-broker';
export * from './outbox-options';
export { wakeRelay } from './relay/wake';
export * from './tables/inbox.entity';
export * from './tables/outbox.entity';
export * from './outbox.module';
export * from './tables/outbox.sql';
/** For a service's `ServiceKitModule.forRoot({ entities: [...] })`. */
export const outboxEntities = [OutboxEntity, InboxEntity, DeadLetterEntity] as const;
