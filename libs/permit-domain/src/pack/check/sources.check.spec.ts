/** Where each line comes from, its words and its name: what is wrong with one is told with its place in the pack, and what its words are filled with. */
import { samplePack } from '../../lifecycle/test-support/sample-pack';
import { checkPack } from '../check-pack';
import type { TypePack } from '../pack';
import {
  source,
  words,
  found,
  form,
  levels,
  people,
  chain,
  rules,
  measures,
  ending,
  validityMinutes,
  greenChannel,
  step,
  rule,
  first,
} from './test-support/found';

it('has nothing against what is sound, with every part that a pack may have', () => {
  const more: Partial<TypePack> = {
    steps: [{ ...step, values: [{ id: 'seen', kind: 'text', label: words('seen') }] }],
    ending: {
      ...ending,
      fireWatch: source,
      copies: [{ copy: 1, keptBy: words('guardian') }],
    },
    extension: { ...source, approvedBy: ['unit-head'], maxMinutes: 60, times: 1 },
    shiftHandover: { ...source, by: ['shift-leader'], withinMinutes: 30 },
  };
  expect(found(more)).toEqual([]);
  const { greenChannel: _none, ...plain } = samplePack;
  const { upgrade: _upgrade, ...fixed } = levels;
  expect(checkPack(plain).filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(checkPack({ ...samplePack, levels: fixed }).filter(({ severity }) => severity === 'error')).toEqual([]);
});

describe('where a line comes from', () => {
  const unsourced = { clause: '' };
  const missing = (path: string) => `error pack-source-missing ${path} {"missing":["clause"]}`;
  it.each<[string, Partial<TypePack>]>([
    ['form/content', { form: first(form, unsourced) }],
    ['levels/choose/0', { levels: { ...levels, choose: first(levels.choose, unsourced) } }],
    ['levels/upgrade/holiday', { levels: { ...levels, upgrade: first(levels.upgrade!, unsourced) } }],
    ['validityMinutes', { validityMinutes: { ...validityMinutes, ...unsourced } }],
    ['people/person-in-charge', { people: first(people, unsourced) }],
    ['chain/unit', { chain: first(chain, unsourced) }],
    ['rules/qualified', { rules: first(rules, unsourced) }],
    ['measures/extinguishers', { measures: first(measures, unsourced) }],
    ['steps/trial', { steps: [{ ...step, ...unsourced }] }],
    ['ending/fireWatch', { ending: { ...ending, fireWatch: { ...source, ...unsourced } } }],
    ['extension', { extension: { ...source, ...unsourced, approvedBy: ['unit-head'], maxMinutes: 60, times: 1 } }],
    ['shiftHandover', { shiftHandover: { ...source, ...unsourced, by: ['shift-leader'], withinMinutes: 30 } }],
    ['greenChannel', { greenChannel: { ...greenChannel!, ...unsourced } }],
  ])('is asked of %s', (path, change) => expect(found(change)).toEqual([missing(path)]));

  it('is certain enough to bind, dated, and the dates go forward', () => {
    expect(found(rule({ certainty: 'O' }))).toEqual(['error pack-unsure-binds rules/extra {"certainty":"O"}']);
    expect(found(rule({ certainty: 'O', force: 'default' }))).toEqual([]);
    const dated = (effectiveFrom: string | undefined, effectiveTo?: string) =>
      found(rule({ effectiveFrom: effectiveFrom as string, effectiveTo }));
    const wrongDate = (date: string) => [`error pack-date-wrong rules/extra ${JSON.stringify({ date })}`];
    expect(dated('2022-10-01', '2022-10-01')).toEqual([]);
    expect(dated('2022-10-01', '2022-10-02')).toEqual([]);
    expect(dated('2022-10-01', '2022-09-30')).toEqual([
      'error pack-dates-reversed rules/extra {"from":"2022-10-01","to":"2022-09-30"}',
    ]);
    for (const date of ['2022-13-01', '2022-02-30', 'x2022-10-01', '2022-10-01x', 'soon'])
      expect(dated(date)).toEqual(wrongDate(date));
    expect(dated(undefined)).toEqual(wrongDate('?'));
    expect(dated('2022-10-01', 'soon')).toEqual(wrongDate('soon'));
    expect(found({ effectiveFrom: 'soon' })).toEqual(['error pack-date-wrong effectiveFrom {"date":"soon"}']);
  });
});

describe('words', () => {
  const silent = { zh: '词', en: ' ' };
  const missing = (path: string) => `error pack-words-missing ${path} {"language":"en"}`;
  it.each<[string, Partial<TypePack>]>([
    ['title', { title: silent }],
    ['source', { source: silent }],
    ['form/content', { form: first(form, { label: silent }) }],
    [
      'form/placeKind/bund',
      {
        form: form.map((field) =>
          field.id === 'placeKind' ? { ...field, options: first(field.options!, { label: silent }) } : field,
        ),
      },
    ],
    ['levels/2', { levels: { ...levels, names: { ...levels.names, '2': silent } } }],
    ['people/person-in-charge', { people: first(people, { label: silent }) }],
    ['chain/unit', { chain: first(chain, { label: silent }) }],
    ['measures/extinguishers', { measures: first(measures, { words: silent }) }],
    ['steps/trial', { steps: [{ ...step, words: silent }] }],
    ['steps/trial/seen', { steps: [{ ...step, values: [{ id: 'seen', kind: 'text', label: silent }] }] }],
  ])('are asked of %s', (path, change) => expect(found(change)).toEqual([missing(path)]));

  it('are there at all, in both languages', () => {
    const { '2': _two, ...names } = levels.names;
    expect(found({ levels: { ...levels, names } })).toEqual([
      'error pack-words-missing levels/2 {"language":"zh"}',
      'error pack-words-missing levels/2 {"language":"en"}',
    ]);
    expect(found({ title: { zh: '词' } as unknown as TypePack['title'] })).toEqual([missing('title')]);
  });
});

it.each<[string, Partial<TypePack>]>([
  ['form/content', { form: [...form, form[0]!] }],
  ['levels/order/2', { levels: { ...levels, order: [...levels.order, '2'] } }],
  ['levels/upgrade/holiday', { levels: { ...levels, upgrade: [...levels.upgrade!, levels.upgrade![0]!] } }],
  ['people/welder', { people: [...people, people.find(({ role }) => role === 'welder')!] }],
  ['chain/unit', { chain: [...chain, chain[0]!] }],
  ['rules/qualified', { rules: [...rules, rules[0]!] }],
  ['measures/drains', { measures: [...measures, measures[1]!] }],
  ['steps/trial', { steps: [step, step, step] }],
])('the name %s is used once', (path, change) =>
  expect(found(change).filter((one) => one.includes('pack-name-twice'))).toEqual([`error pack-name-twice ${path} {}`]),
);
