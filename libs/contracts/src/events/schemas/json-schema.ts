/** JSON Schema (2020-12) as plain data, and the pieces that the events share. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/** A moment in UTC with milliseconds: compares as text. */
export const instant = (description: string): JsonSchema => ({
  type: 'string',
  format: 'date-time',
  pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$',
  description,
});
export const text = (description: string): JsonSchema => ({ type: 'string', minLength: 1, description });
export const whole = (description: string, minimum = 0): JsonSchema => ({ type: 'integer', minimum, description });
export const listOf = (items: JsonSchema, description: string): JsonSchema => ({ type: 'array', items, description });

/**
 * An object with every property required but those listed. Properties that aren't named here are allowed: a producer may add some, and
 * consumers pass over what they don't know.
 */
export function record(
  properties: Readonly<Record<string, JsonSchema>>,
  optional: readonly string[] = [],
  description?: string,
): JsonSchema {
  return {
    type: 'object',
    ...(description === undefined ? {} : { description }),
    required: Object.keys(properties).filter((name) => !optional.includes(name)),
    properties,
  };
}

/** What words and rules are filled with: never a name, an identity or a phone number. */
export const params = (description: string): JsonSchema => ({
  type: 'object',
  description,
  additionalProperties: {
    anyOf: [{ type: ['string', 'number', 'boolean'] }, { type: 'array', items: { type: 'string' } }],
  },
});
