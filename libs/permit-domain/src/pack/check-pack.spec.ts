/** What checkPack finds: each fault put into a pack that has none. */
import { samplePack } from '../lifecycle/test-support/sample-pack';
import { checkPack } from './check-pack';
import type { DutyHolders } from './check/finding';
import type { RuleEntry, TypePack } from './pack';

const source = { clause: '9.9', certainty: 'V', force: 'binding', effectiveFrom: '2022-10-01' } as const;
const rule: RuleEntry = { ...source, id: 'extra', rule: 'gas-fresh', at: ['start'], params: {}, mendBy: 'gas-tester' };
const fresh = { substances: ['combustible'], maxAgeMinutes: 30 };

const codesOf = (pack: TypePack, holders?: DutyHolders): readonly string[] =>
  checkPack(pack, undefined, holders).map(({ code }) => code);
const sound = checkPack(samplePack);
const found = (change: Partial<TypePack>): readonly string[] =>
  codesOf({ ...samplePack, ...change }).filter((code) => !sound.some((finding) => finding.code === code));
const withRule = (change: Partial<RuleEntry>): readonly string[] =>
  found({ rules: [...samplePack.rules, { ...rule, params: fresh, ...change }] });
const [firstStage, ...otherStages] = samplePack.chain;
const withStage = (change: object): readonly string[] =>
  found({ chain: [{ ...firstStage!, ...change }, ...otherStages] });

describe('checkPack', () => {
  it('has no error against a sound pack', () => {
    expect(sound.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(withRule({})).toEqual([]);
  });

  describe('sources', () => {
    it.each([
      ['pack-source-missing', { clause: '' }],
      ['pack-unsure-binds', { certainty: 'O' as const }],
      ['pack-date-wrong', { effectiveFrom: '2022-13-01' }],
      ['pack-date-wrong', { effectiveTo: 'soon' }],
      ['pack-dates-reversed', { effectiveTo: '2022-09-30' }],
    ])('%s %j', (code, change) => expect(withRule(change)).toEqual([code]));

    it('lets what isn’t sure be a default', () => {
      expect(withRule({ certainty: 'O', force: 'default' })).toEqual([]);
    });
    it('finds words that are missing in a language, and names used twice', () => {
      expect(found({ title: { zh: '动火', en: ' ' } })).toEqual(['pack-words-missing']);
      expect(found({ measures: [...samplePack.measures, ...samplePack.measures.slice(0, 1)] })).toEqual([
        'pack-name-twice',
      ]);
    });
  });

  describe('rules', () => {
    it.each<[string, Partial<RuleEntry>]>([
      ['pack-rule-unknown', { rule: 'gas-frsh' }],
      ['pack-params-wrong', { params: { ...fresh, maxAgeMinutes: '30' } }],
      ['pack-params-wrong', { params: { substances: ['combustible'] } }],
      ['pack-params-wrong', { params: { ...fresh, surprise: 1 } }],
      ['pack-param-unknown', { params: { ...fresh, toxicsField: 'toxins' } }],
      ['pack-param-unknown', { rule: 'roles-filled', params: { role: 'gaurdian', min: 1 } }],
      ['pack-param-unknown', { rule: 'measures-applied', params: { measures: ['nothing'] } }],
      ['pack-limits-contradict', { rule: 'oxygen-in-band', params: { min: 22, max: 21 } }],
      ['pack-match-unknown', { when: [{ 'form.opnAir': true }] }],
      ['pack-match-unknown', { when: [{ weekday: 'Monday' }] }],
      ['pack-match-impossible', { when: [{ 'form.openAir': 'yes' }] }],
      ['pack-match-impossible', { when: [{ level: '3' }] }],
      ['pack-level-unknown', { levels: ['3'] }],
    ])('%s %j', (code, change) => expect(withRule(change)).toEqual([code]));

    it('finds a copy of the ticket for a level that there isn’t', () => {
      const kept = (levels: readonly string[]) =>
        found({
          ending: { ...samplePack.ending, copies: [{ copy: 3, keptBy: { zh: '存档', en: 'Archive' }, levels }] },
        });
      expect([kept(['1', '2']), kept(['3'])]).toEqual([[], ['pack-level-unknown']]);
    });
    it('finds a distance to other works that goes farther than anybody looks', () => {
      const beside = (params: object) =>
        withRule({ rule: 'no-conflicting-work', params: { types: ['lifting'], ...params } });
      expect([beside({ withinM: 60 }), beside({ withinM: 60.1 })]).toEqual([[], ['pack-params-wrong']]);
      const zoneUpTo = (max?: number) => {
        const lel = samplePack.form.find(({ id }) => id === 'lel')!;
        const form = [...samplePack.form, { ...lel, id: 'zone', max }];
        const params = { types: ['lifting'], withinField: 'zone' };
        return found({ form, rules: [...samplePack.rules, { ...rule, rule: 'no-conflicting-work', params }] });
      };
      expect([zoneUpTo(60), zoneUpTo(61), zoneUpTo()]).toEqual([[], ['pack-params-wrong'], ['pack-params-wrong']]);
    });
    it('looks into ranges, lists and calendars without complaint', () => {
      expect(withRule({ when: [{ 'form.lel': { atLeast: 4 }, 'calendar.night': true, level: ['1', '2'] }] })).toEqual(
        [],
      );
    });
    it('warns of a field that a match needs answered and nobody has to', () => {
      const form = samplePack.form.map((field) => ({ ...field, ...(field.id === 'openAir' && { required: false }) }));
      const rules = [...samplePack.rules, { ...rule, params: fresh, when: [{ 'form.openAir': false }] }];
      expect(found({ form, rules })).toEqual(['pack-field-not-required']);
    });
  });

  it('looks at the fire watch as at any line', () => {
    const due = (change: object) => found({ ending: { ...samplePack.ending, fireWatch: { ...source, ...change } } });
    expect(due({})).toEqual([]);
    expect(due({ when: [{ 'form.nothing': true }] })).toEqual(['pack-match-unknown']);
    expect(due({ certainty: 'O' })).toEqual(['pack-unsure-binds']);
    const form = samplePack.form.map((field) => ({ ...field, ...(field.id === 'openAir' && { required: false }) }));
    const fireWatch = { ...source, when: [{ 'form.openAir': false }] };
    expect(found({ form, ending: { ...samplePack.ending, fireWatch } })).toEqual(['pack-field-not-required']);
  });

  describe('levels', () => {
    const { levels } = samplePack;
    it('finds a level without validity, without a chain, out of reach', () => {
      const named = { ...levels.names, '0': { zh: '零', en: 'zero' } };
      expect(found({ levels: { ...levels, order: ['0', ...levels.order], names: named } })).toEqual([
        'pack-level-without-validity',
        'pack-level-unreachable',
      ]);
      expect(found({ chain: samplePack.chain.map((stage) => ({ ...stage, levels: ['1'] })) })).toContain(
        'pack-level-without-chain',
      );
      expect(
        found({
          validityMinutes: { ...samplePack.validityMinutes, byLevel: { '2': 60, '1': 60, special: 0, '9': 1 } },
        }),
      ).toEqual(expect.arrayContaining(['pack-level-without-validity', 'pack-level-unknown']));
    });
    it('finds permits that no choice fits, and choices never come to', () => {
      expect(found({ levels: { ...levels, choose: levels.choose.slice(0, -1) } })).toContain('pack-level-undecided');
      expect(found({ levels: { ...levels, choose: [...levels.choose.slice(-1), ...levels.choose] } })).toContain(
        'pack-choice-unreachable',
      );
      expect(
        found({
          levels: { ...levels, choose: [...levels.choose.slice(0, -1), { ...levels.choose.at(-1)!, level: '7' }] },
        }),
      ).toContain('pack-level-unknown');
    });
    it('finds a stage for levels that never come about', () => {
      const twoOnly = { ...levels, choose: levels.choose.slice(-1), upgrade: [] };
      expect(found({ levels: twoOnly })).toContain('pack-stage-unreachable');
    });
  });

  describe('limits', () => {
    it('finds a chain that takes longer than the permit holds, and an escalation that outlasts the lead time', () => {
      expect(withStage({ limitMinutes: 5000 })).toEqual(expect.arrayContaining(['pack-chain-too-long']));
      expect(withStage({ limitMinutes: 240, escalateTo: ['safety-department', 'plant-head'] })).toContain(
        'pack-escalation-too-long',
      );
    });
    it('finds limits of nothing, and reminders after them', () => {
      expect(withStage({ limitMinutes: 0, remindBeforeMinutes: 0 })).toContain('pack-limit-zero');
      expect(withStage({ limitMinutes: 30, remindBeforeMinutes: 30 })).toEqual(['pack-reminder-late']);
      expect(found({ prerequisiteMinutes: 0 })).toEqual(['pack-limit-zero']);
    });
    it('finds numbers that exclude each other', () => {
      const [person, ...others] = samplePack.people;
      expect(found({ people: [{ ...person!, min: 2, max: 1 }, ...others] })).toEqual(['pack-limits-contradict']);
      expect(found({ people: [{ ...person!, notAlso: ['nobody'] }, ...others] })).toEqual(['pack-role-unknown']);
    });
  });

  describe('duties', () => {
    const all = [
      ...samplePack.chain.flatMap(({ duty }) => duty),
      ...samplePack.measures.map(({ confirmedBy }) => confirmedBy),
      samplePack.ending.acceptedBy,
      samplePack.ending.archivedBy,
      samplePack.greenChannel?.releasedBy ?? '',
      samplePack.greenChannel?.reviewedBy ?? '',
    ];
    const held: DutyHolders = Object.fromEntries(all.map((duty) => [duty, ['somebody', 'another']]));
    const without = (...duties: string[]): DutyHolders => ({
      ...held,
      ...Object.fromEntries(duties.map((duty) => [duty, []])),
    });

    it('are all held', () => expect(codesOf(samplePack, held)).toEqual(sound.map(({ code }) => code)));
    it('warns when only a stand-in or the line above is left, and finds a stage that nobody could sign', () => {
      const { duty, standIn, escalateTo } = firstStage!;
      expect(codesOf(samplePack, without(duty))).toContain('pack-duty-vacant');
      expect(codesOf(samplePack, without(duty, standIn ?? '', ...escalateTo))).toContain('pack-stage-unheld');
    });
    it('warns where one person alone can sign, and nobody stands behind them', () => {
      const chain = [{ ...firstStage!, standIn: undefined, escalateTo: [] }, ...samplePack.chain.slice(1)];
      const lone = { ...held, [firstStage!.duty]: ['somebody'] };
      expect(codesOf({ ...samplePack, chain }, lone)).toContain('pack-stand-in-missing');
      expect(codesOf({ ...samplePack, chain }, held)).not.toContain('pack-stand-in-missing');
    });
    it('finds an archive that nobody keeps', () => {
      expect(codesOf(samplePack, without(samplePack.ending.archivedBy))).toContain('pack-duty-unheld');
    });
  });
});
