/** The AsyncAPI 3.0 document of every event, made from the catalogue: the same code gives the same bytes. */
import { eventCatalogue, eventSchema, type EventEntry } from './event-catalogue';
import { topics } from './topics';

const camel = (name: string): string => name.replace(/[-.](\w)/g, (_, letter: string) => letter.toUpperCase());
/** `holdpoint.permit.transitioned` -> `permitTransitioned`. */
const messageName = ({ type }: EventEntry): string => camel(type.replace(/^holdpoint\./, ''));

const entriesOf = (topic: string): EventEntry[] => eventCatalogue.filter((entry) => entry.topic === topic);

const channels = Object.entries(topics).map(([name, address]) => [
  name,
  {
    address,
    title: `What happens to each ${name}`,
    description: `Kafka topic, keyed so that the events of one key arrive in order. What a consumer group gives up on goes to \`${address}.<group>.dead\`.`,
    messages: Object.fromEntries(
      entriesOf(address).map((entry) => [messageName(entry), { $ref: `#/components/messages/${messageName(entry)}` }]),
    ),
  },
]);

const operations = Object.entries(topics).map(([name, address]) => [
  `receive${camel(`-${name}`)}Events`,
  {
    action: 'receive',
    channel: { $ref: `#/channels/${name}` },
    title: `Read what happens to each ${name}`,
    summary: `Take each event once, by its id; those of one key come in order.`,
    messages: entriesOf(address).map((entry) => ({ $ref: `#/channels/${name}/messages/${messageName(entry)}` })),
  },
]);

const messages = eventCatalogue.map((entry) => [
  messageName(entry),
  {
    name: entry.type,
    title: entry.title,
    summary: entry.summary,
    description: `Sent by \`${entry.source}\`.`,
    contentType: 'application/cloudevents+json',
    correlationId: { location: '$message.payload#/correlationid' },
    bindings: { kafka: { key: { type: 'string', description: entry.key }, bindingVersion: '0.5.0' } },
    payload: { schemaFormat: 'application/schema+json;version=draft-07', schema: eventSchema(entry) },
    examples: [{ name: messageName(entry), summary: entry.title, payload: entry.example }],
  },
]);

export const asyncApiDocument = {
  asyncapi: '3.0.0',
  info: {
    title: 'Holdpoint events',
    version: '1.0.0',
    description:
      'What Holdpoint tells other systems about, over Kafka: permits, qualifications, duties. Every message is a CloudEvent 1.0 in structured JSON. ' +
      'Properties may be added to an event; a change that would break a reader gets a new topic version.',
    license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
  },
  defaultContentType: 'application/cloudevents+json',
  servers: {
    kafka: {
      host: 'localhost:19092',
      protocol: 'kafka',
      description: 'The local stack’s broker; yours is in HOLDPOINT_KAFKA_BROKERS.',
    },
  },
  channels: Object.fromEntries(channels) as Record<string, object>,
  operations: Object.fromEntries(operations) as Record<string, object>,
  components: { messages: Object.fromEntries(messages) as Record<string, object> },
} as const;

/** As it is written to docs/api/events.asyncapi.json. */
export const asyncApiText = (): string => `${JSON.stringify(asyncApiDocument, undefined, 2)}\n`;
