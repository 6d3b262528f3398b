/** What the notification service is booted and documented with. */
import type { BootOptions } from '@holdpoint/service-kit';
import { NotificationModule } from './notification.module';

export const notificationService: BootOptions = {
  name: 'notification',
  title: 'Holdpoint notifications',
  description:
    'Tells people what concerns them: an in-app inbox with a live stream, and mail. Who is told what follows from permits, duties and qualifications; ' +
    'here are the inbox, contacts, the record of every delivery, and what was given up.',
  module: NotificationModule,
  tags: {
    inbox: "One's own news, and their live stream",
    contacts: 'How somebody is reached, in which language',
    deliveries: 'The proof of what was sent to whom, and what was not',
    webhooks: 'Other systems that get events posted, signed and in order',
    'dead letters': 'Events that a consumer gave up on',
  },
  port: 3003,
};
