/** What packs name is known where people meet it: certificate classes in the archive, types, duties, roles and classes in words, duties in the demonstration. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dutyWords } from '@holdpoint/contracts';
import type { TypePack } from '@holdpoint/permit-domain';
import { readPacks } from './read-packs';

const root = join(__dirname, '../..');
const text = (path: string): string => readFileSync(join(root, path), 'utf8');
const packs = readPacks(join(root, 'packs')).types.map(({ pack }) => pack);
const unique = (names: readonly string[]): readonly string[] => [...new Set(names)].sort();

const rolesOf = ({ people }: TypePack): readonly string[] => people.map(({ role }) => role);
/** Everybody that a type waits for who isn't on the ticket. */
function dutiesOf(pack: TypePack): readonly string[] {
  const { chain, ending, greenChannel, measures, steps = [] } = pack;
  const named = [
    ...chain.flatMap(({ duty, standIn, escalateTo }) => [duty, ...(standIn ? [standIn] : []), ...escalateTo]),
    ...[ending.acceptedBy, ending.escalateTo, ending.archivedBy],
    ...(greenChannel
      ? [...greenChannel.declaredBy, greenChannel.releasedBy, greenChannel.reviewedBy, greenChannel.escalateTo]
      : []),
    ...measures.map(({ confirmedBy }) => confirmedBy),
    ...steps.flatMap(({ doneBy }) => doneBy),
  ];
  return named.filter((name) => !rolesOf(pack).includes(name));
}
const classes = unique(packs.flatMap(({ people }) => people.flatMap(({ needs }) => needs)));
const duties = unique(packs.flatMap(dutiesOf));
const roles = unique(packs.flatMap(rolesOf));

it('every certificate class that a role needs is in the archive', () => {
  const shipped = JSON.parse(text('services/qualification/src/db/certificate-classes.json')) as { code: string }[];
  const known = shipped.map(({ code }) => code);
  expect(classes.filter((name) => !known.includes(name))).toEqual([]);
});

it('types, duties, roles and classes have words for messages', () => {
  const words = text('services/notification/src/app/term.words.ts');
  const said = (name: string): boolean => name in dutyWords || new RegExp(`^  '?${name}'?: \\{`, 'm').test(words);
  const names = [...unique(packs.map(({ type }) => type)), ...duties, ...roles, ...classes];
  expect(names.filter((name) => !said(name))).toEqual([]);
});

it('the demonstration plant has somebody for every duty, and every certificate', () => {
  const plant = text('deploy/local/plant.mjs');
  const people = text('deploy/local/people.mjs');
  expect(duties.filter((duty) => !new RegExp(`^  '?${duty}'?: 'p-`, 'm').test(plant))).toEqual([]);
  expect(classes.filter((name) => !plant.includes(`'${name}'`))).toEqual([]);
  const named = unique(plant.match(/'p-[a-z]+(-[a-z]+)?'/g) ?? []).filter((id) => id !== "'p-2103'");
  expect(named.filter((id) => !people.includes(id))).toEqual([]);
});
