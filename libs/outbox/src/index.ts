/** Events leave with the change they tell of, and arrive with their effect: once, in order. */
import { DeadLetterEntity } from './dead-letter.entity';
import { InboxEntity } from './inbox.entity';
import { OutboxEntity } from './outbox.entity';

export * from './append';
export * from './dead-letter.entity';
export * from './dead-letters';
export * from './event-consumers';
export * from './inbox.entity';
export * from './outbox.entity';
export * from './outbox.module';
export * from './outbox.sql';
/** For a service's `ServiceKitModule.forRoot({ entities: [...] })`. */
export const outboxEntities = [OutboxEntity, InboxEntity, DeadLetterEntity] as const;
