/** Parameters that name what there is, limits that leave room: what is wrong is told in full, by rule and parameter. */
import type { FormField } from '../pack';
import { found, form, people, step, flag, rule, first } from './test-support/found';

describe('parameters', () => {
  const nowhere = (param: string, kind: string, name: string) => [
    `error pack-param-unknown rules/extra ${JSON.stringify({ param, kind, name })}`,
  ];
  it.each<[string, string, string, Record<string, unknown>, string]>([
    ['field', 'field', 'jsa-done', { minHazards: 1 }, 'content'],
    [
      'lelField',
      'field',
      'gas-within-limits',
      { substance: 'combustible', highLel: 4, limitAtHighLel: 0.5, limitBelow: 0.2 },
      'lel',
    ],
    ['role', 'role', 'roles-filled', { min: 1 }, 'welder'],
    ['step', 'step', 'step-done', {}, 'trial'],
    ['exceptionStep', 'step', 'locks-removed', {}, 'trial'],
  ])('%s names a %s of the pack', (param, kind, name, more, known) => {
    const named = (value: string) =>
      found({ ...rule({ rule: name, params: { ...more, [param]: value } }), steps: [step] });
    expect(named(known)).toEqual([]);
    expect(named('nothing')).toEqual(nowhere(param, kind, 'nothing'));
  });
  it.each<[string, string, string, Record<string, unknown>, string]>([
    ['fields', 'field', 'sum-against-field', { compare: 'atMost', otherField: 'lel' }, 'lel'],
    ['roles', 'role', 'personal-locks', {}, 'welder'],
    ['receivers', 'role', 'briefing-signed', {}, 'welder'],
    ['measures', 'measure', 'measures-applied', {}, 'drains'],
    ['againAfter', 'step', 'step-done', { step: 'trial' }, 'trial'],
  ])('%s names %ss of the pack', (param, kind, name, more, known) => {
    const named = (...value: string[]) =>
      found({ ...rule({ rule: name, params: { ...more, [param]: value } }), steps: [step] });
    expect(named(known)).toEqual([]);
    expect(named(known, 'nothing')).toEqual(nowhere(param, kind, 'nothing'));
  });
  it.each(['notBy', 'after'])('%s names another step', (param) => {
    const named = (value: string) =>
      found({ ...rule({ rule: 'step-done', params: { step: 'trial', [param]: value } }), steps: [step] });
    expect(named('trial')).toEqual([]);
    expect(named('nothing')).toEqual(nowhere(param, 'step', 'nothing'));
  });
  it('of a pack without steps name none', () =>
    expect(found(rule({ rule: 'step-done', params: { step: 'trial' } }))).toEqual(nowhere('step', 'step', 'trial')));

  it('say which one is wrong, and how', () => {
    expect(found(rule({ rule: 'gas-frsh' }))).toEqual(['error pack-rule-unknown rules/extra {"rule":"gas-frsh"}']);
    expect(found(rule({ params: { substances: ['combustible'], maxAgeMinutes: '30' } }))).toEqual([
      'error pack-params-wrong rules/extra {"param":"/maxAgeMinutes","message":"must be integer"}',
    ]);
    const zone: FormField = { ...flag('zone'), kind: 'number', max: 61 };
    expect(
      found({
        ...rule({ rule: 'no-conflicting-work', params: { types: ['lifting'], withinField: 'zone' } }),
        form: [...form, zone],
      }),
    ).toEqual([
      'error pack-params-wrong rules/extra {"param":"/withinField","message":"the field zone has to have a max of at most 60"}',
    ]);
  });

  it('don’t exclude each other', () => {
    const within = (min: number | undefined, max: number | undefined) =>
      found(
        rule({
          rule: 'number-within',
          params: { field: 'lel', ...(min !== undefined && { min }), ...(max !== undefined && { max }) },
        }),
      );
    expect([within(5, 5), within(4, 5), within(undefined, 5), within(5, undefined)]).toEqual([[], [], [], []]);
    expect(within(5.1, 5)).toEqual(['error pack-limits-contradict rules/extra {"min":5.1,"max":5}']);
  });
});

describe('numbers of people and fields', () => {
  const bounded = (min: number | undefined, max: number | undefined) =>
    found({ form: [...form, { ...flag('metres'), kind: 'number', min, max }] });
  it('leave room', () => {
    expect([bounded(2, 2), bounded(1, 2), bounded(undefined, 2), bounded(2, undefined)]).toEqual([[], [], [], []]);
    expect(bounded(3, 2)).toEqual(['error pack-limits-contradict form/metres {"min":3,"max":2}']);
    expect(found({ people: first(people, { min: 2, max: 1 }) })).toEqual([
      'error pack-limits-contradict people/person-in-charge {"min":2,"max":1}',
    ]);
  });
  it('bar roles that there are, and another than their own', () => {
    const barred = (...notAlso: string[]) => found({ people: first(people, { notAlso }) });
    expect(barred('welder', 'applicant')).toEqual([]);
    for (const other of ['nobody', 'person-in-charge'])
      expect(barred(other)).toEqual([`error pack-role-unknown people/person-in-charge {"role":"${other}"}`]);
  });
});
