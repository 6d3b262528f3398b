/** The notification service: hears of events, finds out who is concerned, and tells them. */
import { AuthModule } from '@holdpoint/auth';
import { OutboxModule } from '@holdpoint/outbox';
import { ServiceKitModule } from '@holdpoint/service-kit';
import { Module } from '@nestjs/common';
import { DeliverDue } from './app/deliver-due.use-case';
import { DeliveryBell } from './app/delivery-bell';
import { MarkRead } from './app/mark-read.use-case';
import { ReplayDeadLetter } from './app/replay-dead-letter.use-case';
import { ReplayDelivery } from './app/replay-delivery.use-case';
import { retrySchedule, retryScheduleToken } from './app/retry-schedule';
import { SaveContact } from './app/save-contact.use-case';
import { TellPeople } from './app/tell-people.use-case';
import { channelProviders } from './channels/registry';
import { AssignmentConsumer } from './consumers/assignment.consumer';
import { PermitConsumer } from './consumers/permit.consumer';
import { QualificationConsumer } from './consumers/qualification.consumer';
import { notificationEntities, notificationMigrations } from './db';
import { ContactStore } from './db/contact.store';
import { DeliveriesReadModel } from './db/deliveries.read-model';
import { DeliveryStore } from './db/delivery.store';
import { InboxReadModel } from './db/inbox.read-model';
import { InboxStore } from './db/inbox.store';
import { NotificationStore } from './db/notification.store';
import { OpenCallStore } from './db/open-call.store';
import { ReceiptStore } from './db/receipt.store';
import { RosterStore } from './db/roster.store';
import { ContactsController } from './http/contacts.controller';
import { DeadLettersController } from './http/dead-letters.controller';
import { DeliveriesController } from './http/deliveries.controller';
import { InboxController } from './http/inbox.controller';
import { DeliveryLanes } from './live/delivery-lanes';
import { InboxStreams } from './live/inbox-streams';
import { PostgresNews } from './live/postgres-news';

const stores = [ContactStore, DeliveryStore, InboxStore, NotificationStore, OpenCallStore, ReceiptStore, RosterStore];
const readModels = [DeliveriesReadModel, InboxReadModel];
const useCases = [DeliverDue, MarkRead, ReplayDeadLetter, ReplayDelivery, SaveContact, TellPeople];
const consumers = [AssignmentConsumer, PermitConsumer, QualificationConsumer];
const live = [DeliveryBell, DeliveryLanes, InboxStreams, PostgresNews];

@Module({
  imports: [
    ServiceKitModule.forRoot({
      name: 'notification',
      entities: notificationEntities,
      migrations: notificationMigrations,
    }),
    AuthModule.forRoot(),
    OutboxModule.forRoot({ name: 'notification', topics: [] }),
  ],
  controllers: [InboxController, ContactsController, DeliveriesController, DeadLettersController],
  providers: [
    { provide: retryScheduleToken, useFactory: () => retrySchedule() },
    ...channelProviders,
    ...stores,
    ...readModels,
    ...useCases,
    ...consumers,
    ...live,
  ],
})
export class NotificationModule {}
