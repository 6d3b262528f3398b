/** News of permits: those concerned are told. */
import { permitTransitioned, topics, type PermitTransitioned } from '@holdpoint/contracts';
import { EventConsumers } from '@holdpoint/outbox';
import { Injectable } from '@nestjs/common';
import { checkedEvent } from '../app/checked-event';
import { TellPeople } from '../app/tell-people.use-case';

@Injectable()
export class PermitConsumer {
  constructor(consumers: EventConsumers, people: TellPeople) {
    consumers.register<PermitTransitioned>({
      topic: topics.permit,
      group: 'holdpoint.notification.permit',
      types: [permitTransitioned],
      handle: (event, em) => people.ofPermit(checkedEvent(event), em),
    });
  }
}
