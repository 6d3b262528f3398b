/** The words of every code, merged; a code that nobody gave words to is shown as itself. */
import { createInstance } from 'i18next';
import type { RefusalParams } from '@holdpoint/permit-domain';
import { attachmentWords } from './attachment.words';
import { conflictsWords } from './conflicts.words';
import { editionWords } from './edition.words';
import { isolationWords } from './isolation.words';
import { gasWords } from './gas.words';
import { kitWords } from './kit.words';
import { notificationWords } from './notification.words';
import { permitDomainWords } from './permit-domain.words';
import { permitServiceWords } from './permit-service.words';
import { qualificationWords } from './qualification.words';
import { packWords } from './pack.words';
import { paperWords } from './paper.words';
import { rulesWords } from './rules.words';
import { signatureWords } from './signature.words';
import { stepsWords } from './steps.words';
import type { Language, WordList } from './word-list';

export type { Language, WordList } from './word-list';
export { languages } from './word-list';
export { dutyWords } from './duty.words';

/** One line per area. */
export const wordLists: readonly WordList[] = [
  attachmentWords,
  conflictsWords,
  editionWords,
  isolationWords,
  kitWords,
  notificationWords,
  permitDomainWords,
  permitServiceWords,
  rulesWords,
  gasWords,
  stepsWords,
  signatureWords,
  packWords,
  paperWords,
  qualificationWords,
];

export const allWords: WordList = Object.assign({}, ...wordLists) as WordList;

const resource = (language: Language): Record<string, string> =>
  Object.fromEntries(Object.entries(allWords).map(([code, words]) => [code, words[language]]));

const i18n = createInstance();
void i18n.init({
  initAsync: false,
  lng: 'zh',
  fallbackLng: false,
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  resources: { zh: { translation: resource('zh') }, en: { translation: resource('en') } },
});

const listMark: Record<Language, string> = { zh: '、', en: ', ' };

/** Whether `code` has words; one that hasn't is shown as itself, and whoever answers with it says so in the log. */
export const hasWords = (code: string): boolean => Object.hasOwn(allWords, code);

/** The words for `code` in `language`, `params` filled in; a list is joined as the language does. */
export function wordsFor(code: string, language: Language, params: RefusalParams = {}): string {
  const shown = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(listMark[language]) : value,
    ]),
  );
  return i18n.t(code, { ...shown, lng: language });
}
