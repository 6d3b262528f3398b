/** News of people's qualifications: the person, their superior and the administrators are told. */
import {
  certificateExpiring,
  qualificationLost,
  topics,
  type CertificateExpiring,
  type QualificationLost,
} from '@holdpoint/contracts';
import { EventConsumers } from '@holdpoint/outbox';
import { Injectable } from '@nestjs/common';
import { checkedEvent } from '../app/checked-event';
import { TellPeople } from '../app/tell-people.use-case';

@Injectable()
export class QualificationConsumer {
  constructor(consumers: EventConsumers, people: TellPeople) {
    consumers.register<QualificationLost | CertificateExpiring>({
      topic: topics.qualification,
      group: 'holdpoint.notification.qualification',
      types: [qualificationLost, certificateExpiring],
      handle: (event, em) => people.ofPerson(checkedEvent(event), em),
    });
  }
}
