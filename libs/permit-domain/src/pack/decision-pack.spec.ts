/** What travels with a permit decides like the whole pack and has nothing to read. */
import { samplePack } from '../lifecycle/test-support/sample-pack';
import { decisionPack } from './decision-pack';
import type { TypePack } from './pack';

const source = { clause: '9.9', certainty: 'V', force: 'binding', effectiveFrom: '2022-10-01' } as const;
const words = (en: string) => ({ zh: `样例 ${en}`, en });
const isWords = (value: object): boolean => Object.keys(value).sort().join() === 'en,zh';

/** The same with every pair of words emptied, whatever it is that they name. */
function hushed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(hushed);
  if (typeof value !== 'object' || value === null) return value;
  if (isWords(value)) return { zh: '', en: '' };
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, hushed(member)]));
}

it.each<[string, TypePack]>([
  ['a pack with what every pack has', samplePack],
  [
    'one with steps and copies',
    {
      ...samplePack,
      steps: [
        { ...source, id: 'trial', words: words('trial'), doneBy: ['welder'] },
        {
          ...source,
          id: 'read',
          words: words('read'),
          doneBy: ['welder'],
          values: [{ id: 'kPa', kind: 'number', label: words('gauge'), max: 5 }],
        },
      ],
      ending: { ...samplePack.ending, copies: [{ copy: 1, keptBy: words('guardian'), levels: ['1'] }] },
    },
  ],
])('%s', (_, pack) => {
  const silent = decisionPack(pack);
  expect(silent).toStrictEqual({ ...(hushed(pack) as TypePack), levels: { ...pack.levels, names: {} } });
  expect(JSON.stringify(silent)).not.toContain('样例');
});
