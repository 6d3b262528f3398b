/** A file of cases is refused at what can't be meant, and a case’s changes need not say what they leave alone. */
import { caseFileSchema } from './case-schema';
import { shapeErrors } from './json-shape';

const world = {
  day: '2026-11-25',
  site: { id: 'north', zone: 'Asia/Shanghai', night: { from: '22:00', to: '06:00' } },
  area: 'racks',
  applicant: 'app',
  people: { welder: ['welder'] },
  duties: { 'unit-head': ['uma'] },
  instruments: [{ id: 'meter', registered: true, calibratedUntil: '2027-01-01' }],
  form: { content: 'weld' },
  window: { from: '10:00', until: '18:00' },
};
const isolation = {
  number: 'GL-2026-000003',
  points: [{ point: 'V-101', energy: 'process', kind: 'blind', state: 'verified', tag: 'MB-01' }],
};
const one = { case: 'It passes', clause: '4.1', given: 'here', when: { do: 'submit' }, then: { accepted: [] } };
const file = (more: object = {}, change: object = {}) => ({
  type: 'hot-work',
  world: { ...world, ...more },
  story: [{ mark: 'here' }, { do: 'submit', at: '08:00' }],
  cases: [{ ...one, change }],
});
const faults = (content: unknown) => shapeErrors(caseFileSchema, content).map(({ at }) => at);

it.each<[string, object]>([
  [
    'a neighbour',
    {
      neighbours: [
        {
          number: 'SX-1',
          type: 'confined-space',
          phase: 'active',
          distanceM: 3,
          heightM: -1,
          sameSpace: true,
          sameBund: false,
          sameLine: false,
          activities: ['painting'],
          window: { from: '10:00', until: '+1d 06:00' },
        },
      ],
    },
  ],
  ['an isolation', { isolations: [{ ...isolation, boxOpen: true, lockedBy: ['welder'] }] }],
  ['no answer about people', { qualification: 'none' }],
  ['an answer about people', { qualification: { welder: { reasons: ['certificate-expired'], validUntil: '09:00' } } }],
  ['everything else', { absent: ['uma'], linked: ['SX-1'], coordinator: 'uma', greenChannel: { reason: 'a leak' } }],
])('takes %s in the world, in a change, and taken away', (_, more) => {
  expect(faults(file(more))).toEqual([]);
  expect(faults(file({}, more))).toEqual([]);
  const away = Object.fromEntries(Object.keys(more).map((name) => [name, null]));
  expect(faults(file(more, away))).toEqual([]);
  expect(faults(file(away))).toEqual(Object.keys(more).map((name) => `/world/${name}`));
});

it.each<[string, object, string]>([
  ['a neighbour without its phase', { neighbours: [{ number: 'SX-1', type: 'x' }] }, '/neighbours/0/phase'],
  [
    'a state that no point has',
    { isolations: [{ ...isolation, points: [{ ...isolation.points[0], state: 'loose' }] }] },
    '/isolations/0/points/0/state',
  ],
  [
    'a kind that nothing is',
    { isolations: [{ ...isolation, points: [{ ...isolation.points[0], kind: 'tape' }] }] },
    '/isolations/0/points/0/kind',
  ],
  [
    'an energy that isn’t one',
    { isolations: [{ ...isolation, points: [{ ...isolation.points[0], energy: 'nerves' }] }] },
    '/isolations/0/points/0/energy',
  ],
  [
    'an isolation that says its state otherwise than by its points',
    { isolations: [{ ...isolation, state: 'verified' }] },
    '/isolations/0/state',
  ],
  ['a time that isn’t one', { window: { from: '10', until: '18:00' } }, '/window/from'],
  ['a reason that is empty', { greenChannel: { reason: '' } }, '/greenChannel/reason'],
])('refuses %s', (_, more, at) => {
  expect(faults(file(more))).toEqual([`/world${at}`]);
  expect(faults({ ...file(), world: { ...world, day: '25 November' } })).toEqual(['/world/day']);
});

it('lets a change say only what differs, at any depth, and nothing that isn’t known', () => {
  expect(faults(file({}, { site: { night: { from: '21:00' } }, window: { until: '19:00' } }))).toEqual([]);
  expect(faults(file({}, { site: { nights: {} } }))).toEqual(['/cases/0/change/site/nights']);
  expect(faults(file({}, { acts: { gas: { at: '09:30', skip: true } }, then: [{ do: 'suspend' }] }))).toEqual([]);
  expect(faults(file({}, { acts: { gas: { skip: 'yes' } } }))).toEqual(['/cases/0/change/acts/gas/skip']);
  expect(faults(file({}, { then: [{ by: 'welder' }] }))).toEqual(['/cases/0/change/then/0/do']);
  expect(faults(file({}, { day: '2026-11-26' }))).toEqual(['/cases/0/change/day']);
});

it('asks of a case what it shows, by which clause, from where, by what act, and what comes of it', () => {
  const cases = (...list: object[]) => faults({ ...file(), cases: list });
  for (const part of ['case', 'clause', 'given', 'when', 'then'])
    expect(cases(Object.fromEntries(Object.entries(one).filter(([name]) => name !== part)))).toEqual([
      `/cases/0/${part}`,
    ]);
  expect(cases({ ...one, then: {} })).toEqual(['/cases/0/then']);
  expect(
    cases({
      ...one,
      clause: ['4.1', '4.2'],
      when: { clock: '10:00' },
      then: { refused: 'a', clause: '4.1', phase: 'active', level: '1' },
    }),
  ).toEqual([]);
  expect(cases({ ...one, then: { refused: [] } })).toEqual(['/cases/0/then/refused']);
  expect(cases({ ...one, then: { suspended: ['a'], returned: 'b' } })).toEqual([]);
  expect(faults({ ...file(), story: [] })).toEqual(['/story']);
  expect(faults({ ...file(), secondLocks: ['accepted'] })).toEqual([]);
});
