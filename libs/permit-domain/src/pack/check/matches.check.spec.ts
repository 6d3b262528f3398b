/** Conditions that can hold: what can't is told with the line it stands in, the path and the values. */
import type { FormField, Match, TypePack } from '../pack';
import {
  source,
  words,
  found,
  form,
  levels,
  people,
  chain,
  measures,
  ending,
  step,
  flag,
  rule,
  first,
} from './test-support/found';

describe('a condition', () => {
  const when: readonly Match[] = [{ 'form.nothing': true }];
  it.each<[string, Partial<TypePack>]>([
    ['form/plan', { form: form.map((field) => (field.id === 'plan' ? { ...field, requiredWhen: when } : field)) }],
    ['levels/choose/0', { levels: { ...levels, choose: first(levels.choose, { when }) } }],
    ['levels/upgrade/holiday', { levels: { ...levels, upgrade: first(levels.upgrade!, { when }) } }],
    ['people/person-in-charge', { people: first(people, { when }) }],
    ['rules/extra', rule({ when })],
    ['measures/extinguishers', { measures: first(measures, { when }) }],
    ['steps/trial', { steps: [{ ...step, when }] }],
    ['ending/fireWatch', { ending: { ...ending, fireWatch: { ...source, when } } }],
  ])('of %s looks at what there is', (path, change) =>
    expect(found(change)).toEqual([`error pack-match-unknown ${path} {"path":"form.nothing"}`]),
  );
  it('of a stage does too', () =>
    expect(found({ chain: [...chain, { ...chain[0]!, id: 'more', when }] })).toContain(
      'error pack-match-unknown chain/more {"path":"form.nothing"}',
    ));

  it.each<[Match, string | undefined]>([
    [{ greenChannel: true }, undefined],
    [{ 'weather.windForce': { atLeast: 5 } }, undefined],
    [{ 'calendar.restDay': true }, undefined],
    [{ 'form.lel': { atLeast: 4 } }, undefined],
    [{ 'form.placeKind': ['bund', 'rack'] }, undefined],
    [{ 'form.placeKind': ['bund', 'moon'] }, '{"path":"form.placeKind","values":["moon"]}'],
    [{ 'form.openAir': [true, false] }, undefined],
    [{ 'form.openAir': 'yes' }, '{"path":"form.openAir","values":["yes"]}'],
    [{ level: ['1', '3'] }, '{"path":"level","values":["3"]}'],
  ])('%j can hold, or is named', (match, params) =>
    expect(found(rule({ when: [match] }))).toEqual(
      params === undefined ? [] : [`error pack-match-impossible rules/extra ${params}`],
    ),
  );
  it('looks into a field’s members', () => {
    const inside = (path: string) => found(rule({ when: [{ [path]: 'a' }] }));
    expect(inside('form.content.part')).toEqual([]);
    expect(inside('form.contents')).toEqual(['error pack-match-unknown rules/extra {"path":"form.contents"}']);
  });

  it.each<[string, Partial<TypePack>]>([
    ['rules/extra', rule({ levels: ['2', '3'] })],
    ['ending/copies/3', { ending: { ...ending, copies: [{ copy: 3, keptBy: words('archive'), levels: ['3'] }] } }],
  ])('of %s names levels that there are', (path, change) =>
    expect(found(change)).toEqual([`error pack-level-unknown ${path} {"level":"3"}`]),
  );

  it.each<[string, (when: readonly Match[]) => Partial<TypePack>]>([
    ['a rule', (asked) => rule({ when: asked })],
    ['a measure', (asked) => ({ measures: [...measures, { ...measures[0]!, id: 'more', when: asked }] })],
    ['a step', (asked) => ({ steps: [{ ...step, when: asked }] })],
    ['a stage', (asked) => ({ chain: [...chain, { ...chain[0]!, id: 'more', when: asked }] })],
  ])('of %s on a flag’s being false wants it answered', (_, change) => {
    const asked = (required: boolean, wanted: boolean, more: Partial<FormField> = {}) =>
      found({ ...change([{ 'form.open': wanted }]), form: [...form, flag('open', { required, ...more })] });
    const warning = 'warning pack-field-not-required form/open {}';
    expect(asked(false, false)).toContain(warning);
    expect(asked(true, false)).not.toContain(warning);
    expect(asked(false, true)).not.toContain(warning);
    expect(asked(false, false, { requiredWhen: [{ level: '1' }] })).not.toContain(warning);
  });
});
