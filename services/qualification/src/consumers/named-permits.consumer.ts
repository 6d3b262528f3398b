/** Keeps the projection of which permits name which person, so that an administrator sees whom a revocation touches. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type PermitTransitioned, permitTransitioned, topics } from '@holdpoint/contracts';
import { EventConsumers } from '@holdpoint/outbox';
import type { EventName } from '@holdpoint/permit-domain';
import type { EntityManager } from 'typeorm';
import { namedPermitsStore } from '../db/named-permits.store';

@Injectable()
export class NamedPermitsConsumer implements OnModuleInit {
  constructor(private readonly consumers: EventConsumers) {}

  onModuleInit(): void {
    this.consumers.register<PermitTransitioned>({
      topic: topics.permit,
      group: 'holdpoint.qualification.named-permits',
      types: [permitTransitioned],
      concerns: changesWhatIsKept,
      handle: (event, em) => this.handle(event, em),
    });
  }

  handle(event: PermitTransitioned, em: EntityManager): Promise<void> {
    return namedPermitsStore.project(em, event.tenant, event.data);
  }
}

/** Besides a change of phase, what changes who is named, how the permit is classed or how long it holds. */
const changing: ReadonlySet<string> = new Set<EventName>(['submitted', 'levelRaised', 'extended', 'guardianTook']);

/** Most acts on a permit change none of what is kept here: gas, measures, signatures. */
export const changesWhatIsKept = ({ data }: PermitTransitioned): boolean =>
  data.phase !== data.previousPhase || data.events.some(({ name }) => changing.has(name));
