/** What a recorded step carries: a few texts, numbers and flags by name; which ones is the pack's business. */
import { ValidateBy } from 'class-validator';
import { idPattern } from '../door/ids';

const most = 50;

const isValue = (value: unknown): boolean =>
  typeof value === 'boolean' ||
  (typeof value === 'number' && Number.isFinite(value)) ||
  (typeof value === 'string' && value.length <= 1000);

export function isStepValues(values: unknown): boolean {
  if (typeof values !== 'object' || values === null || Array.isArray(values)) return false;
  const entries = Object.entries(values);
  return entries.length <= most && entries.every(([name, value]) => idPattern.test(name) && isValue(value));
}

/** The constraint's message is its code. */
export const IsStepValues = (): PropertyDecorator =>
  ValidateBy({
    name: 'isStepValues',
    validator: { validate: isStepValues, defaultMessage: () => 'step-values-invalid' },
  });
