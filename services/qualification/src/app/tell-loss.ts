/** Tells the world that a person has lost a qualification, unless another certificate of the same class still stands for them. */
import { type QualificationLostData, qualificationLost, topics } from '@holdpoint/contracts';
import { appendToOutbox } from '@holdpoint/outbox';
import { toEpochMs, toInstant } from '@holdpoint/permit-domain';
import type { EntityManager } from 'typeorm';
import { peopleStore } from '../db/people.store';
import { personFactsReadModel } from '../db/person-facts.read-model';
import { tenantRulesReadModel } from '../db/tenant-rules.read-model';
import type { Act } from './act';
import { losses } from './measures';
import { judgeCertificate } from './judge-certificate';

export interface Loss {
  readonly person: string;
  readonly reason: QualificationLostData['reason'];
  /** Absent: everything that the person was qualified for. */
  readonly certificateClass?: string;
  readonly site?: string;
}

/** Writes the event into the outbox of the present transaction: the loss and its news are one. */
export const tellLoss = async (em: EntityManager, act: Act, loss: Loss): Promise<void> => {
  const person = await peopleStore.find(em, act.tenant, loss.person);
  await appendToOutbox(em, {
    topic: topics.qualification,
    key: loss.person,
    type: qualificationLost,
    tenant: act.tenant,
    data: {
      ...loss,
      at: act.at,
      ...(person?.team && { team: person.team }),
      ...(person?.superior && { superior: person.superior }),
    } satisfies QualificationLostData,
    correlationId: act.correlationId,
    time: act.at,
  });
  losses.inc({ reason: loss.reason });
};

/** Call after the row has changed. Answers whether it was told. */
export const tellLossOfCertificate = async (
  em: EntityManager,
  act: Act,
  loss: Loss & { readonly certificateClass: string },
): Promise<boolean> => {
  const facts = (await personFactsReadModel.load(em, act.tenant, [loss.person])).get(loss.person);
  const rules = await tenantRulesReadModel.all(em, act.tenant);
  const moment = { from: act.at, until: toInstant(toEpochMs(act.at) + 1) };
  const another = facts?.certificates.some(
    (certificate) =>
      certificate.certificateClass === loss.certificateClass &&
      judgeCertificate(certificate, rules.classes.get(loss.certificateClass), moment, rules.zone).stands,
  );
  if (another) return false;
  await tellLoss(em, act, loss);
  return true;
};
