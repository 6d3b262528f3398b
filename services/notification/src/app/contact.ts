/** How a person is reached, and which channels a message takes to them. */
import type { Language } from '@holdpoint/contracts';
import type { Channel } from '../channels/channel';
import type { Urgency } from './notice';

export interface Contact {
  readonly person: string;
  readonly language: Language;
  /** Names of the channels wanted for news that isn't urgent. */
  readonly channels: readonly string[];
  /** By kind, such as `email`. */
  readonly addresses: Readonly<Record<string, string>>;
}

/** Someone who has told us nothing: in-app only, in Chinese. */
export const unknownContact = (person: string): Contact => ({ person, language: 'zh', channels: [], addresses: {} });

/** What a channel needs to reach this person, or undefined where it can't. */
export const addressFor = ({ addressKind }: Channel, { addresses }: Contact): string | undefined =>
  addressKind === undefined ? undefined : addresses[addressKind];

/**
 * Channels that a message takes: those that everything takes, those wanted, and for urgent news every one that reaches the person: "stop work" isn't
 * held back by a preference.
 */
export const channelsFor = (channels: readonly Channel[], contact: Contact, urgency: Urgency): Channel[] =>
  channels.filter((channel) => {
    if (!channel.available) return false;
    if (channel.addressKind !== undefined && addressFor(channel, contact) === undefined) return false;
    return channel.always || urgency === 'urgent' || contact.channels.includes(channel.name);
  });
