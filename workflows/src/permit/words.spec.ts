/** What an operator reads of the shipped packs is words, never an id: whoever signs, mends, accepts or is escalated to, and every stage. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { stageWords, whoWords } from './words';

interface Told {
  readonly chain: readonly { id: string; duty: string; standIn?: string; escalateTo?: readonly string[] }[];
  readonly rules: readonly { mendBy: string }[];
  readonly ending: Readonly<Record<'acceptedBy' | 'escalateTo' | 'archivedBy', string>>;
  readonly greenChannel?: { reviewedBy: string; escalateTo: string };
}
const packs = join(__dirname, '../../../packs');
const types = readdirSync(packs).flatMap((pack) =>
  readdirSync(join(packs, pack))
    .filter((file) => file.endsWith('.yaml') && file !== 'pack.yaml')
    .map(
      (file) =>
        [`${pack}/${file}`, parse(readFileSync(join(packs, pack, file), 'utf8'), { merge: true }) as Told] as const,
    ),
);

it.each(types)('%s', (_, { chain, rules, ending, greenChannel }) => {
  const who = [
    ...chain.flatMap(({ duty, standIn = duty, escalateTo = [] }) => [duty, standIn, ...escalateTo]),
    ...rules.map(({ mendBy }) => mendBy),
    ...[ending.acceptedBy, ending.escalateTo, ending.archivedBy],
    ...(greenChannel ? [greenChannel.reviewedBy, greenChannel.escalateTo] : []),
  ];
  expect([...new Set(who)].filter((id) => !(id in whoWords))).toEqual([]);
  expect(chain.map(({ id }) => id).filter((id) => !(id in stageWords))).toEqual([]);
});

it('is in Chinese and English', () => {
  for (const words of [...Object.values(whoWords), ...Object.values(stageWords)])
    expect(words).toMatch(/^[a-zA-Z’ ]+ [\u4e00-\u9fff]+$/);
});
