/** Words for codes in both languages; each area keeps its own list, its owner adds to it. */
import type { Words } from '@holdpoint/permit-domain';

/** Keys are stable kebab-case codes; values may hold `{{param}}` (i18next interpolation). */
export type WordList = Readonly<Record<string, Words>>;
export type Language = 'zh' | 'en';
export const languages: readonly Language[] = ['zh', 'en'];
