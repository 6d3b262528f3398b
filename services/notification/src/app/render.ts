/** Turns a notice into words: times in the site's zone, codes as people say them, each reason on its line. */
import { wordsFor, type Language } from '@holdpoint/contracts';
import { createInstance } from 'i18next';
import type { Params, Text } from './notice';
import { noticeWords } from './notice.words';
import { termWords } from './term.words';

type Value = Params[string];

const resource = (language: Language): Record<string, string> => ({
  ...Object.fromEntries(Object.entries(termWords).map(([term, words]) => [`term:${term}`, words[language]])),
  ...Object.fromEntries(
    Object.entries(noticeWords).flatMap(([name, { subject, body }]) => [
      [`${name}:subject`, subject[language]],
      [`${name}:body`, body[language]],
    ]),
  ),
});
/** Stands where words ask for a value that isn't there; its line is left out. */
const missing = '\u0000';
const i18n = createInstance();
void i18n.init({
  initAsync: false,
  lng: 'zh',
  fallbackLng: false,
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  missingInterpolationHandler: () => missing,
  resources: { zh: { translation: resource('zh') }, en: { translation: resource('en') } },
});

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z$/;
/** Params that hold codes for people to read in words; any other text is shown as it came. */
const coded = new Set([
  'to',
  'signers',
  'duty',
  'standInDuty',
  'standInReason',
  'vacant',
  'reason',
  'certificateClass',
  'role',
  'mendBy',
  'by',
]);

/** The name of a duty, a role, a type; the code itself where it has none. */
export function term(code: string, language: Language): string {
  const key = `term:${code}`;
  return i18n.exists(key, { lng: language }) ? i18n.t(key, { lng: language }) : code;
}

/** Making one takes a hundred times as long as using it, and a plant has one zone. */
const formats = new Map<string, Intl.DateTimeFormat>();
function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const options: Intl.DateTimeFormatOptions = {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'shortOffset',
  };
  const made = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: isZone(timeZone) ? timeZone : 'UTC' });
  // Zones come in events: whatever is written there, this doesn't grow for ever.
  if (formats.size < 1000) formats.set(timeZone, made);
  return made;
}

/** A UTC instant as the people of `zone` read it: `2026-11-24 09:05 GMT+8`. An unknown zone falls back to UTC rather than to silence. */
export function localTime(at: string, zone: string): string {
  const moment = new Date(at);
  if (Number.isNaN(moment.getTime())) return at;
  const parts: Record<string, string> = Object.fromEntries(
    formatIn(zone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, value]),
  );
  const { year, month, day, hour, minute, timeZoneName } = parts;
  // Releases of ICU differ in what they call it.
  const offset = timeZoneName === 'GMT+0' || timeZoneName === 'UTC' ? 'GMT' : timeZoneName;
  return `${year}-${month}-${day} ${hour}:${minute} ${offset}`;
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

const listMark: Record<Language, string> = { zh: '、', en: ', ' };

function shown(name: string, value: Value, language: Language, zone: string): string {
  if (Array.isArray(value)) return value.map((entry) => shown(name, entry, language, zone)).join(listMark[language]);
  const text = String(value);
  if (instant.test(text)) return localTime(text, zone);
  return coded.has(name) ? term(text, language) : text;
}

export const shownParams = (params: Params, language: Language, zone: string): Record<string, string> =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, shown(name, value, language, zone)]));

export interface Reason {
  readonly code: string;
  readonly clause?: string;
  readonly params: Params;
}

/** One line per reason, with its clause: `1. ... (5.3.1 c)`. */
export function reasonLines(reasons: readonly Reason[], language: Language, zone: string): string {
  return reasons
    .map(({ code, clause, params }, index) => {
      const words = wordsFor(code, language, shownParams(params, language, zone));
      const source = clause === undefined ? '' : language === 'zh' ? `（${clause}）` : ` (${clause})`;
      return `${index + 1}. ${words}${source}`;
    })
    .join('\n');
}

/** The text of a notice. `values` fill its words; a line that asks for a value which isn't there is left out. */
export function render(words: string, language: Language, values: Readonly<Record<string, string>>): Text {
  const fill = (part: 'subject' | 'body'): string => i18n.t(`${words}:${part}`, { ...values, lng: language });
  const lines = fill('body').split('\n');
  return {
    // One line: a reason's free text must not begin another header of a mail.
    subject: fill('subject').replaceAll(missing, '').replaceAll(/\s+/g, ' ').trim(),
    body: lines.filter((line) => !line.includes(missing)).join('\n'),
  };
}
