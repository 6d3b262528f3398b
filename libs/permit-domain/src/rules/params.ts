/** The little JSON Schema that rules describe their parameters with. */

export const minutes = { type: 'integer', minimum: 0 } as const;
export const metres = { type: 'number', minimum: 0 } as const;
export const text = { type: 'string', minLength: 1 } as const;
export const flag = { type: 'boolean' } as const;
export const number = { type: 'number' } as const;
export const count = { type: 'integer', minimum: 0 } as const;
export const texts = { type: 'array', items: text, minItems: 1 } as const;
export const oneOf = (...values: readonly string[]): object => ({ type: 'string', enum: values });
export const listOf = (items: object): object => ({ type: 'array', items, minItems: 1 });

/** An object with just these parameters; those in `optional` may be absent. */
export const shape = (
  required: Readonly<Record<string, object>>,
  optional: Readonly<Record<string, object>> = {},
): object => ({
  type: 'object',
  properties: { ...required, ...optional },
  required: Object.keys(required),
  additionalProperties: false,
});
