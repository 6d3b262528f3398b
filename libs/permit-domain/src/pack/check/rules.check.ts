/** Every rule exists, gets the parameters that it knows, and names fields, roles and measures that the pack has. */
import { neighbourReachM } from '../../rules/beside';
import { shapeErrors } from '../json-shape';
import type { JsonSchema } from '../json-shape';
import type { RuleEntry, TypePack } from '../pack';
import type { Check, PackFinding } from './finding';
import { wrong } from './finding';

const strings = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string');

/** What parameters point at, by their names: `field` and `...Field` a form field, and so on. */
function pointsNowhere(entry: RuleEntry, pack: TypePack): readonly PackFinding[] {
  const known: Readonly<Record<'field' | 'role' | 'measure' | 'step', readonly string[]>> = {
    field: pack.form.map(({ id }) => id),
    role: pack.people.map(({ role }) => role),
    measure: pack.measures.map(({ id }) => id),
    step: (pack.steps ?? []).map(({ id }) => id),
  };
  const kindOf = (param: string): keyof typeof known | undefined => {
    if (param === 'field' || param === 'fields' || param.endsWith('Field')) return 'field';
    if (param === 'role' || param === 'roles' || param === 'receivers') return 'role';
    if (['step', 'notBy', 'after', 'againAfter', 'exceptionStep'].includes(param)) return 'step';
    return param === 'measures' ? 'measure' : undefined;
  };
  return Object.entries(entry.params).flatMap(([param, value]) => {
    const kind = kindOf(param);
    return kind === undefined
      ? []
      : strings(value)
          .filter((name) => !known[kind].includes(name))
          .map((name) => wrong('pack-param-unknown', `rules/${entry.id}`, { param, kind, name }));
  });
}

/** A distance to other works that the form gives: the facts look so far and no farther, and what lies beyond would pass for clear. */
function looksTooFar({ id, params }: RuleEntry, { form }: TypePack): readonly PackFinding[] {
  const { withinField } = params;
  const field = form.find((candidate) => candidate.id === withinField);
  if (!field || (field.max ?? Infinity) <= neighbourReachM) return [];
  const message = `the field ${field.id} has to have a max of at most ${neighbourReachM}`;
  return [wrong('pack-params-wrong', `rules/${id}`, { param: '/withinField', message })];
}

/** Limits that exclude each other: nothing could ever meet them. */
function contradicts({ id, params }: RuleEntry): readonly PackFinding[] {
  const { min, max } = params;
  return typeof min === 'number' && typeof max === 'number' && min > max
    ? [wrong('pack-limits-contradict', `rules/${id}`, { min, max })]
    : [];
}

export const checkRules: Check = ({ pack, registry }) =>
  pack.rules.flatMap((entry): PackFinding[] => {
    const at = `rules/${entry.id}`;
    const rule = Object.hasOwn(registry, entry.rule) ? registry[entry.rule] : undefined;
    if (!rule) return [wrong('pack-rule-unknown', at, { rule: entry.rule })];
    return [
      ...shapeErrors(rule.params as JsonSchema, entry.params).map((error) =>
        wrong('pack-params-wrong', at, { param: error.at, message: error.message }),
      ),
      ...pointsNowhere(entry, pack),
      ...looksTooFar(entry, pack),
      ...contradicts(entry),
    ];
  });

const bounds = (at: string, min: number | undefined, max: number | undefined): readonly PackFinding[] =>
  min !== undefined && max !== undefined && min > max ? [wrong('pack-limits-contradict', at, { min, max })] : [];

export const checkPeople: Check = ({ pack }) => {
  // Who applies is no line of the pack, and may be barred from a role all the same.
  const roles = ['applicant', ...pack.people.map(({ role }) => role)];
  return [
    ...pack.people.flatMap(({ role, min, max, notAlso = [] }) => [
      ...bounds(`people/${role}`, min, max),
      ...notAlso
        .filter((other) => !roles.includes(other) || other === role)
        .map((other) => wrong('pack-role-unknown', `people/${role}`, { role: other })),
    ]),
    ...pack.form.flatMap(({ id, min, max }) => bounds(`form/${id}`, min, max)),
  ];
};
