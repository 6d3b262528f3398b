/** Puts into OpenAPI's schemas what class-validator enforces: patterns, lengths, ranges, so that a reader meets the limits before the refusals. */
import { getMetadataStorage } from 'class-validator';
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata';
import { isZonedInstant } from './is-zoned-instant.decorator';

type Schema = Readonly<Record<string, unknown>>;
type Class = abstract new (...args: never[]) => unknown;
type Limit = (constraints: readonly unknown[]) => Schema;

const limits: Readonly<Record<string, Limit>> = {
  matches: ([pattern]) => (pattern instanceof RegExp && pattern.flags === '' ? { pattern: pattern.source } : {}),
  isLength: ([min, max]) => ({ minLength: min, ...(max !== undefined && { maxLength: max }) }),
  minLength: ([min]) => ({ minLength: min }),
  maxLength: ([max]) => ({ maxLength: max }),
  min: ([min]) => ({ minimum: min }),
  max: ([max]) => ({ maximum: max }),
  isInt: () => ({ type: 'integer' }),
  isIn: ([choices]) => (Array.isArray(choices) ? { enum: choices } : {}),
  [isZonedInstant]: () => ({ format: 'date-time' }),
  isLocalDate: () => ({ format: 'date' }),
};
const ofLists: Readonly<Record<string, Limit>> = {
  arrayMinSize: ([min]) => ({ minItems: min }),
  arrayMaxSize: ([max]) => ({ maxItems: max }),
  arrayUnique: () => ({ uniqueItems: true }),
};

/** A body's class may have all its validators from the class it extends: then the storage doesn't know it by its own name. */
const bodies = new Set<Class>();
export const rememberBody = (target: Class): void => {
  bodies.add(target);
};

/** Classes that have validators, by name; OpenAPI knows its schemas by nothing else. */
function classesByName(): ReadonlyMap<string, Class> {
  const { validationMetadatas } = getMetadataStorage() as unknown as {
    validationMetadatas: ReadonlyMap<Class, unknown>;
  };
  return new Map([...validationMetadatas.keys(), ...bodies].map((target) => [target.name, target]));
}

const limitOf = (
  { name, type, constraints = [] }: ValidationMetadata,
  table: Readonly<Record<string, Limit>>,
): Schema => table[name ?? type]?.(constraints as readonly unknown[]) ?? {};

/** What the description says itself stands; what it leaves out is added. */
const filled = (schema: Schema, more: Schema): Schema =>
  schema.$ref !== undefined || schema.allOf !== undefined
    ? schema
    : { ...more, ...schema, ...(more.type === 'integer' && schema.type === 'number' ? { type: 'integer' } : {}) };

function limited(schema: Schema, metadatas: readonly ValidationMetadata[]): Schema {
  if (schema.type !== 'array') return metadatas.reduce((so, one) => filled(so, limitOf(one, limits)), schema);
  const items = metadatas
    .filter(({ each }) => each)
    .reduce((so, one) => filled(so, limitOf(one, limits)), (schema.items ?? {}) as Schema);
  const list: Schema = { ...schema, items };
  return metadatas.reduce((so, one) => filled(so, limitOf(one, ofLists)), list);
}

/** The schemas of a document, each with the limits of the class that it is named for. */
export function withLimits(schemas: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const classes = classesByName();
  return Object.fromEntries(
    Object.entries(schemas as Readonly<Record<string, Schema>>).map(([name, schema]) => {
      const target = classes.get(name);
      const properties = schema.properties as Readonly<Record<string, Schema>> | undefined;
      if (!target || !properties) return [name, schema];
      const metadatas = getMetadataStorage().getTargetValidationMetadatas(target, '', false, false);
      // Held against something other than its class.
      if (metadatas.length === 0) return [name, schema];
      const known = Object.entries(properties).map(([property, of]) => [
        property,
        limited(
          of,
          metadatas.filter(({ propertyName }) => propertyName === property),
        ),
      ]);
      // A field that the class doesn't have is refused by name.
      return [
        name,
        { additionalProperties: false, ...schema, properties: Object.fromEntries(known) as Record<string, Schema> },
      ];
    }),
  );
}
