/** News of duties: the roster is kept, and whoever takes up a duty hears of what waits for it. */
import { assignmentChanged, topics, type AssignmentChanged } from '@holdpoint/contracts';
import { EventConsumers } from '@holdpoint/outbox';
import { Injectable } from '@nestjs/common';
import { checkedEvent } from '../app/checked-event';
import { TellPeople } from '../app/tell-people.use-case';

@Injectable()
export class AssignmentConsumer {
  constructor(consumers: EventConsumers, people: TellPeople) {
    consumers.register<AssignmentChanged>({
      topic: topics.assignment,
      group: 'holdpoint.notification.assignment',
      types: [assignmentChanged],
      handle: (event, em) => people.ofDuties(checkedEvent(event), em),
    });
  }
}
