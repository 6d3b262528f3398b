/** Every code has words in both languages, and the same params in both. */
import { allWords, wordLists, wordsFor } from './index';

const placeholders = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!).sort();

describe('words', () => {
  it.each(Object.entries(allWords))('%s reads in both languages with the same params', (code, { zh, en }) => {
    expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(zh).toMatch(/[\u4e00-\u9fff]/);
    expect(en).not.toBe('');
    expect([...new Set(placeholders(zh))]).toEqual([...new Set(placeholders(en))]);
  });

  it('no two areas give words to one code', () => {
    expect(Object.keys(allWords)).toHaveLength(wordLists.flatMap(Object.keys).length);
  });

  it('fills params in, joins lists as the language does, and escapes nothing', () => {
    expect(wordsFor('channel-unknown', 'en', { channel: 'a<b' })).toBe('there is no channel called a<b');
    expect(wordsFor('channel-unknown', 'zh', { channel: ['甲', '乙'] })).toBe('没有名为 甲、乙 的通知渠道');
  });

  it('shows a code without words as itself', () => {
    expect(wordsFor('nobody-wrote: this', 'en')).toBe('nobody-wrote: this');
  });
});
