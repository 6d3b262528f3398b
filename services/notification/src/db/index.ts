/** The tables of the notification service, for the data source. */
import { outboxEntities } from '@holdpoint/outbox';
import { ContactEntity } from './contact.entity';
import { DelegationEntity } from './delegation.entity';
import { DeliveryEntity } from './delivery.entity';
import { InboxItemEntity } from './inbox-item.entity';
import { Delegations1795536000000 } from './migrations/delegations.migration';
import { InitialSchema1795500000000 } from './migrations/initial-schema.migration';
import { LeastPrivileges1795572000000 } from './migrations/least-privileges.migration';
import { Webhooks1795530000000 } from './migrations/webhooks.migration';
import { Retention1795545000000 } from './migrations/retention.migration';
import { NotificationEntity } from './notification.entity';
import { PostEntity } from './post.entity';

export const notificationEntities = [
  ContactEntity,
  DelegationEntity,
  DeliveryEntity,
  InboxItemEntity,
  NotificationEntity,
  PostEntity,
  ...outboxEntities,
];

/** In order; each runs once, by the owner role. */
export const notificationMigrations = [
  InitialSchema1795500000000,
  Webhooks1795530000000,
  Delegations1795536000000,
  Retention1795545000000,
  LeastPrivileges1795572000000,
];
