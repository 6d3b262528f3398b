/** Sets how a person is reached; every impossible part is named at once. */
import type { Language } from '@holdpoint/contracts';
import { ProblemError, type ProblemReasonInput, receiptOf, ReceiptStore, type Commanded } from '@holdpoint/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { channelsToken, type Channel } from '../channels/channel';
import { ContactStore } from '../db/contact.store';
import type { Contact } from './contact';

export interface ContactWish {
  readonly language: Language;
  readonly channels: readonly string[];
  readonly addresses: Readonly<Record<string, unknown>>;
}

@Injectable()
export class SaveContact {
  constructor(
    private readonly contacts: ContactStore,
    private readonly receipts: ReceiptStore,
    @Inject(channelsToken) private readonly channels: readonly Channel[],
  ) {}

  /** @throws ProblemError 422 `contact-invalid` with a reason per field; `idempotency-key-reused` */
  async run(command: Pick<Commanded, 'tenant' | 'by' | 'key'>, person: string, wish: ContactWish): Promise<void> {
    const faults = [...this.faultsOfAddresses(wish), ...this.faultsOfChannels(wish)];
    if (faults.length > 0) throw new ProblemError(422, 'contact-invalid', faults);
    const contact: Contact = { ...wish, person, addresses: wish.addresses as Contact['addresses'] };
    await this.receipts.once(receiptOf({ ...command, route: `PUT /contacts/${person}`, body: wish }), async (em) => {
      await this.contacts.save(em, command.tenant, contact);
      return null;
    });
  }

  private faultsOfAddresses({ addresses }: ContactWish): ProblemReasonInput[] {
    return Object.entries(addresses).flatMap(([kind, address]) => {
      const field = `/addresses/${kind.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      const takers = this.channels.filter(({ addressKind }) => addressKind === kind);
      if (takers.length === 0) return [{ code: 'address-kind-unknown', field, params: { kind } }];
      const sound = typeof address === 'string' && takers.every((channel) => channel.accepts(address));
      return sound ? [] : [{ code: 'address-invalid', field, params: { kind } }];
    });
  }

  private faultsOfChannels({ channels, addresses }: ContactWish): ProblemReasonInput[] {
    return channels.flatMap((name, index) => {
      const field = `/channels/${index}`;
      const channel = this.channels.find((known) => known.name === name);
      if (!channel) return [{ code: 'channel-unknown', field, params: { channel: name } }];
      const { addressKind: kind } = channel;
      if (kind === undefined || Object.hasOwn(addresses, kind)) return [];
      return [{ code: 'address-missing', field: `/addresses/${kind}`, params: { channel: name, kind } }];
    });
  }
}
