/** The notification service: hears of events, finds out who is concerned, and tells them. */
import { AuthModule } from '@holdpoint/auth';
import { OutboxModule } from '@holdpoint/outbox';
import { ReceiptStore, ServiceKitModule } from '@holdpoint/service-kit';
import { Module } from '@nestjs/common';
import { DeliverDue } from './app/deliver-due.use-case';
import { DeliveryBell } from './app/delivery-bell';
import { ForgetOld } from './app/forget-old.use-case';
import { MarkRead } from './app/mark-read.use-case';
import { ReplayDeadLetter } from './app/replay-dead-letter.use-case';
import { ReplayDelivery } from './app/replay-delivery.use-case';
import { retrySchedule, retryScheduleToken } from './app/retry-schedule';
import { SaveContact } from './app/save-contact.use-case';
import { TellPeople } from './app/tell-people.use-case';
import { DeleteWebhook } from './app/webhooks/delete-webhook.use-case';
import { PauseWebhook } from './app/webhooks/pause-webhook.use-case';
import { PingWebhook } from './app/webhooks/ping-webhook.use-case';
import { QueueForWebhooks } from './app/webhooks/queue-for-webhooks.use-case';
import { RegisterWebhook } from './app/webhooks/register-webhook.use-case';
import { ReplayWebhookDeliveries } from './app/webhooks/replay-webhook-deliveries.use-case';
import { ResumeWebhook } from './app/webhooks/resume-webhook.use-case';
import { RotateWebhookSecret } from './app/webhooks/rotate-webhook-secret.use-case';
import { SendWebhooks } from './app/webhooks/send-webhooks.use-case';
import { WebhookBell } from './app/webhooks/webhook-bell';
import { webhookSettings, webhookSettingsToken } from './app/webhooks/webhook-settings';
import { channelProviders } from './channels/registry';
import { AssignmentConsumer } from './consumers/assignment.consumer';
import { IsolationConsumer } from './consumers/isolation.consumer';
import { PackConsumer } from './consumers/pack.consumer';
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
import { DelegationStore } from './db/delegation.store';
import { RosterStore } from './db/roster.store';
import { WebhookDeliveriesReadModel } from './db/webhook-deliveries.read-model';
import { WebhookDeliveryStore } from './db/webhook-delivery.store';
import { WebhookStore } from './db/webhook.store';
import { ContactsController } from './http/contacts.controller';
import { DeadLettersController } from './http/dead-letters.controller';
import { DeliveriesController } from './http/deliveries.controller';
import { InboxController } from './http/inbox.controller';
import { WebhookDeliveriesController } from './http/webhooks/webhook-deliveries.controller';
import { WebhooksController } from './http/webhooks/webhooks.controller';
import { DeliveryLanes } from './live/delivery-lanes';
import { InboxStreams } from './live/inbox-streams';
import { PostgresNews } from './live/postgres-news';
import { WebhookFilters } from './live/webhook-filters';
import { WebhookSender } from './live/webhook-sender';

const stores = [
  ContactStore,
  DelegationStore,
  DeliveryStore,
  InboxStore,
  NotificationStore,
  OpenCallStore,
  ReceiptStore,
  RosterStore,
];
const readModels = [DeliveriesReadModel, InboxReadModel];
const useCases = [DeliverDue, ForgetOld, MarkRead, ReplayDeadLetter, ReplayDelivery, SaveContact, TellPeople];
const webhooks = [
  WebhookBell,
  WebhookStore,
  WebhookDeliveryStore,
  WebhookDeliveriesReadModel,
  WebhookFilters,
  WebhookSender,
  QueueForWebhooks,
  SendWebhooks,
  RegisterWebhook,
  RotateWebhookSecret,
  PauseWebhook,
  ResumeWebhook,
  DeleteWebhook,
  PingWebhook,
  ReplayWebhookDeliveries,
];
const consumers = [AssignmentConsumer, IsolationConsumer, PackConsumer, PermitConsumer, QualificationConsumer];
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
  controllers: [
    InboxController,
    ContactsController,
    DeliveriesController,
    DeadLettersController,
    WebhooksController,
    WebhookDeliveriesController,
  ],
  providers: [
    { provide: retryScheduleToken, useFactory: () => retrySchedule() },
    { provide: webhookSettingsToken, useFactory: () => webhookSettings() },
    ...webhooks,
    ...channelProviders,
    ...stores,
    ...readModels,
    ...useCases,
    ...consumers,
    ...live,
  ],
})
export class NotificationModule {}
