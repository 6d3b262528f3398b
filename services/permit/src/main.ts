/** The permit service's process: HTTP, outbox relay and consumers. Its worker is a process of its own (worker.ts). */
import { bootService } from '@holdpoint/service-kit';
import { permitService } from './service';

void bootService(permitService);
