/** Turns a register's own texts into a record: dates in any of the usual forms, its words for states and classes. Unsure means unreadable. */
import { isLocalDate, type LocalDate } from '../app/local-date';
import type { RegisterQuery, RegisterRecord } from '../app/verification-register';
import type { RecordField, RegisterConfig } from './register-config';

/** `2026-03-09`, `2026/3/9`, `2026.3.9`, `2026年3月9日`, `20260309`, with or without a time behind; nothing for anything else. */
export const readDate = (text: string): LocalDate | undefined => {
  const plain = text.normalize('NFKC').trim();
  const match =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s].*)?$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (!match) return undefined;
  const date = `${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}`;
  return isLocalDate(date) ? date : undefined;
};

const plain = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toUpperCase();
const includes = (words: readonly string[], text: string): boolean => words.some((word) => plain(word) === plain(text));

/** Nothing when the number or the state is missing, or anything given can't be read: then nobody knows what the register said. */
export const readRecord = (
  values: Readonly<Partial<Record<RecordField, string>>>,
  config: Pick<RegisterConfig, 'classes' | 'statusWords'>,
): RegisterRecord | undefined => {
  const value = (field: RecordField): string | undefined => values[field]?.trim() || undefined;
  const number = value('number');
  const word = value('status');
  if (number === undefined || word === undefined) return undefined;
  const status = (['valid', 'revoked', 'expired'] as const).find((one) => includes(config.statusWords[one], word));
  if (status === undefined) return undefined;

  const record: { -readonly [K in keyof RegisterRecord]: RegisterRecord[K] } = { number, status };
  for (const field of ['issuedOn', 'validUntil', 'reExaminationDueOn'] as const) {
    const text = value(field);
    if (text === undefined) continue;
    const date = readDate(text);
    if (date === undefined) return undefined;
    record[field] = date;
  }
  const classWord = value('certificateClass');
  if (classWord !== undefined)
    // A class that we have no word for isn't ours: it stays as the register calls it, and so differs.
    record.certificateClass =
      Object.entries(config.classes).find(([, theirs]) => plain(theirs) === plain(classWord))?.[0] ?? classWord;
  const holderName = value('holderName');
  if (holderName !== undefined) record.holderName = holderName;
  const identityNumber = value('identityNumber');
  if (identityNumber !== undefined) record.identityNumber = identityNumber;
  return record;
};

/** What goes into the register's parameters, the class in its own word. */
export const parametersOf = (
  config: Pick<RegisterConfig, 'query' | 'classes'>,
  query: RegisterQuery,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(config.query).map(([parameter, field]) => [
      parameter,
      field === 'certificateClass' ? (config.classes[query.certificateClass] ?? query.certificateClass) : query[field],
    ]),
  );
