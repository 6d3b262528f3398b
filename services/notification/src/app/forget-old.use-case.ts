/** Says what of the service's own may go after a while: what was delivered and read long ago. What is due, given up or unread stays. */
import { Retention, SettingsReader } from '@holdpoint/service-kit';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { webhookSettingsToken, type WebhookSettings } from './webhooks/webhook-settings';

const olderThan = (moment: string): string => `r.${moment} < now() - make_interval(days => $1)`;

@Injectable()
export class ForgetOld implements OnModuleInit {
  constructor(
    private readonly retention: Retention,
    @Inject(webhookSettingsToken) private readonly webhooks: WebhookSettings,
  ) {}

  /** In this order: a notification goes once nothing leans on it. */
  onModuleInit(): void {
    const read = new SettingsReader();
    // The delivery record is what proves that people were told: longer than a permit's own year.
    const age = read.checked(read.number('HOLDPOINT_NOTIFICATION_KEEP_DAYS', 400, { min: 30 }));
    this.retention.keep({
      table: 'delivery',
      which: `r.state = 'delivered' and ${olderThan('delivered_at')}`,
      age,
      orderBy: 'delivered_at',
    });
    this.retention.keep({ table: 'inbox_item', which: olderThan('read_at'), age, orderBy: 'read_at' });
    this.retention.keep({
      table: 'notification',
      which: `${olderThan('created_at')} and ${nothingLeansOn('delivery')} and ${nothingLeansOn('inbox_item')}`,
      age,
      orderBy: 'created_at',
    });
    // Its deliveries go with it.
    this.retention.keep({
      table: 'webhook_event',
      which: olderThan('created_at'),
      age: this.webhooks.keepDays,
      orderBy: 'created_at',
    });
  }
}

const nothingLeansOn = (table: string): string =>
  `not exists (select from ${table} x where x.tenant = r.tenant and x.notification = r.id)`;
