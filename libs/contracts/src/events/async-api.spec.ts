/** The AsyncAPI document: whole, without loose ends, and the one in docs/api is what the code says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asyncApiDocument, asyncApiText } from './async-api';
import { eventCatalogue } from './event-catalogue';

const at = (pointer: string): unknown =>
  pointer
    .slice(2)
    .split('/')
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], asyncApiDocument);

describe('the AsyncAPI document', () => {
  it('has a message for every event, with its example', () => {
    const messages = Object.values(asyncApiDocument.components.messages) as { name: string; examples: object[] }[];
    expect(messages.map(({ name }) => name)).toEqual(eventCatalogue.map(({ type }) => type));
    for (const { examples } of messages) expect(examples).toHaveLength(1);
  });

  it('has no reference that leads nowhere', () => {
    const references = [...asyncApiText().matchAll(/"\$ref": "([^"]+)"/g)].map(([, pointer]) => pointer!);
    expect(references.length).toBeGreaterThan(eventCatalogue.length);
    for (const pointer of references) expect([pointer, typeof at(pointer)]).toEqual([pointer, 'object']);
  });

  it('is the same in docs/api (node tools/generate/asyncapi.mjs writes it)', () => {
    expect(readFileSync(join(__dirname, '../../../../docs/api/events.asyncapi.json'), 'utf8')).toBe(asyncApiText());
  });
});
