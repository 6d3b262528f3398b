/** Each kind of field refuses what can't be of its kind, says at which field and what was expected, and lets the outermost value pass (T3). */
import type { FieldKind, FormField, TypePack } from '../pack/pack';
import type { Unmet } from '../refusal';
import { formMisses } from './form';
import { application, people } from './test-support/life';
import { samplePack } from './test-support/sample-pack';
import { viewOf } from './view';

const source = { clause: 'A.1', certainty: 'V', force: 'binding', effectiveFrom: '2022-10-01' } as const;
const word = (en: string) => ({ zh: en, en });
const options = ['welding', 'grinding'].map((value) => ({ value, label: word(value) }));

function missesOf(
  fields: readonly FormField[],
  form: Readonly<Record<string, unknown>>,
  named = people,
  more: Partial<TypePack> = {},
): readonly Unmet[] {
  const view = viewOf({ form, window: application.window }, {}, '2026-11-25T01:00:00.000Z');
  return formMisses({ form, people: named, applicant: 'app' }, { ...samplePack, form: fields, ...more }, view);
}
const field = (kind: FieldKind, more: Partial<FormField> = {}): FormField => ({
  ...source,
  id: 'asked',
  kind,
  label: word('asked'),
  ...more,
});
const found = (kind: FieldKind, value: unknown, more: Partial<FormField> = {}) => {
  const [miss, ...others] = missesOf([field(kind, more)], { asked: value });
  expect(others).toEqual([]);
  if (!miss) return 'fine';
  // Where it is, by which clause, and who can mend it, is the same for each.
  expect(miss).toMatchObject({ field: '/form/asked', clause: 'A.1', certainty: 'V', mendBy: 'applicant' });
  return [miss.code, miss.params];
};
const notA = (expected: string) => ['field-type', { expected }];

describe('a text', () => {
  it.each([
    ['a word', {}, 'fine'],
    ['x'.repeat(10), { maxLength: 10 }, 'fine'],
    ['x'.repeat(11), { maxLength: 10 }, ['field-too-long', { max: 10 }]],
    ['x'.repeat(4000), {}, 'fine'],
    ['x'.repeat(4001), {}, ['field-too-long', { max: 4000 }]],
    [7, {}, notA('text')],
    [['a word'], {}, notA('text')],
  ])('%p', (value, more, expected) => expect(found('text', value, more)).toEqual(expected));
});

describe('a place', () => {
  it.each([
    ['V-101, ground level', 'fine'],
    [{ latitude: 39, longitude: 117 }, 'fine'],
    [[39, 117], notA('text')],
    [39, notA('text')],
  ])('%p', (value, expected) => expect(found('place', value)).toEqual(expected));
});

describe('a choice', () => {
  const choices = ['welding', 'grinding'];
  it.each([
    ['welding', 'fine'],
    ['painting', ['field-choice', { choices }]],
    [['welding'], ['field-choice', { choices }]],
    [1, ['field-choice', { choices }]],
  ])('%p', (value, expected) => expect(found('choice', value, { options })).toEqual(expected));
  it('without options has none to take', () =>
    expect(found('choice', 'Stryker was here')).toEqual(['field-choice', { choices: [] }]));
});

describe('a flag', () => {
  it.each([
    [true, 'fine'],
    [false, 'fine'],
    ['true', notA('true or false')],
    [1, notA('true or false')],
  ])('%p', (value, expected) => expect(found('flag', value)).toEqual(expected));
});

describe('a number', () => {
  it.each([
    [0, {}, 'fine'],
    [-5, {}, 'fine'],
    [1e6, {}, 'fine'],
    [0.1, { min: 0.1, max: 100 }, 'fine'],
    [100, { min: 0.1, max: 100 }, 'fine'],
    [0.09, { min: 0.1, max: 100 }, ['field-too-small', { min: 0.1 }]],
    [100.1, { min: 0.1, max: 100 }, ['field-too-large', { max: 100 }]],
    ['5', {}, notA('number')],
    [Number.POSITIVE_INFINITY, {}, notA('number')],
    [Number.NaN, {}, notA('number')],
  ])('%p within %p', (value, more, expected) => expect(found('number', value, more)).toEqual(expected));
});

describe('a date', () => {
  it.each([
    ['2026-11-25', 'fine'],
    ['2026-11-31x', notA('date YYYY-MM-DD')],
    ['on 2026-11-25', notA('date YYYY-MM-DD')],
    ['2026-13-01', notA('date YYYY-MM-DD')],
    ['26-11-25', notA('date YYYY-MM-DD')],
    ['2026-1-25', notA('date YYYY-MM-DD')],
    ['2026-11-5', notA('date YYYY-MM-DD')],
    [20261125, notA('date YYYY-MM-DD')],
  ])('%p', (value, expected) => expect(found('date', value)).toEqual(expected));
});

describe('a list', () => {
  it.each([
    [['V-101', 'V-102'], {}, 'fine'],
    [[{ name: 'H2S', limit: 10 }], {}, 'fine'],
    [[], {}, 'fine'],
    [['welding'], { options }, 'fine'],
    [['welding', 'painting'], { options }, ['field-choice', { choices: ['welding', 'grinding'] }]],
    // What isn't text is none of the choices, and none of their business.
    [['welding', { note: 'by hand' }], { options }, 'fine'],
    [['a', 'b'], { minItems: 2 }, 'fine'],
    [['a'], { minItems: 2 }, ['field-too-few', { min: 2 }]],
    ['V-101', {}, notA('list')],
    [['V-101', ' '], {}, notA('list')],
    [['V-101', null], {}, notA('list')],
    [['V-101', 7], {}, notA('list')],
    [[['V-101']], {}, notA('list')],
  ])('%p of %p', (value, more, expected) => expect(found('list', value, more)).toEqual(expected));
});

describe('hazards', () => {
  const hazard = { hazard: 'Sparks', control: 'Blanket' };
  const expected = 'list of hazards, each with its control';
  it.each([
    [[hazard], { minItems: 1 }, 'fine'],
    [[], { minItems: 1 }, ['field-too-few', { min: 1 }]],
    [[hazard, 'heat'], {}, notA(expected)],
    [[hazard, null], {}, notA(expected)],
    [[hazard, [hazard]], {}, notA(expected)],
    [hazard, {}, notA(expected)],
  ])('%p', (value, more, wanted) => expect(found('hazards', value, more)).toEqual(wanted));
});

describe('an attachment', () => {
  it.each([
    ['file-1', 'fine'],
    [['file-1', 'file-2'], 'fine'],
    [{ at: 'the drawing office' }, 'fine'],
    [['file-1', ''], notA('attachment')],
    [['file-1', ' '], notA('attachment')],
    [['file-1', 7], notA('attachment')],
    [7, notA('attachment')],
  ])('%p', (value, expected) => expect(found('attachment', value)).toEqual(expected));
});

describe('what is asked for', () => {
  it.each([undefined, null, '', '  '])('isn’t there as %p', (value) => {
    expect(found('text', value, { required: true })).toEqual(['field-required', { field: 'asked' }]);
    expect(found('text', value)).toBe('fine');
  });
  it('is asked for where its condition holds', () => {
    const asked = field('text', { requiredWhen: [{ 'form.openAir': true }] });
    const openAir = field('flag', { id: 'openAir' });
    expect(missesOf([asked, openAir], { openAir: true }).map(({ field: at }) => at)).toEqual(['/form/asked']);
    expect(missesOf([asked, openAir], { openAir: false })).toEqual([]);
  });
  it('is known and in force', () => {
    expect(missesOf([], { colour: 'red' })).toEqual([
      { code: 'field-unknown', params: { field: 'colour' }, field: '/form/colour' },
    ]);
    // A field that is no longer asked for may still be sent, and is looked at no more.
    const gone = field('text', { required: true, effectiveTo: '2026-11-24' });
    expect(missesOf([gone], {})).toEqual([]);
    expect(missesOf([gone], { asked: 7 })).toEqual([]);
    expect(missesOf([{ ...gone, effectiveTo: '2026-11-25' }], {})).toHaveLength(1);
  });
});

describe('people', () => {
  const without = (role: string) => people.filter((one) => one.role !== role);
  const also = (person: string, role: string) => [...people, { person, role }];
  it('are enough and not too many, by the clause', () => {
    expect(missesOf([], {}, without('welder'))).toEqual([
      {
        code: 'role-not-filled',
        params: { role: 'welder', min: 1, named: 0 },
        field: '/people',
        clause: '4.9',
        certainty: 'V',
      },
    ]);
    expect(missesOf([], {}, also('second', 'person-in-charge'))).toMatchObject([
      { code: 'role-overfilled', params: { role: 'person-in-charge', max: 1, named: 2 }, clause: '4.9' },
    ]);
    expect(missesOf([], {}, also('second', 'welder'))).toEqual([]);
  });
  it('are named once in a role, and may have several', () => {
    expect(missesOf([], {}, also('welder', 'welder'))).toEqual([
      { code: 'named-twice', params: { person: 'welder', role: 'welder' }, field: '/people/5' },
    ]);
    expect(missesOf([], {}, also('welder', 'gas-tester'))).toEqual([]);
  });
  it('are in roles that the pack knows', () =>
    expect(missesOf([], {}, also('x', 'pilot'))).toEqual([
      { code: 'role-unknown', params: { role: 'pilot' }, field: '/people/5/role' },
    ]));
  it('aren’t in roles that exclude each other; who applies is in one too', () => {
    expect(missesOf([], {}, also('welder', 'guardian'))).toEqual([
      { code: 'roles-exclude', params: { person: 'welder', role: 'guardian', other: 'welder' }, field: '/people/5' },
    ]);
    expect(missesOf([], {}, also('app', 'guardian'))).toMatchObject([
      { code: 'roles-exclude', params: { other: 'applicant' } },
    ]);
    expect(missesOf([], {}, also('leader', 'guardian'))).toEqual([]);
  });
  it('are looked at by what is in force', () => {
    const roles = samplePack.people.map((line) => ({ ...line, effectiveTo: '2026-11-24' }));
    expect(missesOf([], {}, also('welder', 'guardian'), { people: roles })).toEqual([]);
    expect(missesOf([], {}, [], { people: roles })).toEqual([]);
  });
});
