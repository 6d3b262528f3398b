/** What one person is told of one event, put together from the notices that they are meant by. Pure. */
import type { Language } from '@holdpoint/contracts';
import type { Message, Notice, Params, Text } from './notice';
import { render } from './render';

/** One notice for one person, before a person's notices are put together. */
export interface Part {
  readonly person: string;
  readonly notice: string;
  readonly unless?: string;
  readonly urgency: Message['urgency'];
  readonly texts: Message['texts'];
}
export type Values = (language: Language) => Readonly<Record<string, string>>;
export const inBoth = (text: (language: Language) => Text): Message['texts'] => ({ zh: text('zh'), en: text('en') });

export interface Composed {
  readonly messages: readonly Message[];
  /** Duties that have something to do and that nobody present holds: the administrators are told. */
  readonly vacant: readonly string[];
}

export const noticesOn = (table: readonly Notice[], on: string, params: Params): readonly Notice[] =>
  table.filter((notice) => notice.on === on && (notice.when?.(params) ?? true));

export type Worded = Pick<Notice, 'words' | 'urgency' | 'unless'>;

export function partsOf({ words, urgency, unless }: Worded, people: readonly string[], values: Values): Part[] {
  if (people.length === 0) return [];
  const texts = inBoth((language) => render(words, language, values(language)));
  return people.map((person) => ({
    person,
    notice: words,
    urgency,
    texts,
    ...(unless === undefined ? {} : { unless }),
  }));
}

export const bracketed = (text: string, language: Language): string =>
  language === 'zh' ? `（${text}）` : ` (${text})`;

/** Someone who is applicant and signer at once gets one message that says both. */
export function together(parts: readonly Part[], footer: (language: Language) => string): Message[] {
  const byPerson = new Map<string, Part[]>();
  for (const part of parts) {
    const own = byPerson.get(part.person) ?? [];
    byPerson.set(part.person, [...own, part]);
  }
  return [...byPerson].map(([person, unordered]) => {
    const said = new Set(unordered.map(({ notice }) => notice));
    const own = unordered
      .filter(({ unless }) => unless === undefined || !said.has(unless))
      .sort((left, right) => rank(left) - rank(right));
    const bodies = (language: Language): string[] => [...new Set(own.map(({ texts }) => texts[language].body))];
    return {
      person,
      notices: [...new Set(own.map(({ notice }) => notice))],
      urgency: own[0]!.urgency,
      texts: inBoth((language) => ({
        subject: own[0]!.texts[language].subject,
        body: [...bodies(language), footer(language)].filter((text) => text !== '').join('\n\n'),
      })),
    };
  });
}
const rank = ({ urgency }: Part): number => (urgency === 'urgent' ? 0 : 1);
