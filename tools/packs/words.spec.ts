/** Whatever a rule can answer and whatever a check can find has words, and no words are left over. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { allWords } from '@holdpoint/contracts';
import { ruleRegistry } from '@holdpoint/permit-domain';

const root = resolve(__dirname, '../..');
const domain = join(root, 'libs/permit-domain/src');
const codes = [...new Set(Object.values(ruleRegistry).flatMap((rule) => rule.codes))];
const listed = (file: string): readonly string[] =>
  [...readFileSync(join(root, 'libs/contracts/src/words', file), 'utf8').matchAll(/^ {2}'([a-z0-9-]+)'/gm)].map(
    ([, code = '']) => code,
  );

describe('words of rules', () => {
  it.each(codes)('%s', (code) => expect(allWords).toHaveProperty([code]));
  it.each(['rules.words.ts', 'steps.words.ts'])('%s has none of rules that don’t exist', (file) => {
    expect(listed(file).filter((code) => !codes.includes(code))).toEqual([]);
  });
});

describe('words of pack findings', () => {
  const sources = ['pack', 'pack/check'].flatMap((folder) =>
    readdirSync(join(domain, folder))
      .filter((file) => /(?<!\.spec)\.ts$/.test(file))
      .map((file) => readFileSync(join(domain, folder, file), 'utf8')),
  );
  const used = [
    ...new Set(
      sources.flatMap((source) => [...source.matchAll(/'((?:pack|overlay)-[a-z-]+)'/g)].map(([, code = '']) => code)),
    ),
  ];
  it.each(used)('%s', (code) => expect(allWords).toHaveProperty([code]));
  it('are of findings that exist', () => {
    expect(listed('pack.words.ts').filter((code) => !used.includes(code))).toEqual([]);
  });
});
