/** What an act's body alone shows is refused at the door, all of it at once, with the field that shows it. */
import type { StepEntry, TypePack } from '../../pack/pack';
import type { CommandBodies, CommandName, GasReading, StepRecord } from '../commands';
import { Life, onSpot, sampleOf } from '../test-support/life';
import { samplePack } from '../test-support/sample-pack';
import { bodyMisses } from './body';

const source = { clause: '9.2.9', certainty: 'V', force: 'binding', effectiveFrom: '2022-10-01' } as const;
const word = (en: string) => ({ zh: en, en });
const trial: StepEntry = {
  ...source,
  id: 'trial',
  words: word('trial lift'),
  doneBy: ['person-in-charge'],
  values: [
    { id: 'height', kind: 'number', label: word('height'), required: true, min: 0.1, max: 0.5 },
    { id: 'load', kind: 'number', label: word('load') },
    { id: 'seen', kind: 'text', label: word('seen') },
    { id: 'steady', kind: 'flag', label: word('steady') },
  ],
};
const pack: TypePack = { ...samplePack, steps: [trial, { ...trial, id: 'bare', values: undefined }] };

const misses = <N extends CommandName>(life: Life, name: N, body: CommandBodies[N], of = pack) => {
  const command = { name, key: 'k', by: { person: 'leader' }, body };
  return bodyMisses(life.state, command as unknown as Parameters<typeof bodyMisses>[1], of, life.now);
};
const required = (field: string) => ({ code: 'field-required', params: { field }, field: `/${field}` });

describe('an answer to a stage', () => {
  const life = new Life().inApproval();
  it('names one that there is and that is open', () => {
    expect(misses(life, 'approve', { stage: 'unit' })).toEqual([]);
    expect(misses(life, 'approve', { stage: 'moon' })).toEqual([
      { code: 'stage-unknown', params: { stage: 'moon' }, field: '/stage' },
    ]);
    expect(misses(life, 'approve', { stage: 'safety' })).toEqual([
      { code: 'stage-not-open', params: { stage: 'safety', status: 'waiting' }, field: '/stage' },
    ]);
  });
  it.each(['sendBack', 'reject'] as const)('that is no (%s) says why', (name) => {
    expect(misses(life, name, { stage: 'unit', reason: 'no drawing' })).toEqual([]);
    expect(misses(life, name, { stage: 'moon', reason: ' ' }).map(({ field }) => field)).toEqual(['/stage', '/reason']);
    expect(misses(life, name, { stage: 'unit', reason: '' })).toEqual([required('reason')]);
  });
});

describe('a reason', () => {
  const life = new Life().active();
  it.each(['suspend', 'cancel', 'revoke'] as const)('is given with %s', (name) => {
    expect(misses(life, name, { reason: '  ' })).toEqual([required('reason')]);
    expect(misses(life, name, { reason: 'rain' })).toEqual([]);
  });
  it('is given with more time, and a shift says how it stands', () => {
    expect(misses(life, 'extend', { until: life.now, reason: '' })).toEqual([required('reason')]);
    expect(misses(life, 'extend', { until: life.now, reason: 'rain' })).toEqual([]);
    expect(misses(life, 'handOverShift', { note: ' ' })).toEqual([required('note')]);
    expect(misses(life, 'handOverShift', { note: 'half done' })).toEqual([]);
  });
});

describe('a confirmation', () => {
  const life = new Life().approved();
  const confirm = (...confirmations: CommandBodies['confirmMeasures']['confirmations']) =>
    misses(life, 'confirmMeasures', { confirmations });
  it('is of a measure that there is, and waives what may be waived', () => {
    expect(confirm({ measure: 'extinguishers', applicable: true }, { measure: 'drains', applicable: false })).toEqual(
      [],
    );
    expect(
      confirm(
        { measure: 'drains', applicable: true },
        { measure: 'moat', applicable: true },
        { measure: 'extinguishers', applicable: false },
      ),
    ).toEqual([
      { code: 'measure-unknown', params: { measure: 'moat' }, field: '/confirmations/1/measure' },
      {
        code: 'measure-not-waivable',
        params: { measure: 'extinguishers' },
        field: '/confirmations/2/applicable',
        clause: '5.2.1',
        certainty: 'V',
      },
    ]);
  });
});

describe('a reading', () => {
  const life = new Life().approved();
  const read = (reading: GasReading, of = pack) =>
    misses(
      life,
      'recordGas',
      { samples: [sampleOf(life.now, 0.1), { ...sampleOf(life.now, 0), readings: [reading] }] },
      of,
    );
  const impossible = (reading: GasReading) => [
    { code: 'gas-value-impossible', params: { ...reading }, field: '/samples/1/readings/0/value' },
  ];
  it.each<GasReading>([
    { substance: 'combustible', value: 0, unit: '%vol' },
    { substance: 'oxygen', value: 100, unit: '%vol' },
    { substance: 'H2S', value: 0, unit: 'mg/m3' },
    { substance: 'CO', value: 101, unit: 'ppm' },
  ])('can be: %p', (reading) => expect(read(reading)).toEqual([]));
  it.each<GasReading>([
    { substance: 'combustible', value: -0.01, unit: '%vol' },
    { substance: 'oxygen', value: 100.01, unit: '%vol' },
    { substance: 'CO', value: Number.POSITIVE_INFINITY, unit: 'ppm' },
    { substance: 'CO', value: Number.NaN, unit: 'ppm' },
  ])('can’t be: %p', (reading) => expect(read(reading)).toEqual(impossible(reading)));
  it.each([
    ['combustible', 'ppm', ['%vol']],
    ['oxygen', 'ppm', ['%vol']],
    ['H2S', '%vol', ['mg/m3', 'ppm']],
  ] as const)('of %s in %s is refused by name', (substance, unit, expected) =>
    expect(read({ substance, value: 1, unit })).toEqual([
      { code: 'gas-unit-wrong', params: { substance, unit, expected }, field: '/samples/1/readings/0/unit' },
    ]),
  );
  it('may be in any unit where the pack names none', () => {
    const { gasUnits: _none, ...any } = pack;
    expect(read({ substance: 'H2S', value: 1, unit: '%vol' }, any)).toEqual([]);
    expect(read({ substance: 'H2S', value: 1, unit: '%vol' }, { ...pack, gasUnits: { oxygen: ['%vol'] } })).toEqual([]);
  });
  it('of one substance is one in a sample: a second could hide what the first one found', () => {
    const twice = {
      ...sampleOf(life.now, 0.1),
      readings: [
        { substance: 'combustible', value: 0.1, unit: '%vol' },
        { substance: 'oxygen', value: 20.9, unit: '%vol' },
        { substance: 'combustible', value: 0.6, unit: '%vol' },
      ],
    } as const;
    expect(misses(life, 'recordGas', { samples: [twice] })).toEqual([
      { code: 'gas-substance-twice', params: { substance: 'combustible' }, field: '/samples/0/readings/2/substance' },
    ]);
  });
  it('was taken by now', () => {
    const sample = { ...sampleOf(life.now, 0.1), sampledAt: '2027-01-01T00:00:00.000Z', readings: [] };
    expect(misses(life, 'recordGas', { samples: [sample] })).toEqual([
      { code: 'sample-in-future', params: { sampledAt: sample.sampledAt }, field: '/samples/0/sampledAt' },
      { code: 'sample-without-readings', params: {}, field: '/samples/0/readings' },
    ]);
    expect(misses(life, 'recordGas', { samples: [sampleOf(life.now, 0.1)] })).toEqual([]);
  });
});

describe('a step', () => {
  const life = new Life().active();
  const did = (record: Partial<StepRecord>, of = pack) =>
    misses(life, 'recordStep', { step: 'trial', passed: true, ...record }, of);
  it('is one that the pack has', () => {
    const unknown = [{ code: 'step-unknown', params: { step: 'moonshot' }, field: '/step' }];
    expect(did({ step: 'moonshot' })).toEqual(unknown);
    expect(did({ step: 'moonshot' }, samplePack)).toEqual(unknown);
  });
  it('says what it has to, at the limits of what can be', () => {
    expect(did({ values: { height: 0.1 } })).toEqual([]);
    expect(did({ values: { height: 0.5, load: -1e9, seen: 'no sway', steady: false } })).toEqual([]);
    expect(did({})).toEqual([{ ...required('height'), field: '/values/height' }]);
    // Broken off, it may have been read by nobody.
    expect(did({ passed: false })).toEqual([]);
    expect(did({ step: 'bare' })).toEqual([]);
  });
  it.each([
    ['height', 0.09],
    ['height', 0.51],
    ['height', Number.NaN],
    ['load', Number.POSITIVE_INFINITY],
  ])('doesn’t say what can’t be: %s of %p', (id, given) =>
    expect(did({ values: { height: 0.2, [id]: given } })).toEqual([
      { code: 'step-value-impossible', params: { value: id, given }, field: `/values/${id}` },
    ]),
  );
  it.each([
    ['height', 'number', '0.2'],
    ['seen', 'text', 7],
    ['steady', 'flag', 'yes'],
  ])('says %s as a %s', (id, kind, given) =>
    expect(did({ values: { height: 0.2, [id]: given } })).toEqual([
      { code: 'step-value-kind', params: { value: id, kind }, field: `/values/${id}` },
    ]),
  );
  it('says nothing that isn’t asked, and no empty words', () => {
    expect(did({ values: { height: 0.2, colour: 'red' } })).toEqual([
      { code: 'field-unknown', params: { field: 'colour' }, field: '/values/colour' },
    ]);
    expect(did({ values: { height: 0.2, seen: ' ' } })).toEqual([required('values/seen')]);
    expect(did({ step: 'bare', values: { height: 1 } }).map(({ code }) => code)).toEqual(['field-unknown']);
  });
});

it.each(['checkIn', 'takePost'] as const)('%s with the code of another work point is elsewhere', (name) => {
  const life = new Life().issued();
  const at = (place: typeof onSpot) => misses(life, name, { as: 'applicant', place } as CommandBodies['checkIn']);
  expect(at(onSpot)).toEqual([]);
  expect(at({ workPointCode: 'differs' })).toEqual([
    { code: 'work-point-code-differs', params: { who: 'actor' }, field: '/place' },
  ]);
});

it('says nothing of an act whose body is only done', () =>
  expect(misses(new Life().issued(), 'start', {})).toEqual([]));
