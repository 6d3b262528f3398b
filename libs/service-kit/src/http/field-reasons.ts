/** One reason per wrong field, from what class-validator found: a stable code, the JSON pointer, what it's measured against. */
import { hasWords } from '@holdpoint/contracts';
import { getMetadataStorage, type ValidationError } from 'class-validator';
import type { ProblemReasonInput } from '../problem/problem-error';

type Params = NonNullable<ProblemReasonInput['params']>;
type Arguments = readonly unknown[];

const kinds: Readonly<Record<string, string>> = {
  isString: 'kind-text',
  isNumber: 'kind-number',
  isInt: 'kind-integer',
  isBoolean: 'kind-flag',
  isArray: 'kind-list',
  isObject: 'kind-object',
  nestedValidation: 'kind-object',
  unknownValue: 'kind-object',
};
const measures: Readonly<Record<string, (args: Arguments) => { code: string; params: Params }>> = {
  maxLength: ([max]) => ({ code: 'field-too-long', params: { max: Number(max) } }),
  minLength: ([min]) => ({ code: 'field-too-short', params: { min: Number(min) } }),
  max: ([max]) => ({ code: 'field-too-large', params: { max: Number(max) } }),
  min: ([min]) => ({ code: 'field-too-small', params: { min: Number(min) } }),
  isPositive: () => ({ code: 'field-too-small', params: { min: 0 } }),
  arrayMaxSize: ([max]) => ({ code: 'field-too-many', params: { max: Number(max) } }),
  arrayMinSize: ([min]) => ({ code: 'field-too-few', params: { min: Number(min) } }),
  arrayNotEmpty: () => ({ code: 'field-too-few', params: { min: 1 } }),
  arrayUnique: () => ({ code: 'field-repeated', params: {} }),
  isIn: ([choices]) => ({ code: 'field-choice', params: { choices: asTexts(choices) } }),
  isEnum: ([choices]) => ({ code: 'field-choice', params: { choices: asTexts(Object.values(choices as object)) } }),
  isNotEmpty: () => ({ code: 'field-required', params: {} }),
  isDefined: () => ({ code: 'field-required', params: {} }),
};
const asTexts = (choices: unknown): readonly string[] => (Array.isArray(choices) ? choices.map(String) : []);

export function reasonsOf(errors: readonly ValidationError[], parent = ''): ProblemReasonInput[] {
  return errors.flatMap((error) => {
    const field = `${parent}/${error.property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const inner = reasonsOf(error.children ?? [], field);
    const own = Object.keys(error.constraints ?? {});
    return own.length === 0 ? inner : [ownReason(error, own, field, parent === ''), ...inner];
  });
}

function ownReason(error: ValidationError, names: readonly string[], field: string, top: boolean): ProblemReasonInput {
  if (names.includes('whitelistValidation')) return { code: 'field-unknown', field, params: { field: error.property } };
  if (names.includes('unknownValue') && top)
    return { code: 'field-type', field: '', params: { expected: 'kind-object' } };
  if (error.value === undefined || error.value === null) return { code: 'field-required', field, params: {} };
  // A text that is too long is still a text: the type, where it's wrong, is what must be mended first.
  const name = names.find((one) => one in kinds) ?? names[0]!;
  return {
    field,
    ...given(error, name),
    ...(error.value === '' && name === 'isNotEmpty' ? { code: 'field-required' } : {}),
  };
}

/** A validator's own code (its message or its context) wins; then the known measures; then the form in general. */
function given(error: ValidationError, name: string): { code: string; params: Params } {
  const context = error.contexts?.[name] as { code?: string; params?: Params } | undefined;
  if (context?.code) return { code: context.code, params: context.params ?? {} };
  const message = error.constraints?.[name] ?? '';
  if (hasWords(message)) return { code: message, params: {} };
  if (kinds[name]) return { code: 'field-type', params: { expected: kinds[name] } };
  return measures[name]?.(argumentsOf(error, name)) ?? { code: 'field-format', params: {} };
}

/** class-validator's errors carry words, not the limits; the limits are in its metadata. */
function argumentsOf(error: ValidationError, name: string): Arguments {
  const target = error.target?.constructor;
  if (!target) return [];
  return (
    getMetadataStorage()
      .getTargetValidationMetadatas(target, '', true, false)
      .find((metadata) => metadata.propertyName === error.property && metadata.name === name)?.constraints ?? []
  );
}
