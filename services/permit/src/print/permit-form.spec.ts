import { inflateSync } from 'node:zlib';
import type { PermitState } from '@holdpoint/permit-domain';
import { defaultPacksDir, PackShelf } from '../app/pack-shelf';
import { copiesOf } from './copies';
import { formClause } from './form-sections';
import { permitForm } from './permit-form';
import type { PrintedPermit } from './printed-permit';
import { drawable, renderPdf } from './render-pdf';
import { Say, type PrintLanguage } from './say';
import { standingOf } from './standing';

const shelf = new PackShelf(defaultPacksDir);
const allTypes = shelf.all().flatMap(({ pack }) => shelf.typesOf(pack).map((one) => one.pack));
const at = '2026-11-24T06:32:00.000Z';

const stateOf = (type: (typeof allTypes)[number], more: Partial<PermitState> = {}): PermitState =>
  ({
    number: 'DH-2026-000123',
    type: type.type,
    phase: 'active',
    level: type.levels.order[0]!,
    levelBecause: ['5.1.4'],
    applicant: 'p-applicant-1',
    submittedAt: at,
    approvedAt: at,
    site: 'east-plant',
    area: 'tank-farm',
    workPoint: 'tk-101-north',
    zone: 'Asia/Shanghai',
    form: { placeKind: 'explosion-area', lowestLel: 5, hazards: [{ hazard: 'Sparks', control: 'Fire blanket' }] },
    people: [{ person: 'p-welder-1', role: type.people[0]!.role }],
    window: { from: at, until: '2026-11-24T10:00:00.000Z' },
    linked: [{ number: 'SX-2026-000007' }],
    stages: [],
    measures: { [type.measures[0]!.id]: { applicable: true, by: 'p-lead-1', at } },
    isolations: [],
    gasSamples: [
      {
        sampledAt: at,
        instrument: 'gd-07',
        point: 'outside',
        distanceM: 4,
        purpose: 'test',
        readings: [{ substance: 'combustible', value: 0.1, unit: '%vol' }],
        by: 'p-tester-1',
        recordedAt: at,
      },
    ],
    steps: {},
    briefing: { receivers: [] },
    checkIns: {},
    ...more,
  }) as unknown as PermitState;

const printed = (type: (typeof allTypes)[number], more: Partial<PermitState> = {}): PrintedPermit => ({
  number: 'DH-2026-000123',
  sequence: 17,
  chainHead: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  validUntil: new Date('2026-11-24T10:00:00.000Z'),
  state: stateOf(type, more),
  pack: type,
  acts: [
    { at, actor: 'p-lead-1', events: ['issued'] },
    { at, actor: 'p-lead-1', events: ['started'] },
    { at, actor: 'p-welder-1', events: ['suspended'] },
    { at, actor: 'p-lead-1', events: ['resumed'] },
  ],
  link: 'https://permits.example.com/permits/DH-2026-000123/paper',
  qr: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1H0z"/></svg>',
  printedAt: new Date(at),
});

/** Every text of a part of the definition, in order. */
function texts(node: unknown): string[] {
  if (typeof node === 'string') return [node];
  if (Array.isArray(node)) return node.flatMap(texts);
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, value]) =>
    ['text', 'stack', 'columns', 'table', 'body', 'content'].includes(name) ? texts(value) : [],
  );
}

const hotWork = shelf.one('gb30871-2022', 'hot-work').pack;
const formOf = (language: PrintLanguage, more: Partial<PermitState> = {}): ReturnType<typeof permitForm> =>
  permitForm(printed(hotWork, more), language, copiesOf(hotWork, '2', 'all'));

type OnPage = (page: number, pages: number) => unknown;

describe('a printed permit', () => {
  it.each(allTypes.map((type) => [`${type.pack} ${type.type}`, type] as const))('%s has its form', (_name, type) => {
    const said = texts(permitForm(printed(type), 'zh', copiesOf(type, stateOf(type).level, 'guardian')).content);
    expect(said).toContain(`${type.title.zh}安全作业票`);
    for (const { label } of type.form.filter(({ required, kind }) => required && kind !== 'hazards'))
      expect(said).toContain(label.zh);
    for (const { words } of type.measures.filter(({ when }) => !when)) expect(said).toContain(words.zh);
  });

  it('cites the form of the standard, for each of its types', () => {
    const forms = shelf.typesOf('gb30871-2022').map(({ pack }) => formClause(pack));
    expect(forms.sort()).toEqual(['A.1', 'A.2', 'A.3', 'A.4', 'A.5', 'A.6', 'A.7', 'A.8']);
  });

  it('says values in words, with units, times at the site, and what nobody confirmed', () => {
    const said = texts(formOf('en').content);
    expect(said).toEqual(
      expect.arrayContaining([
        'Elsewhere in a fire or explosion area',
        '5 %vol',
        '2026-11-24 14:32',
        'combustible 0.1 %vol',
        'around the spot, 4 m',
        'Fire blanket',
        'SX-2026-000007',
        'p-lead-1\n2026-11-24 14:32',
        'NOT confirmed',
        '17 · 9f86d081884c',
      ]),
    );
    expect(said.some((one) => one.includes('A.1'))).toBe(true);
  });

  it('says every duty that a type asks for in words, in the language of the paper', () => {
    const asked = allTypes.flatMap((type) =>
      [
        ...type.chain.flatMap(({ duty, standIn, escalateTo = [] }) => [duty, standIn, escalateTo]),
        ...type.measures.map(({ confirmedBy }) => confirmedBy),
        ...(type.steps ?? []).map(({ doneBy }) => doneBy),
        type.ending.acceptedBy,
        type.ending.archivedBy,
      ]
        .flat(2)
        .filter((one) => one !== undefined)
        .map((one) => [one, new Say('zh', 'UTC').role(one, type)] as const),
    );
    expect(asked.length).toBeGreaterThan(100);
    for (const [id, { zh, en }] of asked) {
      expect([id, zh]).toEqual([id, expect.stringMatching(/[\u4e00-\u9fff]/)]);
      expect(en).not.toContain('-department');
    }
    const power = allTypes.find(({ type }) => type === 'temporary-power')!;
    const signed = stateOf(power, {
      stages: [{ id: 'unit', order: 1, duty: 'power-supply-unit', signatures: [] }] as never,
    });
    const said = texts(
      permitForm({ ...printed(power), state: signed }, 'en', copiesOf(power, 'standard', 'guardian')).content,
    );
    expect(said).toContain('power supply unit');
    expect(said).not.toContain('power-supply-unit');
  });

  it('says who took the ticket, started, stopped and resumed, and whose word is still missing', () => {
    const said = texts(formOf('en').content);
    const rowOf = (act: string): readonly string[] => said.slice(said.indexOf(act), said.indexOf(act) + 2);
    expect(rowOf('Issued')).toEqual(['Issued', 'p-lead-1']);
    expect(rowOf('Suspended')).toEqual(['Suspended', 'p-welder-1']);
    expect(rowOf('Resumed')).toEqual(['Resumed', 'p-lead-1']);
    const inCharge = said.indexOf('Person in charge, who takes the ticket');
    expect(said.slice(inCharge, inCharge + 4)).toContain('p-lead-1');
    const untaken = texts(
      permitForm({ ...printed(hotWork), acts: [] }, 'en', copiesOf(hotWork, '2', 'guardian')).content,
    );
    const open = untaken.indexOf('Person in charge, who takes the ticket');
    expect(untaken.slice(open, open + 4)).toContain('NOT signed');
  });

  it('says what gas is measured against, as the form and the level have it, and nothing of gas where none is asked for', () => {
    const limits = (type: (typeof allTypes)[number], form: Record<string, unknown>): readonly string[] => {
      const permit = printed(type, { form, gasSamples: [] });
      const said = texts(permitForm(permit, 'zh', copiesOf(type, permit.state.level, 'guardian')).content);
      return said.slice(said.indexOf('合格标准'), said.indexOf('合格标准') + 2);
    };
    const [space, lift] = ['confined-space', 'lifting'].map((type) => shelf.one('gb30871-2022', type).pack);
    const toxics = [{ substance: 'H2S', limit: 10, unit: 'mg/m3' }];
    const form = { lowestLel: 3.9, oxygenEnriched: false, beyondLimits: false, toxics };
    expect(limits(hotWork, { lowestLel: 4 })[1]).toBe('可燃气体 ≤ 0.5 %vol');
    expect(limits(space!, form)[1]).toBe('可燃气体 ≤ 0.2 %vol\n氧气 19.5–21 %vol\nH2S ≤ 10 mg/m3');
    expect(limits(space!, { ...form, oxygenEnriched: true })[1]).toContain('氧气 19.5–23.5 %vol');
    const entry = shelf.one('osha', 'confined-space-entry').pack;
    expect(limits(entry, { toxics: [] })[1]).toBe('氧气 19.5–23.5 %vol\n可燃气体 ≤ 10 %LEL');
    const lifted = texts(
      permitForm(printed(lift!, { gasSamples: [] }), 'zh', copiesOf(lift!, '3', 'guardian')).content,
    );
    expect(lifted).not.toContain('气体分析');
  });

  it('shows a step that this permit asks for and nobody has done, and none of another level', () => {
    const height = shelf.one('gb30871-2022', 'height').pack;
    const permit = printed(height, { level: 'IV', form: { scaffold: true, guardRemoved: true } });
    const said = texts(permitForm(permit, 'en', copiesOf(height, 'IV', 'guardian')).content);
    const after = (step: RegExp): readonly string[] => {
      const at = said.findIndex((one) => step.test(one));
      return at < 0 ? [] : said.slice(at, at + 3);
    };
    expect(after(/^The scaffold is accepted/)).toContain('NOT done');
    expect(after(/^The approver, plant head/)).toContain('NOT done');
    expect(after(/^The approver, the basic unit/)).toEqual([]);
  });

  it('leaves no line of the standard’s form out because nobody filled it in', () => {
    const said = texts(formOf('zh').content);
    for (const line of ['代表性气体', '加装盲板数（块）', '灭火器（台）', '其他安全措施'])
      expect(said.slice(said.indexOf(line), said.indexOf(line) + 2)).toEqual([line, '（未填写）']);
  });

  it('says that everybody was found in order, or who wasn’t, by the report that says more', () => {
    const report = (meets: boolean): Partial<PermitState> =>
      ({
        qualification: { id: 'r-7', at, findings: [{ person: 'p-welder-1', role: 'welder', meets, reasons: [] }] },
      }) as Partial<PermitState>;
    expect(texts(formOf('zh', report(true)).content)).toContain(
      '2026-11-24 14:32 核查，全部符合；证书及编号见资格报告 r-7',
    );
    expect(texts(formOf('en', report(false)).content)).toContain(
      'NOT in order at 2026-11-24 14:32: p-welder-1; see report r-7',
    );
  });

  it('says of each signature what it was given over, and of an act without one nothing', () => {
    const shown = '0b2f0c9a4f3f3f8b6f7f1f7f6a8f4f6f5d0a4c1f0e6d5c4b3a29181716151413';
    const person = 'p-unit-1';
    const said = texts(
      formOf('en', {
        stages: [
          { id: 'unit', order: 1, duty: 'unit-head', signatures: [{ person, duty: 'unit-head', at }] },
          { id: 'safety', order: 2, duty: 'safety-department', signatures: [{ person: 'p-2', duty: 'x', at }] },
        ] as never,
        ticketCheck: { by: person, at },
        signatures: [{ act: 'approve', stage: 'unit', shown, sequence: 3, method: 'device-key', person, at }],
      }).content,
    );
    // Once on each of the three copies; the other stage's signer signed over nothing.
    expect(said.filter((one) => one === '2026-11-24 14:32\nSHA-256 0b2f0c9a4f3f')).toHaveLength(3);
  });

  it('says why work was stopped in words', () => {
    const reasons = [
      { code: 'stopped-by-person', at, by: { person: 'p-welder-1' }, clause: '4.8', params: { reason: 'smell' } },
    ];
    const said = texts(formOf('en', { phase: 'suspended', suspension: { since: at, reasons } as never }).content);
    expect(said).toContain('somebody stopped the work: smell · 4.8');
  });

  it('counts pages within a copy, and says whose each copy is', () => {
    const { header, footer } = formOf('en');
    expect(texts((header as OnPage)(5, 9))).toEqual(expect.arrayContaining(['Copy 2 of 3', 'DH-2026-000123']));
    expect(texts((footer as OnPage)(5, 9))).toEqual([
      'DH-2026-000123 · Version 17 · Chain 9f86d081884c',
      'page 2 of 3',
    ]);
    expect(copiesOf(hotWork, '2', 'archive')).toMatchObject([{ copy: 3, of: 3 }]);
  });

  it('says across its pages where nobody may work by it', () => {
    expect(formOf('both', { phase: 'inApproval' }).watermark).toMatchObject({
      text: '未批准 不得作业 NOT APPROVED: NO WORK',
    });
    expect(formOf('both').watermark).toBeUndefined();
  });

  it('never takes an unanswered permit for one that was approved, nor one past its time for one that stands', () => {
    const until = new Date('2026-11-24T10:00:00.000Z');
    const before = new Date(at);
    expect(standingOf({ phase: 'expired' }, until, before).code).toBe('paper-not-approved');
    expect(standingOf({ phase: 'expired', approvedAt: at }, until, before).code).toBe('paper-expired');
    expect(standingOf({ phase: 'active', approvedAt: at }, until, until)).toEqual({
      code: 'paper-expired',
      valid: false,
    });
    expect(standingOf({ phase: 'revoked', approvedAt: at }, until, before).valid).toBe(false);
  });

  it('has every character that a type’s own words are made of, or what it is made up of', () => {
    const words = [...JSON.stringify(allTypes)];
    expect([...new Set(words.filter((one) => drawable(one).includes('〓')))]).toEqual([]);
    expect([drawable('Ⅱ'), drawable('\u{10ffff}')]).toEqual(['II', '〓']);
  });

  it('is a PDF with its fonts in it, Chinese and rare characters drawn', async () => {
    const pdf = await renderPdf(formOf('zh', { workOrder: '≤ 40 ℃ 龘' }));
    const text = pdf.toString('latin1');
    const drawn = [...text.matchAll(/stream\n/g)].map(({ index }) => {
      try {
        return inflateSync(pdf.subarray(index + 7)).toString('latin1');
      } catch {
        return '';
      }
    });
    const unicode = drawn
      .filter((one) => one.includes('beginbfrange'))
      .join('')
      .toLowerCase();
    for (const character of '动火≤℃龘') expect(unicode).toContain(character.charCodeAt(0).toString(16));
    const pages = [...text.matchAll(/\/Type \/Page\b(?!s)/g)].length;
    expect(pages).toBeGreaterThan(2);
    expect(pages % 3).toBe(0);
    expect(text).toMatch(/\/FontFile[23] /);
  });
});
