/** Contacts at rest: addresses leave this file decrypted, enter it in the clear, and are never logged. */
import { decryptText, encryptText, prepared } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Contact } from '../app/contact';
import { ContactEntity } from './contact.entity';

/** What a sealed text is bound to: moved to another row, it can't be opened. */
const owner = (tenant: string, person: string): string => `contact/${tenant}/${person}`;

const peopleStatement = prepared(
  'contacts',
  `select tenant, person, language, channels, addresses from contact where tenant = $1 and person = any ($2::text[])`,
);

@Injectable()
export class ContactStore {
  async one(em: EntityManager, tenant: string, person: string): Promise<(Contact & { updatedAt: Date }) | undefined> {
    const row = await em.findOneBy(ContactEntity, { tenant, person });
    return row ? { ...contactOf(row), updatedAt: row.updatedAt } : undefined;
  }

  async of(em: EntityManager, tenant: string, people: readonly string[]): Promise<Map<string, Contact>> {
    const rows = await em.query<ContactRow[]>(peopleStatement, [tenant, people]);
    return new Map(rows.map((row) => [row.person, contactOf(row)]));
  }

  async save(em: EntityManager, tenant: string, { person, language, channels, addresses }: Contact): Promise<void> {
    const sealed =
      Object.keys(addresses).length === 0 ? null : encryptText(JSON.stringify(addresses), owner(tenant, person));
    await em.query(
      `insert into contact (tenant, person, language, channels, addresses) values ($1, $2, $3, $4, $5)
       on conflict (tenant, person) do update
         set language = excluded.language, channels = excluded.channels, addresses = excluded.addresses, updated_at = now()`,
      [tenant, person, language, channels, sealed],
    );
  }
}

export type ContactRow = Omit<ContactEntity, 'updatedAt'>;

export const contactOf = ({ tenant, person, language, channels, addresses }: ContactRow): Contact => ({
  person,
  language,
  channels,
  addresses:
    addresses === null ? {} : (JSON.parse(decryptText(addresses, owner(tenant, person))) as Contact['addresses']),
});
