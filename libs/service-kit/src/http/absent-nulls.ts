/** Takes null in an optional field as if the field were absent: many clients write one for the other, and nothing behind the door knows of a third. */
import 'reflect-metadata';

/** Where @nestjs/swagger keeps what @ApiProperty says of a property. */
const described = 'swagger/apiModelProperties';

/**
 * Takes them out of a checked body, in place, and of the parts in it. Free content (a form, rules) stays as it is, and so does a field that says that it
 * may be null.
 */
export function withoutNulls<T>(value: T): T {
  if (Array.isArray(value)) value.forEach(withoutNulls);
  else if (typeof value === 'object' && value !== null && isDescribed(value)) {
    const fields = value as Record<string, unknown>;
    for (const [name, field] of Object.entries(fields)) {
      if (field === null && !mayBeNull(value, name)) delete fields[name];
      else withoutNulls(field);
    }
  }
  return value;
}

/** An instance of one of our own classes. */
const isDescribed = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype !== Object.prototype && prototype !== null && !Buffer.isBuffer(value);
};

function mayBeNull(value: object, name: string): boolean {
  const says: unknown = Reflect.getMetadata(described, Object.getPrototypeOf(value) as object, name);
  return typeof says === 'object' && says !== null && (says as { nullable?: unknown }).nullable === true;
}
