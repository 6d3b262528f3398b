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

  it.each<[JsonSchema, unknown, string]>([
    [{ type: 'string' }, 1, 'must be string'],
    [{ type: ['string', 'null'] }, true, 'must be string or null'],
    [{ enum: ['a', 'b'] }, 'c', 'must be one of a, b'],
    [{ type: 'array', minItems: 2 }, [1], 'must have at least 2 entries'],
    [{ minLength: 1 }, '', 'must not be empty'],
    [{ minProperties: 1 }, {}, 'must not be empty'],
    [{ pattern: '^a' }, 'b', 'must look like ^a'],
    [{ minimum: 1 }, 0, 'must be at least 1'],
    [{ maximum: 1 }, 2, 'must be at most 1'],
    [{ required: ['a'] }, {}, 'is missing'],
    [{ properties: {}, additionalProperties: false }, { a: 1 }, 'is not known here'],
    [{ anyOf: [] }, 1, 'matches nothing allowed'],
    [{ $ref: '#/$defs/nothing' }, 1, 'unknown reference #/$defs/nothing'],
  ])('says of %j what is wrong with %j', (schema, value, message) =>
    expect(shapeErrors(schema, value).map((error) => error.message)).toEqual([message]),
  );

  it('has nothing against the outermost values, nor against a name whose value isn’t there', () => {
    expect(shapeErrors({ minimum: 0, maximum: 0 }, 0)).toEqual([]);
    expect(shapeErrors({ pattern: '^a' }, 'a')).toEqual([]);
    expect(shapeErrors({ additionalProperties: false }, { a: undefined })).toEqual([]);
    // Keywords for numbers and texts say nothing of anything else.
    expect(shapeErrors({ minimum: 5, maximum: 5, minLength: 5, pattern: '^a' }, true)).toEqual([]);
  });

  it('of several choices speaks of the one that was nearly met', () => {
    const choices: JsonSchema = {
      anyOf: [
        { type: 'number' },
        { type: 'object', properties: { list: { type: 'array', items: { type: 'integer' } } } },
        { type: 'object', required: ['name'] },
      ],
    };
    expect(shapeErrors(choices, { list: ['x'] })).toEqual([{ at: '/list/0', message: 'must be integer' }]);
  });

  it('points into names that hold what pointers are written with', () =>
    expect(at({ additionalProperties: { type: 'number' } }, { 'a~b/c': 'x' })).toEqual(['/a~0b~1c']));
});
