/** What changes between two versions of a type is named line by line, and said to be tighter, looser or only otherwise. */
import { samplePack } from '../lifecycle/test-support/sample-pack';
import { packDifferences } from './pack-differences';
import type { StepEntry, TypePack } from './pack';

const source = { clause: '9.9', certainty: 'V', force: 'binding', effectiveFrom: '2022-10-01' } as const;
const words = (en: string) => ({ zh: en, en });
const { form, levels, people, chain, rules, measures, ending, validityMinutes, greenChannel } = samplePack;
const step: StepEntry = { ...source, id: 'trial', words: words('trial'), doneBy: ['welder'] };
const extension = { ...source, approvedBy: ['unit-head', 'plant-head'], maxMinutes: 60, times: 2 };
const shiftHandover = { ...source, by: ['shift-leader'], withinMinutes: 30 };

const differ = (after: Partial<TypePack>, before: Partial<TypePack> = {}) =>
  packDifferences({ ...samplePack, ...before }, { ...samplePack, ...after });
/** As `effect section/line/property`. */
const found = (after: Partial<TypePack>, before: Partial<TypePack> = {}): readonly string[] =>
  differ(after, before).map(({ effect, at }) => `${effect} ${at.slice(1)}`);
const first = <T extends object>(list: readonly T[], more: Partial<T>): T[] => [
  { ...list[0]!, ...more },
  ...list.slice(1),
];
const ruleNamed = (id: string, more: object) => ({
  rules: rules.map((rule) => (rule.id === id ? { ...rule, ...more } : rule)),
});

it('finds nothing between a type and itself, nor in its version', () => {
  expect(differ({})).toEqual([]);
  expect(differ({ version: '9.9.9' })).toEqual([]);
  const { upgrade: _none, ...fixed } = levels;
  expect(differ({ levels: fixed }, { levels: fixed })).toEqual([]);
});

it('tells each with its line, its name, its clause, and what was there before and after', () => {
  const [field] = form;
  expect(differ({ form: first(form, { maxLength: 50 }) })).toEqual([
    {
      code: 'pack-line-changed',
      effect: 'changed',
      section: 'form',
      line: 'content',
      name: field!.label,
      clause: 'A.1',
      property: 'maxLength',
      at: '/form/content/maxLength',
      before: 100,
      after: 50,
    },
  ]);
  expect(differ({ measures: measures.slice(1) })).toEqual([
    {
      code: 'pack-line-removed',
      effect: 'loosened',
      section: 'measures',
      line: 'extinguishers',
      name: measures[0]!.words,
      clause: '5.2.1',
      at: '/measures/extinguishers',
    },
  ]);
  expect(differ({ measures }, { measures: measures.slice(1) })).toMatchObject([
    { code: 'pack-line-added', effect: 'tightened', line: 'extinguishers' },
  ]);
  // What wasn't said before has no before, and what no longer is has no after.
  const [said] = differ({ form: first(form, { minItems: 2 }) });
  expect(said).toMatchObject({ property: 'minItems', after: 2, effect: 'tightened' });
  expect(said).not.toHaveProperty('before');
  const [unsaid] = differ({}, { form: first(form, { minItems: 2 }) });
  expect(unsaid).toMatchObject({ property: 'minItems', before: 2, effect: 'loosened' });
  expect(unsaid).not.toHaveProperty('after');
});

it.each<[string, Partial<TypePack>, Partial<TypePack>?]>([
  ['changed type/hot-work/title', { title: words('Other') }],
  ['changed type/hot-work/prerequisiteMinutes', { prerequisiteMinutes: 31 }],
  ['changed type/hot-work/startWithinMinutes', { startWithinMinutes: 1 }],
  ['changed type/hot-work/suspensionMinutes', { suspensionMinutes: 1 }],
  ['changed type/hot-work/effectiveFrom', { effectiveFrom: '2024-01-01' }],
  ['changed type/hot-work/effectiveTo', { effectiveTo: '2030-01-01' }],
  ['changed type/hot-work/prefix', { prefix: 'XX' }],
  ['changed type/hot-work/source', { source: words('Other') }],
  ['changed type/hot-work/clauses', { clauses: {} }],
  ['changed type/hot-work/gasUnits', { gasUnits: {} }],
  ['loosened form/content/required', { form: first(form, { required: false }) }],
  ['loosened levels/special/force', { levels: { ...levels, choose: first(levels.choose, { force: 'default' }) } }],
  ['changed levelNames/names/names', { levels: { ...levels, names: {} } }],
  ['changed upgrade/holiday/when', { levels: { ...levels, upgrade: first(levels.upgrade!, { when: [] }) } }],
  [
    'tightened validityMinutes/1/minutes',
    { validityMinutes: { ...validityMinutes, byLevel: { ...validityMinutes.byLevel, '1': 240 } } },
  ],
  [
    'loosened validityMinutes/1/minutes',
    { validityMinutes: { ...validityMinutes, byLevel: { ...validityMinutes.byLevel, '1': 481 } } },
  ],
  ['tightened people/person-in-charge/min', { people: first(people, { min: 2 }) }],
  [
    'tightened people/person-in-charge/needs',
    { people: first(people, { needs: ['enterprise/person-in-charge', 'more'] }) },
  ],
  ['loosened people/person-in-charge/max', { people: first(people, { max: 2 }) }],
  ['changed people/person-in-charge/needs', { people: first(people, { needs: ['another'] }) }],
  ['changed chain/unit/limitMinutes', { chain: first(chain, { limitMinutes: 30 }) }],
  [
    'tightened measures/drains/mayBeNotApplicable',
    { measures: [measures[0]!, { ...measures[1]!, mayBeNotApplicable: false }] },
  ],
  ['changed steps/trial/doneBy', { steps: [{ ...step, doneBy: ['guardian'] }] }, { steps: [step] }],
  ['tightened ending/ending/fireWatchMinutes', { ending: { ...ending, fireWatchMinutes: 60 } }],
  ['loosened ending/ending/retentionDays', { ending: { ...ending, retentionDays: 30 } }],
  ['tightened ending/ending/recordingRetentionDays', { ending: { ...ending, recordingRetentionDays: 30 } }],
  ['changed ending/ending/acceptedBy', { ending: { ...ending, acceptedBy: 'unit-head' } }],
  [
    'tightened greenChannel/greenChannel/reviewWithinMinutes',
    { greenChannel: { ...greenChannel!, reviewWithinMinutes: 60 } },
  ],
  [
    'loosened greenChannel/greenChannel/declaredBy',
    { greenChannel: { ...greenChannel!, declaredBy: ['shift-leader', 'welder'] } },
  ],
  ['tightened extension/extension/maxMinutes', { extension: { ...extension, maxMinutes: 30 } }, { extension }],
  ['loosened extension/extension/times', { extension: { ...extension, times: 3 } }, { extension }],
  [
    'tightened extension/extension/approvedBy',
    { extension: { ...extension, approvedBy: ['unit-head'] } },
    { extension },
  ],
  [
    'loosened shiftHandover/shiftHandover/withinMinutes',
    { shiftHandover: { ...shiftHandover, withinMinutes: 31 } },
    { shiftHandover },
  ],
])('%s', (...[expected, after, before]) => expect(found(after, before)).toEqual([expected]));

describe('a rule', () => {
  it('is tighter or looser parameter by parameter, as its kind says', () => {
    const params = (maxAgeMinutes: number, ...substances: string[]) =>
      found(ruleNamed('gas-fresh', { params: { substances, maxAgeMinutes } }));
    expect(params(29, 'combustible')).toEqual(['tightened rules/gas-fresh/params/maxAgeMinutes']);
    expect(params(31, 'combustible')).toEqual(['loosened rules/gas-fresh/params/maxAgeMinutes']);
    expect(params(31, 'combustible', 'oxygen')).toEqual([
      'tightened rules/gas-fresh/params/substances',
      'loosened rules/gas-fresh/params/maxAgeMinutes',
    ]);
    expect(found(ruleNamed('gas-limits', { params: { substance: 'oxygen' } }))).toContain(
      'changed rules/gas-limits/params/substance',
    );
    const unknown = packDifferences(
      { ...samplePack, ...ruleNamed('gas-fresh', { params: { maxAgeMinutes: 30 } }) },
      { ...samplePack, ...ruleNamed('gas-fresh', { params: { maxAgeMinutes: 29 } }) },
      {},
    );
    expect(unknown.map(({ effect }) => effect)).toEqual(['changed']);
  });
  it('holds for all levels without a list of them', () => {
    const of = (before: readonly string[] | undefined, after: readonly string[] | undefined) =>
      found(ruleNamed('wind', { levels: after }), ruleNamed('wind', { levels: before }))[0]?.split(' ')[0];
    expect(of(['1'], undefined)).toBe('tightened');
    expect(of(undefined, ['1'])).toBe('loosened');
    expect(of(['1'], ['1', '2'])).toBe('tightened');
    expect(of(['1', '2'], ['1'])).toBe('loosened');
    expect(of(['1'], ['2'])).toBe('changed');
  });
  it('that binds is tighter than one by default', () => {
    expect(found(ruleNamed('wind', { force: 'default' }))).toEqual(['loosened rules/wind/force']);
    expect(found({}, ruleNamed('wind', { force: 'default' }))).toEqual(['tightened rules/wind/force']);
  });
  it('is asked at more moments or fewer', () => {
    expect(found(ruleNamed('wind', { at: ['start'] }))).toEqual(['loosened rules/wind/at']);
    expect(found(ruleNamed('wind', { mendBy: 'welder' }))).toEqual(['changed rules/wind/mendBy']);
  });
});

describe('a whole line', () => {
  const plain = (() => {
    const { greenChannel: _none, ...rest } = samplePack;
    return rest;
  })();
  it('adds a demand as it comes and takes one away as it goes', () => {
    expect(found({ chain: chain.slice(1) })).toEqual(['loosened chain/unit']);
    expect(found({}, { rules: rules.slice(1) })).toEqual(['tightened rules/qualified']);
    expect(found({ steps: [step] })).toEqual(['tightened steps/trial']);
    expect(found({ shiftHandover })).toEqual(['tightened shiftHandover/shiftHandover']);
    expect(found({ form: form.slice(1) })).toEqual(['loosened form/content']);
  });
  it('that only opens a way is looser as it comes', () => {
    expect(found({ extension })).toEqual(['loosened extension/extension']);
    expect(found({}, { extension })).toEqual(['tightened extension/extension']);
    expect(packDifferences(samplePack, plain).map(({ effect, line }) => `${effect} ${line}`)).toEqual([
      'tightened greenChannel',
    ]);
    expect(packDifferences(plain, samplePack)[0]?.effect).toBe('loosened');
  });
  it('of a form that nobody has to fill in, or of what levels there are, is only otherwise', () => {
    expect(found({ form: form.slice(0, -1) })).toEqual(['changed form/plan']);
    expect(found({ levels: { ...levels, choose: levels.choose.slice(1) } })).toEqual(['changed levels/special']);
  });
});
