/** Whatever a rule can answer has words, and no words are left over. */
import { ruleRegistry } from '@holdpoint/permit-domain';
import { allWords } from './index';
import { rulesWords } from './rules.words';

const codes = [...new Set(Object.values(ruleRegistry).flatMap((rule) => rule.codes))];

describe('words of rules', () => {
  it.each(codes)('%s has words', (code) => {
    expect(allWords).toHaveProperty([code]);
  });
  it('are of rules that exist', () => {
    expect(Object.keys(rulesWords).filter((code) => !codes.includes(code))).toEqual([]);
  });
});
