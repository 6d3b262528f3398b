/** Every finding of a pack's check says where in the pack it is, how grave it is, and all that its words are filled with. */
import { samplePack } from '../../lifecycle/test-support/sample-pack';
import { checkPack } from '../check-pack';
import type { FormField, Match, RuleEntry, Stage, StepEntry, TypePack } from '../pack';
import type { DutyHolders } from './finding';

const source = { clause: '9.9', certainty: 'V', force: 'binding', effectiveFrom: '2022-10-01' } as const;
const words = (en: string) => ({ zh: en, en });
const sound = checkPack(samplePack).map((finding) => JSON.stringify(finding));

/** As `severity code path params`, of what the change alone brought. */
const found = (change: Partial<TypePack>, holders?: DutyHolders): readonly string[] =>
  checkPack({ ...samplePack, ...change }, undefined, holders)
    .filter((finding) => !sound.includes(JSON.stringify(finding)))
    .map(({ severity, code, path, params }) => `${severity} ${code} ${path} ${JSON.stringify(params)}`);

const { form, levels, people, chain, rules, measures, ending, validityMinutes, greenChannel } = samplePack;
const step: StepEntry = { ...source, id: 'trial', words: words('trial'), doneBy: ['welder'] };
const flag = (id: string, more: Partial<FormField> = {}): FormField => ({
  ...source,
  id,
  kind: 'flag',
  label: words(id),
  required: true,
  ...more,
});
const rule = (more: Partial<RuleEntry>): Partial<TypePack> => ({
  rules: [
    ...rules,
    {
      ...source,
      id: 'extra',
      rule: 'gas-fresh',
      at: ['start'],
      params: { substances: ['combustible'], maxAgeMinutes: 30 },
      mendBy: 'gas-tester',
      ...more,
    },
  ],
});
const stage = (more: Partial<Stage>): Partial<TypePack> => ({ chain: [{ ...chain[0]!, ...more }, ...chain.slice(1)] });
const first = <T extends object>(list: readonly T[], more: Partial<T>): T[] => [
  { ...list[0]!, ...more },
  ...list.slice(1),
];

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

describe('levels', () => {
  const choice = levels.choose.at(-1)!;
  it('are chosen from those that there are, by a last choice that always holds', () => {
    expect(
      found({ levels: { ...levels, choose: [{ ...levels.choose[0]!, level: '7' }, ...levels.choose.slice(1)] } }),
    ).toContain('error pack-level-unknown levels/choose/0 {"level":"7"}');
    expect(found({ levels: { ...levels, choose: levels.choose.slice(0, -1) } })).toContain(
      'error pack-level-undecided levels/choose {}',
    );
    expect(found({ levels: { ...levels, choose: [] } })).toContain('error pack-level-undecided levels/choose {}');
    expect(found({ levels: { ...levels, choose: [levels.choose[0]!, choice, choice] } })).toContain(
      'error pack-choice-unreachable levels/choose/2 {}',
    );
  });
  it('hold for some time, are signed by somebody, and come about', () => {
    expect(
      found({ validityMinutes: { ...validityMinutes, byLevel: { ...validityMinutes.byLevel, '1': 0, '9': 5 } } }),
    ).toEqual([
      'error pack-level-without-validity levels/1 {"level":"1"}',
      'error pack-level-unknown validityMinutes {"level":"9"}',
      'warning pack-escalation-too-long levels/1 {"level":"1","minutes":330,"lead":0}',
    ]);
    expect(found({ chain: chain.map((one) => ({ ...one, levels: ['1'] })) })).toEqual([
      'error pack-level-without-chain levels/2 {"level":"2"}',
      'error pack-level-without-chain levels/special {"level":"special"}',
    ]);
    // A stage that is there only sometimes is no chain.
    expect(found({ chain: chain.map((one) => ({ ...one, when: [{ level: '1' }] })) })).toContain(
      'error pack-level-without-chain levels/1 {"level":"1"}',
    );
    const never = { ...levels, choose: [choice] };
    expect(found({ levels: { ...never, upgrade: [] } })).toEqual(
      expect.arrayContaining([
        'warning pack-level-unreachable levels/1 {"level":"1"}',
        'warning pack-level-unreachable levels/special {"level":"special"}',
        'error pack-stage-unreachable chain/safety {}',
        'error pack-stage-unreachable chain/head {}',
      ]),
    );
    // Lifted by one, level 1 comes about, and with it the stage that signs for it or above.
    expect(found({ levels: never })).toEqual([
      'warning pack-level-unreachable levels/special {"level":"special"}',
      'error pack-stage-unreachable chain/head {}',
    ]);
  });
});

describe('time', () => {
  const lone = { chain: [{ ...chain[0]!, escalateTo: [], limitMinutes: 450 }], validityMinutes };
  const of = (byLevel: Record<string, number>, more: Partial<Stage> = {}) =>
    found({
      chain: [{ ...lone.chain[0]!, ...more }],
      validityMinutes: { ...validityMinutes, byLevel: { '2': 4320, '1': 480, special: 480, ...byLevel } },
    });
  it('is enough for the chain within the validity', () => {
    // 450 minutes of the stage and 30 of the prerequisites.
    expect(of({ '1': 480 })).toEqual([]);
    expect(of({ '1': 479 })).toEqual(['error pack-chain-too-long levels/1 {"level":"1","minutes":480,"validity":479}']);
  });
  it('is enough for every escalation within validity and lead time', () => {
    // Twice 285 and 30: as long as 480 minutes of validity and 120 to begin in.
    expect(of({}, { limitMinutes: 285, escalateTo: ['plant-head'] })).toEqual([]);
    expect(of({ special: 1000 }, { limitMinutes: 285.5, escalateTo: ['plant-head'] })).toEqual([
      'warning pack-escalation-too-long levels/1 {"level":"1","minutes":601,"lead":600}',
    ]);
  });
  it('is more than none', () => {
    const zero = (path: string) => [`error pack-limit-zero ${path} {}`];
    expect(found(stage({ greenChannel: { limitMinutes: 0 } }))).toEqual(zero('chain/unit'));
    expect(found(stage({ limitMinutes: 1, remindBeforeMinutes: 0 }))).toEqual([]);
    expect(found({ ending: { ...ending, acceptWithinMinutes: 0 } })).toEqual(zero('ending/acceptWithinMinutes'));
    expect(found({ greenChannel: { ...greenChannel!, reviewWithinMinutes: 0 } })).toEqual(
      zero('greenChannel/reviewWithinMinutes'),
    );
    expect(found({ prerequisiteMinutes: 0 })).toEqual(zero('prerequisiteMinutes'));
    expect(found({ startWithinMinutes: 0 })).toContain(zero('startWithinMinutes')[0]);
  });
  it('is left after a reminder', () => {
    expect(found(stage({ limitMinutes: 30, remindBeforeMinutes: 29 }))).toEqual([]);
    expect(found(stage({ limitMinutes: 30, remindBeforeMinutes: 30 }))).toEqual([
      'error pack-reminder-late chain/unit {"remindBeforeMinutes":30,"limitMinutes":30}',
    ]);
  });
});

describe('who holds what', () => {
  const duties = ['unit-head', 'safety-department', 'plant-head', 'duty-officer', 'shift-leader', 'archive'];
  const held = (...vacant: string[]): DutyHolders =>
    Object.fromEntries(duties.filter((duty) => !vacant.includes(duty)).map((duty) => [duty, ['one', 'another']]));
  const by = (holders: DutyHolders, more: Partial<TypePack> = {}) => found(more, holders);

  it('is everything that a permit waits for', () => expect(by(held())).toEqual([]));
  it('is told of a stage: who stands in, or that nobody could sign', () => {
    expect(by(held('unit-head')).filter((one) => one.includes('chain/'))).toEqual([
      'warning pack-duty-vacant chain/unit {"duty":"unit-head","instead":"duty-officer"}',
    ]);
    expect(by(held('unit-head', 'duty-officer')).filter((one) => one.includes('chain/'))).toEqual([
      'warning pack-duty-vacant chain/unit {"duty":"unit-head","instead":"safety-department"}',
    ]);
    expect(by(held('plant-head')).filter((one) => one.includes('chain/'))).toContain(
      'error pack-stage-unheld chain/head {"duty":"plant-head"}',
    );
    expect(by({ ...held(), 'plant-head': [] }).filter((one) => one.includes('chain/'))).toContain(
      'error pack-stage-unheld chain/head {"duty":"plant-head"}',
    );
    expect(by({ ...held(), 'plant-head': ['one'] })).toEqual([
      'warning pack-stand-in-missing chain/head {"duty":"plant-head"}',
    ]);
    // One alone may have somebody behind them.
    expect(by({ ...held(), 'unit-head': ['one'] })).toEqual([]);
  });
  it('is told of the end and of an emergency', () => {
    expect(by(held('archive'))).toEqual(['error pack-duty-unheld ending/archivedBy {"duty":"archive"}']);
    expect(by(held('shift-leader'))).toEqual([
      'warning pack-duty-vacant ending/acceptedBy {"duty":"shift-leader","instead":"unit-head"}',
    ]);
    expect(by(held('shift-leader', 'unit-head'))).toContain(
      'error pack-duty-unheld ending/acceptedBy {"duty":"shift-leader"}',
    );
    expect(by(held('duty-officer'))).toEqual([
      'warning pack-duty-vacant greenChannel/releasedBy {"duty":"duty-officer","instead":"plant-head"}',
    ]);
    expect(by(held('safety-department'))).toContain(
      'warning pack-duty-vacant greenChannel/reviewedBy {"duty":"safety-department","instead":"plant-head"}',
    );
    const { greenChannel: _none, ...plain } = samplePack;
    expect(
      checkPack(plain, undefined, held('duty-officer')).filter(({ path }) => path.startsWith('greenChannel')),
    ).toEqual([]);
  });
  it('is told of measures and steps that no role of the ticket does', () => {
    const of = (confirmedBy: string) => by(held('duty-officer'), { measures: first(measures, { confirmedBy }) });
    expect(of('welder')).toEqual(by(held('duty-officer')));
    expect(of('duty-officer')).toContain('error pack-duty-unheld measures/extinguishers {"duty":"duty-officer"}');
    const done = (...doneBy: string[]) =>
      by(held('archive', 'duty-officer'), { steps: [{ ...step, doneBy }] }).filter((one) => one.includes('steps/'));
    expect(done('duty-officer', 'welder')).toEqual([]);
    expect(done('duty-officer', 'archive', 'plant-head')).toEqual([
      'warning pack-duty-vacant steps/trial {"duty":"duty-officer","instead":"plant-head"}',
    ]);
    expect(done('duty-officer', 'archive')).toEqual(['error pack-duty-unheld steps/trial {"duty":"duty-officer"}']);
    expect(done('shift-leader')).toEqual([]);
  });
});
