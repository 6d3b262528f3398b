/** Which channels a message takes: a preference holds back what can wait, never "stop work". */
import type { Channel } from '../channels/channel';
import { channelsFor, unknownContact, type Contact } from './contact';

const channel = (name: string, more: Partial<Channel> = {}): Channel => ({
  name,
  always: false,
  available: true,
  lanes: 1,
  batch: 1,
  accepts: () => true,
  deliver: (parcels) => Promise.resolve(parcels.map(() => ({ delivered: true }))),
  ...more,
});
const channels = [
  channel('inbox', { always: true }),
  channel('smtp', { addressKind: 'email' }),
  channel('chat', { addressKind: 'chat-id' }),
  channel('off', { addressKind: 'email', available: false }),
];
const contact: Contact = { person: 'p-1', language: 'en', channels: [], addresses: { email: 'a@b.example' } };
const names = (one: Contact, urgency: 'normal' | 'urgent') =>
  channelsFor(channels, one, urgency).map(({ name }) => name);

it.each<[string, Contact, 'normal' | 'urgent', string[]]>([
  ['nothing known: the inbox', unknownContact('p-1'), 'urgent', ['inbox']],
  ['wanted and reachable', { ...contact, channels: ['smtp', 'off'] }, 'normal', ['inbox', 'smtp']],
  ['reachable but not wanted', contact, 'normal', ['inbox']],
  ['wanted but not reachable', { ...contact, channels: ['chat'] }, 'normal', ['inbox']],
  ['urgent: whatever reaches', contact, 'urgent', ['inbox', 'smtp']],
])('%s', (_, one, urgency, expected) => {
  expect(names(one, urgency)).toEqual(expected);
});
