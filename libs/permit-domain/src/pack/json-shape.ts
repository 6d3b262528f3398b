/** The part of JSON Schema that packs, cases and rule parameters are described with, and its check. */

/** A JSON Schema (2020-12) of just these keywords; what is written with them means the same to any other validator. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly $id?: string;
  readonly title?: string;
  readonly description?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly $ref?: string;
  readonly type?: JsonType | readonly JsonType[];
  readonly enum?: readonly (string | number | boolean | null)[];
  readonly anyOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly minProperties?: number;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly pattern?: string;
}
export type JsonType = 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null';

export interface ShapeError {
  /** JSON pointer to what is wrong; empty for the whole. */
  readonly at: string;
  /** For those who write packs and cases; English, as the files' keywords are. */
  readonly message: string;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function typeOf(value: unknown): JsonType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value as JsonType;
}
const hasType = (value: unknown, wanted: JsonType): boolean => {
  const type = typeOf(value);
  return type === wanted || (wanted === 'number' && type === 'integer');
};
const pointer = (at: string, step: string | number): string =>
  `${at}/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** Every way in which `value` isn't of the shape; none when it is. */
export function shapeErrors(schema: JsonSchema, value: unknown, at = '', root: JsonSchema = schema): ShapeError[] {
  const wrong = (message: string): ShapeError[] => [{ at, message }];
  if (schema.$ref !== undefined) {
    const target = root.$defs?.[schema.$ref.replace('#/$defs/', '')];
    return target ? shapeErrors(target, value, at, root) : wrong(`unknown reference ${schema.$ref}`);
  }
  if (schema.anyOf) {
    const tries = schema.anyOf.map((choice) => shapeErrors(choice, value, at, root));
    if (tries.some((errors) => errors.length === 0)) return [];
    // The choice that got furthest says most about what was meant.
    return tries.sort((left, right) => deepest(right) - deepest(left))[0] ?? wrong('matches nothing allowed');
  }
  const types = typeof schema.type === 'string' ? [schema.type] : schema.type;
  if (types && !types.some((type) => hasType(value, type))) return wrong(`must be ${types.join(' or ')}`);
  if (schema.enum && !schema.enum.includes(value as string)) {
    return wrong(`must be one of ${schema.enum.map(String).join(', ')}`);
  }
  if (isObject(value)) return objectErrors(schema, value, at, root);
  if (Array.isArray(value)) {
    const few = value.length < (schema.minItems ?? 0) ? wrong(`must have at least ${schema.minItems} entries`) : [];
    const { items } = schema;
    return items ? [...few, ...value.flatMap((item, i) => shapeErrors(items, item, pointer(at, i), root))] : few;
  }
  if (typeof value === 'string') {
    if (value.length < (schema.minLength ?? 0)) return wrong('must not be empty');
    if (schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(value)) {
      return wrong(`must look like ${schema.pattern}`);
    }
  }
  if (typeof value === 'number') {
    if (value < (schema.minimum ?? -Infinity)) return wrong(`must be at least ${schema.minimum}`);
    if (value > (schema.maximum ?? Infinity)) return wrong(`must be at most ${schema.maximum}`);
  }
  return [];
}

const deepest = (errors: readonly ShapeError[]): number => Math.max(0, ...errors.map(({ at }) => at.split('/').length));

function objectErrors(schema: JsonSchema, value: Record<string, unknown>, at: string, root: JsonSchema): ShapeError[] {
  const errors: ShapeError[] = [];
  if (Object.keys(value).length < (schema.minProperties ?? 0)) errors.push({ at, message: 'must not be empty' });
  for (const name of schema.required ?? []) {
    if (value[name] === undefined) errors.push({ at: pointer(at, name), message: 'is missing' });
  }
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined) continue;
    const known = schema.properties && Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
    const rest = schema.additionalProperties;
    if (known) errors.push(...shapeErrors(known, member, pointer(at, name), root));
    else if (rest === false) errors.push({ at: pointer(at, name), message: 'is not known here' });
    else if (typeof rest === 'object') errors.push(...shapeErrors(rest, member, pointer(at, name), root));
  }
  return errors;
}
