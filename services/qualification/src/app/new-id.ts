/** Ids of the archive's own rows: a prefix that says what it is, and chance. */
import { randomBytes } from 'node:crypto';

const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Such as `cert-k3f9…`: 20 characters of 31 after the prefix, no two alike in practice, none mistaken for another when read aloud. */
export const newId = (prefix: 'p' | 'cert' | 'exam' | 'med' | 'train' | 'ban' | 'ver' | 'rep' | 'look'): string => {
  let text = '';
  while (text.length < 20)
    for (const byte of randomBytes(32)) if (byte < 248 && text.length < 20) text += alphabet[byte % 31];
  return `${prefix}-${text}`;
};
