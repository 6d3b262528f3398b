/** Words for what puts two works that stand in each other's way right again. */
import type { WordList } from './word-list';

export const conflictsWords: WordList = {
  'clears-when-it-ends': {
    zh: '作业票 {{number}} 交回、取消或失效后解除',
    en: 'when ticket {{number}} is handed back, cancelled or over',
  },
  'clears-by-another-window': {
    zh: '改在 {{from}} 以前或 {{until}} 以后作业',
    en: 'by a window that ends by {{from}} or begins at {{until}} or later',
  },
  'clears-by-distance': { zh: '相距 {{metres}} m 以上', en: 'by being more than {{metres}} m apart' },
  'clears-by-another-place': {
    zh: '其中一项作业改到另一处（不同空间、围堰、管线）',
    en: 'by doing one of the two elsewhere: not in this space, bund or line',
  },
  'clears-by-coordinator': { zh: '指定交叉作业的协调人', en: 'by naming who coordinates the two' },
};
