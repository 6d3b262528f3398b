/** The notification service's process: HTTP, consumers and delivery in one. */
import { bootService } from '@holdpoint/service-kit';
import { notificationService } from './service';

void bootService(notificationService);
