/** What a submission alone shows: fields missing, impossible or unknown, and people in roles; all of it at once (T3). */
import { inForce } from '../pack/pack';
import type { FormField, TypePack } from '../pack/pack';
import { matchesAny } from '../pack/match';
import type { Unmet } from '../refusal';
import type { SubmitBody } from './commands';
import { applies } from './view';
import type { View } from './view';

type Subject = Pick<SubmitBody, 'form' | 'people'> & { readonly applicant: string };
type Check = (value: unknown, field: FormField) => readonly Omit<Unmet, 'field'>[];

const fine: readonly never[] = [];
const wrong = (code: string, params: Unmet['params']): readonly Omit<Unmet, 'field'>[] => [{ code, params }];
const notA = (expected: string): readonly Omit<Unmet, 'field'>[] => wrong('field-type', { expected });

const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const text: Check = (value, { maxLength = 4000 }) => {
  if (typeof value !== 'string') return notA('text');
  return value.length > maxLength ? wrong('field-too-long', { max: maxLength }) : fine;
};

const optionsOf = ({ options = [] }: FormField): readonly string[] => options.map(({ value }) => value);

const choice: Check = (value, field) =>
  typeof value === 'string' && optionsOf(field).includes(value)
    ? fine
    : wrong('field-choice', { choices: optionsOf(field) });

const flag: Check = (value) => (typeof value === 'boolean' ? fine : notA('true or false'));

const number: Check = (value, { min, max }) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) return notA('number');
  if (min !== undefined && value < min) return wrong('field-too-small', { min });
  return max !== undefined && value > max ? wrong('field-too-large', { max }) : fine;
};

const date: Check = (value) =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))
    ? fine
    : notA('date YYYY-MM-DD');

const enough = (value: readonly unknown[], { minItems = 0 }: FormField): ReturnType<Check> =>
  value.length >= minItems ? fine : wrong('field-too-few', { min: minItems });

const list: Check = (value, field) => {
  if (!Array.isArray(value)) return notA('list');
  if (value.some((entry) => isBlank(entry) || !(typeof entry === 'string' || isRecord(entry)))) return notA('list');
  const options = optionsOf(field);
  const strange = value.filter((entry) => typeof entry === 'string' && !options.includes(entry));
  if (options.length > 0 && strange.length > 0) return wrong('field-choice', { choices: options });
  return enough(value, field);
};

const hazards: Check = (value, field) =>
  Array.isArray(value) && value.every(isRecord) ? enough(value, field) : notA('list of hazards, each with its control');

const attachment: Check = (value) =>
  [value].flat().every((one) => (typeof one === 'string' ? one.trim() !== '' : isRecord(one)))
    ? fine
    : notA('attachment');

const place: Check = (value, field) => (isRecord(value) ? fine : text(value, field));

/** Complete: a kind of field without its check doesn't compile. */
const checks: Readonly<Record<FormField['kind'], Check>> = {
  text,
  choice,
  flag,
  number,
  date,
  list,
  hazards,
  attachment,
  place,
};

function fieldMisses(field: FormField, form: Subject['form'], view: View): readonly Unmet[] {
  const value = form[field.id];
  const { clause, certainty } = field;
  const at = { clause, certainty, field: `/form/${field.id}`, mendBy: 'applicant' };
  if (!isBlank(value)) return checks[field.kind](value, field).map((miss) => ({ ...miss, ...at }));
  const required =
    field.required === true || (field.requiredWhen !== undefined && matchesAny(field.requiredWhen, view.match));
  return required ? [{ code: 'field-required', params: { field: field.id }, ...at }] : fine;
}

function peopleMisses({ people, applicant }: Subject, pack: TypePack, view: View): readonly Unmet[] {
  const known = pack.people.map(({ role }) => role);
  const has = (person: string, role: string): boolean =>
    (role === 'applicant' && person === applicant) || people.some((one) => one.person === person && one.role === role);
  const misses: Unmet[] = [];
  people.forEach(({ person, role }, index) => {
    const field = `/people/${index}`;
    if (!known.includes(role)) misses.push({ code: 'role-unknown', params: { role }, field: `${field}/role` });
    if (people.findIndex((one) => one.person === person && one.role === role) < index) {
      misses.push({ code: 'named-twice', params: { person, role }, field });
    }
    const other = pack.people
      .find((one) => one.role === role && inForce(one, view.date))
      ?.notAlso?.find((barred) => has(person, barred));
    if (other !== undefined) misses.push({ code: 'roles-exclude', params: { person, role, other }, field });
  });
  for (const line of pack.people.filter((one) => applies(one, view))) {
    const { role, min, max, clause, certainty } = line;
    const named = people.filter((one) => one.role === role).length;
    const at = { clause, certainty, field: '/people' };
    if (named < min) misses.push({ code: 'role-not-filled', params: { role, min, named }, ...at });
    if (max !== undefined && named > max) misses.push({ code: 'role-overfilled', params: { role, max, named }, ...at });
  }
  return misses;
}

/** Every miss of a submission's form and people. What hangs on the level or the calendar shows only where the view has them. */
export function formMisses(subject: Subject, pack: TypePack, view: View): readonly Unmet[] {
  const fields = pack.form.filter((field) => inForce(field, view.date));
  const unknown = Object.keys(subject.form)
    .filter((id) => !pack.form.some((field) => field.id === id))
    .map((id): Unmet => ({ code: 'field-unknown', params: { field: id }, field: `/form/${id}` }));
  return [
    ...unknown,
    ...fields.flatMap((field) => fieldMisses(field, subject.form, view)),
    ...peopleMisses(subject, pack, view),
  ];
}

/**
 * What a form that is filled in beforehand says wrongly: fields that the pack doesn't have, values that they can't have, roles that it doesn't
 * know. What is left open is for whoever takes it up.
 */
export function filledMisses(
  { form, people = [] }: Pick<SubmitBody, 'form'> & Partial<Pick<SubmitBody, 'people'>>,
  pack: TypePack,
  date: string,
): readonly Unmet[] {
  const fields = pack.form.filter((field) => inForce(field, date));
  const unknown = Object.keys(form)
    .filter((id) => !fields.some((field) => field.id === id))
    .map((id): Unmet => ({ code: 'field-unknown', params: { field: id }, field: `/form/${id}` }));
  const wrong = fields
    .filter(({ id }) => !isBlank(form[id]))
    .flatMap((field) =>
      checks[field.kind](form[field.id], field).map((miss): Unmet => ({
        ...miss,
        clause: field.clause,
        certainty: field.certainty,
        field: `/form/${field.id}`,
      })),
    );
  const roles = people.flatMap(({ role }, at): Unmet[] =>
    pack.people.some((one) => one.role === role)
      ? []
      : [{ code: 'role-unknown', params: { role }, field: `/people/${at}/role` }],
  );
  return [...unknown, ...wrong, ...roles];
}
