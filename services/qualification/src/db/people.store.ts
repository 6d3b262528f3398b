/** Writes people; finds and locks the one to be changed. */
import type { EntityManager } from 'typeorm';
import { PersonEntity } from './entities/person.entity';

export const peopleStore = {
  find: (em: EntityManager, tenant: string, id: string): Promise<PersonEntity | null> =>
    em.findOneBy(PersonEntity, { tenant, id }),

  /** Held until the transaction ends, so that two changes of one person come one after the other. */
  lock: (em: EntityManager, tenant: string, id: string): Promise<PersonEntity | null> =>
    em.findOne(PersonEntity, { where: { tenant, id }, lock: { mode: 'pessimistic_write' } }),

  byIdentity: (em: EntityManager, tenant: string, identityHash: string): Promise<PersonEntity | null> =>
    em.findOneBy(PersonEntity, { tenant, identityHash }),

  /** False when the id or the identity number is taken, even by somebody who is being registered at the same moment. */
  async add(em: EntityManager, person: PersonEntity): Promise<boolean> {
    const insert = em.createQueryBuilder().insert().into(PersonEntity).values(person).orIgnore().returning('id');
    const { raw } = (await insert.execute()) as { raw: unknown[] };
    return raw.length > 0;
  },

  async save(em: EntityManager, person: PersonEntity): Promise<void> {
    await em.update(PersonEntity, { tenant: person.tenant, id: person.id }, person);
  },
} as const;
