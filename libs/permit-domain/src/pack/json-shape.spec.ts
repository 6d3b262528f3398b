/** The schema check: each keyword, and where it points. */
import { shapeErrors } from './json-shape';
import type { JsonSchema } from './json-shape';

const at = (schema: JsonSchema, value: unknown) => shapeErrors(schema, value).map((error) => error.at);

describe('shapeErrors', () => {
  it.each<[string, JsonSchema, unknown, unknown]>([
    ['type', { type: 'string' }, 'a', 1],
    ['integers', { type: 'integer' }, 2, 2.5],
    ['numbers', { type: 'number' }, 2, '2'],
    ['several types', { type: ['string', 'null'] }, null, true],
    ['enum', { enum: ['a', 'b'] }, 'b', 'c'],
    ['minimum', { minimum: 0 }, 0, -1],
    ['maximum', { maximum: 1 }, 1, 1.1],
    ['minLength', { minLength: 1 }, ' ', ''],
    ['pattern', { pattern: '^[a-z]+$' }, 'ab', 'aB'],
    ['minItems', { type: 'array', minItems: 1 }, [1], []],
    ['minProperties', { type: 'object', minProperties: 1 }, { a: 1 }, {}],
    ['anyOf', { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'number' } }] }, [1], ['x']],
  ])('%s', (_keyword, schema, good, bad) => {
    expect(shapeErrors(schema, good)).toEqual([]);
    expect(shapeErrors(schema, bad)).toHaveLength(1);
  });

  it('points at what is wrong, all at once', () => {
    const schema: JsonSchema = {
      $defs: { name: { type: 'string' } },
      type: 'object',
      required: ['a', 'b'],
      properties: { a: { $ref: '#/$defs/name' }, list: { type: 'array', items: { type: 'integer' } } },
      additionalProperties: false,
    };
    expect(at(schema, { a: 1, list: [1, 'x'], 'c/d': 1 })).toEqual(['/b', '/a', '/list/1', '/c~1d']);
    expect(at({ type: 'object', additionalProperties: { type: 'number' } }, { a: 1, b: 'x' })).toEqual(['/b']);
  });
});
