/** Identity numbers: the check digit of a resident number, what may be shown of one, and the form in which two are compared. */

export const identityKinds = ['resident', 'passport', 'other'] as const;
export type IdentityKind = (typeof identityKinds)[number];

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkLetters = '10X98765432';

/** Upper case without spaces: how a number is stored and compared. */
export const normaliseIdentity = (number: string): string => number.replace(/\s/g, '').toUpperCase();

/** Whether a resident number (18 characters, GB 11643) has its right check digit, or another document's number a plausible form. */
export const isIdentityNumber = (kind: IdentityKind, number: string): boolean => {
  const text = normaliseIdentity(number);
  if (kind !== 'resident') return /^[A-Z0-9-]{5,24}$/.test(text);
  if (!/^[1-9]\d{16}[\dX]$/.test(text)) return false;
  const sum = weights.reduce((total, weight, index) => total + weight * Number(text[index]), 0);
  return checkLetters[sum % 11] === text[17];
};

/** What anyone may see: the first three and the last two characters. */
export const maskIdentity = (number: string): string => {
  const text = normaliseIdentity(number);
  if (text.length < 8) return '*'.repeat(text.length);
  return text.slice(0, 3) + '*'.repeat(text.length - 5) + text.slice(-2);
};

/** Whether a number that a register shows, possibly with `*` for hidden characters, can be this one. */
export const matchesMasked = (number: string, shown: string): boolean => {
  const own = normaliseIdentity(number);
  const other = normaliseIdentity(shown).replace(/[＊×•]/g, '*');
  // A mask of another length hides how much it hides: then only what stands before and after the stars is compared.
  if (own.length !== other.length) {
    const [before = '', ...rest] = other.split(/\*+/);
    const after = rest.at(-1) ?? '';
    return rest.length > 0 && (before !== '' || after !== '') && own.startsWith(before) && own.endsWith(after);
  }
  return [...other].every((character, index) => character === '*' || character === own[index]);
};
