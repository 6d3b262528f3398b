/** The qualification service's process: HTTP, outbox relay, consumers, sweeps, and the worker that answers permits' workflows. */
import { bootService } from '@holdpoint/service-kit';
import { qualificationService } from './service';

void bootService(qualificationService);
