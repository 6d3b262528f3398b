/** What `holdpoint.audit.heads-published` carries. */
import type { HeadsPublished } from '../heads-published';
import { instant, listOf, record, text, whole } from './json-schema';

const hash = (description: string) => ({ type: 'string', pattern: '^[0-9a-f]{64}$', description });

export const headsPublishedSchema = record({
  body: record(
    {
      kind: { const: 'holdpoint-heads' },
      version: { const: 2 },
      tenant: text('Whose.'),
      site: text('Id of the site.'),
      sequence: whole('Of the message, for the site: 1, 2, 3 without a gap.', 1),
      at: instant('When it was made.'),
      day: text('The site’s local date that is over with it, `YYYY-MM-DD`; absent: one between.'),
      previous: hash('Hash of the message before; 64 zeros for the first.'),
      heads: listOf(
        record({
          chain: {
            enum: ['permit', 'isolation'],
            description: 'Whose chain: a permit’s, or that of an isolation of the register.',
          },
          number: text('Number of the permit or the isolation.'),
          told: whole('How many transitions the messages before told of; 0 where none told of it.'),
          transitions: whole('How many it has.', 1),
          head: hash('Hash of the last of them.'),
          at: instant('When that was decided.'),
        }),
        'Chains that had moved on since the message before, by number; a thousand at most.',
      ),
      permits: whole('How many permits the messages up to this one tell of.'),
      isolations: whole('How many isolations they tell of.'),
    },
    ['day'],
  ),
  hash: hash('SHA-256 of the canonical JSON of `body`.'),
  signature: record(
    {
      algorithm: { const: 'Ed25519' },
      keyId: text('First 16 digits of the SHA-256 of the public key.'),
      publicKey: text('32 bytes, base64.'),
      signature: text('Over the canonical JSON of `body`, base64.'),
    },
    [],
    'By the key that signs audit bundles.',
  ),
});
const zeros = '0'.repeat(64);
export const headsPublishedExample: HeadsPublished = {
  specversion: '1.0',
  id: 'd1c0b9a8-7f6e-4d5c-8b4a-39281706f5e4',
  source: 'holdpoint/permit',
  type: 'holdpoint.audit.heads-published',
  subject: 'north',
  time: '2026-11-24T16:00:05.000Z',
  datacontenttype: 'application/json',
  tenant: 'demo',
  correlationid: 'e2d1c0b9-a8f7-4e6d-9c5b-4a392817a6f5',
  data: {
    body: {
      kind: 'holdpoint-heads',
      version: 2,
      tenant: 'demo',
      site: 'north',
      sequence: 1,
      at: '2026-11-24T16:00:05.000Z',
      day: '2026-11-24',
      previous: zeros,
      heads: [
        {
          chain: 'permit',
          number: 'DH-2026-000123',
          told: 0,
          transitions: 24,
          head: '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae',
          at: '2026-11-24T09:12:44.105Z',
        },
      ],
      permits: 1,
      isolations: 0,
    },
    hash: 'fcde2b2edba56bf408601fb721fe9b5c338d10ee429ea04fae5511b68fbf8fb9',
    signature: {
      algorithm: 'Ed25519',
      keyId: '21fe31dfa154a261',
      publicKey: '6kpsY+KcUgq+9VB7Ey7F+ZVHdq6+vnuSQh7qaRRG0iw=',
      signature: '1hJ0cRfRcTzOq3o1mS6a1Z0nqf4n4UqV4r9vM4nX1O7rJ4y6nYkqfWQx4c0d8rXo6m1t9bT2pQf0s7u3w5yZAg==',
    },
  },
};
