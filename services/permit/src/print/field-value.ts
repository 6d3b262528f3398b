/** The value of a form's field in words: options as the pack names them, units, yes and no, records member by member. */
import type { FormField } from '@holdpoint/permit-domain';
import { isLimit, limitText } from './gas-limits';
import type { Say } from './say';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A place or an attachment: what somebody wrote of it, else its members by name. */
function plain(value: unknown, say: Say): string {
  if (typeof value === 'boolean') return say.line(value ? 'paper-yes' : 'paper-no');
  if (Array.isArray(value)) return value.map((one) => plain(one, say)).join('; ');
  if (!isRecord(value)) return String(value);
  if (isLimit(value)) return limitText(value);
  return Object.entries(value)
    .filter(([, member]) => member !== undefined && member !== null && member !== '')
    .map(([name, member]) => `${name}: ${plain(member, say)}`)
    .join(', ');
}

export function fieldValue({ options = [], unit }: FormField, value: unknown, say: Say): string {
  if (value === undefined || value === null || value === '') return say.line('paper-empty');
  if (Array.isArray(value)) {
    if (value.length === 0) return say.line('paper-none');
    return value.map((one) => inWords(one, options, say)).join(say.language === 'en' ? '; ' : '；');
  }
  return `${inWords(value, options, say)}${unit === undefined ? '' : ` ${unit}`}`;
}

function inWords(value: unknown, options: NonNullable<FormField['options']>, say: Say): string {
  const option = options.find((one) => one.value === value);
  return option ? say.oneLine(option.label) : plain(value, say);
}
