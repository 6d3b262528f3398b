/** Every line of a pack says where it comes from, how sure we are, and from when; what isn't sure doesn't bind. */
import type { Source, TypePack, Words } from '../pack';
import type { Check, PackFinding } from './finding';
import { wrong } from './finding';

interface Line {
  readonly at: string;
  readonly source: Partial<Source>;
}

/** Every line with a source of its own. */
export const linesOf = (pack: TypePack): readonly Line[] => [
  ...pack.form.map((source) => ({ at: `form/${source.id}`, source })),
  ...pack.levels.choose.map((source, i) => ({ at: `levels/choose/${i}`, source })),
  ...(pack.levels.upgrade ?? []).map((source) => ({ at: `levels/upgrade/${source.id}`, source })),
  { at: 'validityMinutes', source: pack.validityMinutes },
  ...pack.people.map((source) => ({ at: `people/${source.role}`, source })),
  ...pack.chain.map((source) => ({ at: `chain/${source.id}`, source })),
  ...pack.rules.map((source) => ({ at: `rules/${source.id}`, source })),
  ...pack.measures.map((source) => ({ at: `measures/${source.id}`, source })),
  ...(pack.steps ?? []).map((source) => ({ at: `steps/${source.id}`, source })),
  ...(pack.signatures ?? []).map((source) => ({ at: `signatures/${source.id}`, source })),
  ...(pack.ending.fireWatch ? [{ at: 'ending/fireWatch', source: pack.ending.fireWatch }] : []),
  ...(pack.extension ? [{ at: 'extension', source: pack.extension }] : []),
  ...(pack.shiftHandover ? [{ at: 'shiftHandover', source: pack.shiftHandover }] : []),
  ...(pack.greenChannel ? [{ at: 'greenChannel', source: pack.greenChannel }] : []),
];

const isDate = (text: string | undefined): boolean =>
  text !== undefined &&
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;

function datesOf(at: string, from: string | undefined, to: string | undefined): readonly PackFinding[] {
  if (!isDate(from)) return [wrong('pack-date-wrong', at, { date: from ?? '?' })];
  if (to === undefined) return [];
  if (!isDate(to)) return [wrong('pack-date-wrong', at, { date: to })];
  return (from ?? '') <= to ? [] : [wrong('pack-dates-reversed', at, { from: from ?? '', to })];
}

export const checkSources: Check = ({ pack }) => [
  ...datesOf('effectiveFrom', pack.effectiveFrom, pack.effectiveTo),
  ...linesOf(pack).flatMap(({ at, source }) => {
    const missing = (['clause', 'certainty', 'force'] as const).filter((key) => !source[key]);
    return [
      ...(missing.length > 0 ? [wrong('pack-source-missing', at, { missing })] : []),
      ...(source.force === 'binding' && source.certainty !== undefined && source.certainty !== 'V'
        ? [wrong('pack-unsure-binds', at, { certainty: source.certainty })]
        : []),
      ...datesOf(at, source.effectiveFrom, source.effectiveTo),
    ];
  }),
];

/** Whatever people read is there in both languages. */
export const checkWords: Check = ({ pack }) => {
  const said: readonly (readonly [string, Words | undefined])[] = [
    ['title', pack.title],
    ['source', pack.source],
    ...pack.form.flatMap((field): [string, Words][] => [
      [`form/${field.id}`, field.label],
      ...(field.options ?? []).map(({ value, label }): [string, Words] => [`form/${field.id}/${value}`, label]),
    ]),
    ...pack.levels.order.map((level): [string, Words | undefined] => [`levels/${level}`, pack.levels.names[level]]),
    ...pack.people.map(({ role, label }): [string, Words] => [`people/${role}`, label]),
    ...pack.chain.map(({ id, label }): [string, Words] => [`chain/${id}`, label]),
    ...pack.measures.map(({ id, words }): [string, Words] => [`measures/${id}`, words]),
    ...(pack.steps ?? []).flatMap(({ id, words, values = [] }): [string, Words][] => [
      [`steps/${id}`, words],
      ...values.map((value): [string, Words] => [`steps/${id}/${value.id}`, value.label]),
    ]),
    ...(pack.signatures ?? []).map(({ id, declaration }): [string, Words] => [`signatures/${id}`, declaration]),
  ];
  return said.flatMap(([at, words]) =>
    (['zh', 'en'] as const)
      .filter((language) => !words?.[language]?.trim())
      .map((language) => wrong('pack-words-missing', at, { language })),
  );
};

/** Names are used once. */
export const checkNames: Check = ({ pack }) => {
  const groups: Readonly<Record<string, readonly string[]>> = {
    form: pack.form.map(({ id }) => id),
    'levels/order': pack.levels.order,
    'levels/upgrade': (pack.levels.upgrade ?? []).map(({ id }) => id),
    people: pack.people.map(({ role }) => role),
    chain: pack.chain.map(({ id }) => id),
    rules: pack.rules.map(({ id }) => id),
    measures: pack.measures.map(({ id }) => id),
    steps: (pack.steps ?? []).map(({ id }) => id),
    signatures: (pack.signatures ?? []).map(({ id }) => id),
  };
  return Object.entries(groups).flatMap(([group, names]) =>
    [...new Set(names.filter((name, i) => names.indexOf(name) !== i))].map((name) =>
      wrong('pack-name-twice', `${group}/${name}`),
    ),
  );
};
