/** Every clause of GB 30871-2022 that binds a type of work is answered by a line of that type, or is left out for a reason that is written down. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TypePack } from '@holdpoint/permit-domain';
import { readPacks } from './read-packs';

const root = join(__dirname, '../..');
const packs = readPacks(join(root, 'packs/gb30871-2022')).types.map(({ pack }) => pack);

const numbered = (chapter: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${chapter}.${index + 1}`);
const general = numbered('4', 18);
const own: Readonly<Record<string, readonly string[]>> = {
  'hot-work': [...numbered('5.1', 5), ...numbered('5.2', 16), ...numbered('5.3', 2), ...numbered('5.4', 2), '5.5'],
  'confined-space': numbered('6', 10),
  'blind-plate': numbered('7', 12),
  height: [...numbered('8.1', 3), ...numbered('8.2', 11)],
  lifting: ['9.1', ...numbered('9.2', 14)],
  'temporary-power': numbered('10', 8),
  excavation: numbered('11', 11),
  'road-closing': numbered('12', 5),
};

/** Clauses that no line cites, as docs/packs.md gives the reasons. */
const leftOut: readonly string[] = [
  'confined-space 4.3',
  'excavation 4.12',
  'height 8.1.3',
  'hot-work 4.14',
  'hot-work 5.4.1',
  'road-closing 4.12',
];

function cited(pack: TypePack): ReadonlySet<string> {
  const { form, levels, validityMinutes, people, chain, rules, measures, steps = [], clauses = {} } = pack;
  const lines = [form, levels.choose, levels.upgrade ?? [], [validityMinutes], people, chain, rules, measures, steps];
  return new Set([...lines.flat(), ...Object.values(clauses)].map(({ clause }) => clause));
}
/** By the clause itself or one of its letters. */
const answers = (clauses: ReadonlySet<string>, wanted: string): boolean =>
  [...clauses].some((one) => one === wanted || one.startsWith(`${wanted} `));

it('of each type, but for those with a reason', () => {
  const missing = packs.flatMap((pack) => {
    const clauses = cited(pack);
    return [...general, ...(own[pack.type] ?? [])]
      .filter((clause) => !answers(clauses, clause))
      .map((clause) => `${pack.type} ${clause}`);
  });
  expect(missing.sort()).toEqual(leftOut);
});

it('the reasons stand in docs/packs.md', () => {
  const text = readFileSync(join(root, 'docs/packs.md'), 'utf8');
  for (const one of leftOut) {
    const [type = '', clause = ''] = one.split(' ');
    expect(text).toMatch(new RegExp(`\\| ${clause.replaceAll('.', '\\.')} \\|[^|\\n]*\`${type}\``));
  }
});
