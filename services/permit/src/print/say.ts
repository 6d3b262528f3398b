/** Words on paper: in Chinese, in English, or in both, the Chinese first. */
import { hasWords, wordsFor } from '@holdpoint/contracts';
import { localTime, type RefusalParams, type TypePack, type Words } from '@holdpoint/permit-domain';
import type { Content, ContentText } from 'pdfmake/interfaces';

export const printLanguages = ['zh', 'en', 'both'] as const;
export type PrintLanguage = (typeof printLanguages)[number];

/** The Chinese type case sets a curved one as wide as a character: straight ones keep English words together. */
const apostrophes = (en: string): string => en.replaceAll('’', "'");

export class Say {
  constructor(
    readonly language: PrintLanguage,
    readonly zone: string,
  ) {}

  /** Words of a code, on one line. */
  line(code: string, params: RefusalParams = {}): string {
    return this.oneLine(this.code(code, params));
  }

  oneLine({ zh, en }: Words, between = ' '): string {
    if (this.language !== 'both') return this.language === 'zh' ? zh : apostrophes(en);
    return zh === en ? zh : `${zh}${between}${apostrophes(en)}`;
  }

  /** The English below the Chinese, smaller. */
  stacked({ zh, en }: Words): ContentText {
    if (this.language !== 'both' || zh === en) return { text: this.oneLine({ zh, en }) };
    return { text: [zh, { text: `\n${apostrophes(en)}`, style: 'second' }] };
  }

  label(code: string): Content {
    return { ...this.stacked(this.code(code)), style: 'label' };
  }

  code(code: string, params: RefusalParams = {}): Words {
    return { zh: wordsFor(code, 'zh', params), en: wordsFor(code, 'en', params) };
  }

  /** What a value is called, where it has words; else itself. */
  known(area: string, value: string): Words {
    const code = `${area}-${value}`;
    return hasWords(code) ? this.code(code) : { zh: value, en: value };
  }

  /** A role as the pack names it, or a duty of the site. */
  role(id: string, { people }: TypePack): Words {
    return people.find(({ role }) => role === id)?.label ?? this.known('paper-duty', id);
  }

  /** A moment as the site's clocks show it, to the minute. */
  time(instant: string | undefined): string {
    if (instant === undefined) return '';
    const { date, time } = localTime(instant, this.zone);
    return `${date} ${time}`;
  }
}
