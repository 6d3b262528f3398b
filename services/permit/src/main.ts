/** The permit service: HTTP, outbox relay and consumers. Its worker is a process of its own (worker.ts). */
import { bootService } from '@holdpoint/service-kit';
import { about } from './about';
import { PermitServiceModule } from './permit-service.module';

void bootService({ ...about, module: PermitServiceModule, port: 3001 });
