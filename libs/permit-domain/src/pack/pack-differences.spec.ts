/** Differences between two versions of a type: every changed line, whether it asks more or less, and none where there is none. */
import { samplePack } from '../lifecycle/test-support/sample-pack';
import { packDifferences } from './pack-differences';
import type { TypePack } from './pack';

const [rule] = samplePack.rules.filter(({ rule: name }) => name === 'gas-fresh');
const [stage] = samplePack.chain;
const [field] = samplePack.form;
const changed = (change: Partial<TypePack>): (readonly [string, string, string])[] =>
  packDifferences(samplePack, { ...samplePack, ...change }).map(({ code, effect, at }) => [code, effect, at]);
const instead = <T extends object>(lines: readonly T[], line: T, change: Partial<T>): readonly T[] =>
  lines.map((one) => (one === line ? { ...one, ...change } : one));
const withAge = (maxAgeMinutes: number): Partial<TypePack> => ({
  rules: instead(samplePack.rules, rule!, { params: { ...rule!.params, maxAgeMinutes } }),
});

it('is none of a pack from itself, nor of another version that says the same', () => {
  expect(changed({})).toEqual([]);
  expect(changed({ version: '9.9.9' })).toEqual([]);
});

it('tells a tighter parameter from a looser one, each with its clause', () => {
  const at = `/rules/${rule!.id}/params/maxAgeMinutes`;
  const age = rule!.params.maxAgeMinutes as number;
  expect(changed(withAge(age - 1))).toEqual([['pack-line-changed', 'tightened', at]]);
  expect(changed(withAge(age + 1))).toEqual([['pack-line-changed', 'loosened', at]]);
  const [found] = packDifferences(samplePack, { ...samplePack, ...withAge(age + 1) });
  expect(found).toMatchObject({ before: age, after: age + 1, clause: rule!.clause, property: 'params/maxAgeMinutes' });
});

it('tells levels and validity by what they leave out', () => {
  const { order } = samplePack.levels;
  const limited = { ...samplePack, rules: instead(samplePack.rules, rule!, { levels: [order[0]!] }) };
  expect(packDifferences({ ...limited, rules: instead(limited.rules, limited.rules[0]!, {}) }, limited)).toEqual([]);
  expect(packDifferences(samplePack, limited).map(({ effect }) => effect)).toEqual(['loosened']);
  expect(packDifferences(limited, samplePack).map(({ effect }) => effect)).toEqual(['tightened']);
  const { byLevel } = samplePack.validityMinutes;
  const [level = '', minutes = 0] = Object.entries(byLevel)[0] ?? [];
  const shorter = { ...samplePack.validityMinutes, byLevel: { ...byLevel, [level]: minutes - 1 } };
  expect(changed({ validityMinutes: shorter })).toEqual([
    ['pack-line-changed', 'tightened', `/validityMinutes/${level}/minutes`],
  ]);
});

it('tells whole lines that come and go, and what is only otherwise', () => {
  expect(changed({ chain: samplePack.chain.slice(1) })).toEqual([
    ['pack-line-removed', 'loosened', `/chain/${stage!.id}`],
  ]);
  expect(packDifferences({ ...samplePack, chain: samplePack.chain.slice(1) }, samplePack)).toEqual([
    expect.objectContaining({ code: 'pack-line-added', effect: 'tightened', name: stage!.label }),
  ]);
  expect(changed({ chain: instead(samplePack.chain, stage!, { limitMinutes: 7 }) })).toEqual([
    ['pack-line-changed', 'changed', `/chain/${stage!.id}/limitMinutes`],
  ]);
  expect(changed({ form: instead(samplePack.form, field!, { force: 'default' }) }).map(([, effect]) => effect)).toEqual(
    field!.force === 'binding' ? ['loosened'] : [],
  );
});
