/** Every `when` looks at something that exists and can hold; what can't is a line that never applies. */
import type { FormField, Match, TypePack } from '../pack';
import type { Check, PackFinding } from './finding';
import { doubtful, wrong } from './finding';

const calendarPaths = ['calendar.holiday', 'calendar.restDay', 'calendar.night'];

/** Values that a choice may have; nothing when it may have any. */
function valuesOf(pack: TypePack, path: string): readonly unknown[] | undefined {
  if (path === 'level') return pack.levels.order;
  const field = fieldOf(pack, path);
  if (field?.kind === 'flag') return [true, false];
  return field?.options?.map(({ value }) => value);
}
const fieldOf = (pack: TypePack, path: string): FormField | undefined =>
  pack.form.find(({ id }) => path === `form.${id}` || path.startsWith(`form.${id}.`));

const isKnown = (pack: TypePack, path: string): boolean =>
  path === 'level' ||
  path === 'greenChannel' ||
  path === 'weather.windForce' ||
  calendarPaths.includes(path) ||
  fieldOf(pack, path) !== undefined;

function lookAt(pack: TypePack, match: Match, at: string): readonly PackFinding[] {
  return Object.entries(match).flatMap(([path, wanted]): PackFinding[] => {
    if (!isKnown(pack, path)) return [wrong('pack-match-unknown', at, { path })];
    const possible = valuesOf(pack, path);
    if (!possible || (typeof wanted === 'object' && !Array.isArray(wanted))) return [];
    const values: readonly unknown[] = Array.isArray(wanted) ? wanted : [wanted];
    const impossible = values.filter((value) => !possible.includes(value)).map(String);
    return impossible.length > 0 ? [wrong('pack-match-impossible', at, { path, values: impossible })] : [];
  });
}

interface Conditional {
  readonly at: string;
  readonly when?: readonly Match[];
  readonly levels?: readonly string[];
}
const conditionals = (pack: TypePack): readonly Conditional[] => [
  ...pack.form.map(({ id, requiredWhen }) => ({ at: `form/${id}`, when: requiredWhen })),
  ...pack.levels.choose.map(({ when }, i) => ({ at: `levels/choose/${i}`, when })),
  ...(pack.levels.upgrade ?? []).map(({ id, when }) => ({ at: `levels/upgrade/${id}`, when })),
  ...pack.people.map(({ role, when }) => ({ at: `people/${role}`, when })),
  ...pack.chain.map(({ id, when, levels }) => ({ at: `chain/${id}`, when, levels })),
  ...pack.rules.map(({ id, when, levels }) => ({ at: `rules/${id}`, when, levels })),
  ...pack.measures.map(({ id, when }) => ({ at: `measures/${id}`, when })),
  ...(pack.steps ?? []).map(({ id, when }) => ({ at: `steps/${id}`, when })),
  ...(pack.signatures ?? []).map(({ id, when, levels }) => ({ at: `signatures/${id}`, when, levels })),
  ...(pack.ending.copies ?? []).map(({ copy, levels }) => ({ at: `ending/copies/${copy}`, levels })),
  { at: 'ending/fireWatch', when: pack.ending.fireWatch?.when },
];

export const checkMatches: Check = ({ pack }) =>
  conditionals(pack).flatMap(({ at, when, levels }) => [
    ...(when ?? []).flatMap((match) => lookAt(pack, match, at)),
    ...(levels ?? [])
      .filter((level) => !pack.levels.order.includes(level))
      .map((level) => wrong('pack-level-unknown', at, { level })),
  ]);

/** A field that a match relies on being false has to be answered: an absent value never matches. */
export const checkAnswered: Check = ({ pack }) => {
  const relied = new Set(
    [...pack.rules, ...pack.measures, ...(pack.steps ?? []), ...pack.chain, pack.ending.fireWatch ?? {}].flatMap(
      ({ when }: Pick<Conditional, 'when'>) =>
        (when ?? []).flatMap((match) => Object.keys(match).filter((path) => match[path] === false)),
    ),
  );
  return pack.form
    .filter((field) => relied.has(`form.${field.id}`) && !field.required && !field.requiredWhen)
    .map((field) => doubtful('pack-field-not-required', `form/${field.id}`));
};
