/** Finds nested parts that are missing: class-validator passes over `@ValidateNested()` without a value, and a handler would trip over it. */
import { getMetadataStorage, type ValidationError } from 'class-validator';

/** Errors in class-validator's own form, nested like its own, for parts that have no `@IsOptional()` or other condition. */
export function missingParts(target: unknown): ValidationError[] {
  if (typeof target !== 'object' || target === null) return [];
  if (Array.isArray(target)) return target.flatMap((item, index) => nested(String(index), item, target));
  const metadatas = getMetadataStorage().getTargetValidationMetadatas(target.constructor, '', false, false);
  const of = (type: string): Set<string> =>
    new Set(metadatas.filter((metadata) => metadata.type === type).map(({ propertyName }) => propertyName));
  const conditional = of('conditionalValidation');
  const named = new Set(
    metadatas.filter(({ type }) => type === 'customValidation').map(({ propertyName }) => propertyName),
  );
  return [...of('nestedValidation')].flatMap((property) => {
    const value = (target as Record<string, unknown>)[property];
    if (value !== undefined && value !== null) return nested(property, value, target);
    // Another decorator on it has complained already.
    if (conditional.has(property) || named.has(property)) return [];
    return [{ property, value, target, constraints: { isDefined: '' } } as ValidationError];
  });
}

function nested(property: string, value: unknown, target: object): ValidationError[] {
  const children = missingParts(value);
  return children.length === 0 ? [] : [{ property, value, target, children } as ValidationError];
}
