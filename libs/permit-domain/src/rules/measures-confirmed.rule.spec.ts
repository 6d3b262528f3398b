/** Measures: open, confirmed, waived where that may be, and each under its own clause (cl. 4.11). */
import { measuresConfirmedRule } from './measures-confirmed.rule';
import { ask, circumstances, now } from './test-support/circumstances';

const measure = {
  id: 'extinguishers',
  clause: '5.2.1',
  certainty: 'V',
  force: 'binding',
  effectiveFrom: '2022-10-01',
  confirmedBy: 'guardian',
  mayBeNotApplicable: false,
  words: { zh: '灭火器', en: 'extinguishers' },
} as const;
const mark = (applicable: boolean) => ({ extinguishers: { applicable, by: 'guardian', at: now } });
const withMeasure = (change: object, marks: object = {}, form: object = {}) =>
  ask(
    measuresConfirmedRule,
    { permit: { measures: marks as never, form: form as never }, pack: { measures: [{ ...measure, ...change }] } },
    {},
  );

it('wants each one answered, and waived only where that may be', () => {
  expect(withMeasure({})).toEqual(['measure-open']);
  expect(withMeasure({}, mark(true))).toEqual([]);
  expect(withMeasure({}, mark(false))).toEqual(['measure-not-waivable']);
  expect(withMeasure({ mayBeNotApplicable: true }, mark(false))).toEqual([]);
});

it('asks only for those in force that match', () => {
  expect(withMeasure({ effectiveFrom: '2026-11-26' })).toEqual([]);
  expect(withMeasure({ effectiveFrom: '2026-11-25' })).toEqual(['measure-open']);
  expect(withMeasure({ when: [{ 'form.openAir': true }] }, {}, { openAir: false })).toEqual([]);
  expect(withMeasure({ when: [{ 'form.openAir': true }] }, {}, { openAir: true })).toEqual(['measure-open']);
});

it('names the measure’s own clause and who confirms it', () => {
  expect(measuresConfirmedRule.evaluate(circumstances({ pack: { measures: [measure] } }), {} as never, now)).toEqual([
    { code: 'measure-open', params: { measure: 'extinguishers' }, clause: '5.2.1', mendBy: 'guardian' },
  ]);
});
