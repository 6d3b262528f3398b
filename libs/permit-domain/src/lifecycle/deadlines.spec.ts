/** What the clock waits for in each phase, whose it is, and in which order. */
import { plusMinutes } from '../time/instant';
import { deadlines } from './deadlines';
import { Life, application, morning, reportAt } from './test-support/life';
import { samplePack } from './test-support/sample-pack';

const { from, until } = application.window;
const waits = (life: Life) => deadlines(life.state, life.pack);
const ids = (life: Life) => waits(life).map(({ id }) => id);

it('waits for answers and for the last moment to begin, while it is submitted', () => {
  expect(waits(new Life().submit())).toEqual([
    { id: 'prerequisites', kind: 'prerequisites', at: plusMinutes(morning, 30) },
    { id: 'start-by', kind: 'startBy', at: plusMinutes(from, 120) },
  ]);
});

it('waits for whoever signs, reminds once, and asks those up the line after the limit', () => {
  const life = new Life().inApproval();
  const who = { stage: 'unit', duty: 'unit-head' };
  expect(waits(life).slice(0, 2)).toEqual([
    { id: 'stage-reminder/unit', kind: 'stageReminder', at: plusMinutes(morning, 45), ...who },
    { id: 'stage-limit/unit', kind: 'stageLimit', at: plusMinutes(morning, 60), ...who },
  ]);
  life.passes('stage-reminder/unit');
  expect(ids(life)).toEqual(['stage-limit/unit', 'start-by']);
  life.passes('stage-limit/unit');
  expect(waits(life)[0]).toMatchObject({ id: 'stage-reminder/unit', duty: 'safety-department' });
  expect(ids(life)).toEqual(['stage-reminder/unit', 'stage-limit/unit', 'start-by']);
});

it.each(['approved', 'issued'] as const)('waits for the start, and for nothing else, while it is %s', (phase) =>
  expect(ids(new Life()[phase]())).toEqual(['start-by']),
);

it('waits for the end of the validity, the watch and the first certificate to lapse, while work goes on', () => {
  const life = new Life().ready();
  const report = reportAt(life.now);
  const later = (minutes: number) => plusMinutes(from, minutes);
  const findings = report.findings.map((finding, index) => ({ ...finding, validUntil: later(500 - index) }));
  life.does('leader', 'start', {}, { qualification: { ...report, findings } });
  expect(waits(life)).toEqual([
    { id: 'watch', kind: 'watch', at: '2026-11-25T04:00:00.001Z' },
    { id: 'validity-end', kind: 'validityEnd', at: until },
    { id: 'certificate', kind: 'certificate', at: later(496) },
  ]);
  expect(ids(new Life().active())).toEqual(['watch', 'validity-end']);
  // Nothing that time changes, no watch; nobody reported, no certificate.
  const still = { ...samplePack, rules: samplePack.rules.filter(({ id }) => id !== 'monitored') };
  expect(deadlines({ ...life.state, qualification: undefined }, still).map(({ id }) => id)).toEqual(['validity-end']);
});

it('waits for the longest suspension where the pack has one', () => {
  const life = new Life().active();
  life.does('leader', 'suspend', { reason: 'wind' });
  expect(waits(life)).toEqual([
    { id: 'suspension', kind: 'suspension', at: plusMinutes(life.now, 240) },
    { id: 'validity-end', kind: 'validityEnd', at: until },
  ]);
  const { suspensionMinutes: _none, ...patient } = samplePack;
  expect(deadlines(life.state, patient).map(({ id }) => id)).toEqual(['validity-end']);
});

it('waits for the end of the fire watch, and for whoever accepts', () => {
  const life = new Life().fireWatch();
  const end = plusMinutes(life.now, 30);
  expect(waits(life)).toEqual([
    { id: 'fire-watch-end', kind: 'fireWatchEnd', at: end },
    { id: 'acceptance', kind: 'acceptance', at: plusMinutes(end, 120) },
  ]);
  life.passes('fire-watch-end');
  expect(ids(life)).toEqual(['acceptance']);
  life.passes('acceptance');
  expect(ids(life)).toEqual([]);
  expect(deadlines({ ...life.state, fireWatchUntil: undefined }, life.pack)).toEqual([]);

  const back = new Life().handedBack();
  expect(waits(back)).toEqual([
    { id: 'acceptance', kind: 'acceptance', at: plusMinutes(back.now, 120), duty: 'shift-leader' },
  ]);
  back.passes('acceptance');
  expect(waits(back)).toEqual([]);
  expect(deadlines({ ...back.state, acceptanceEscalated: undefined, acceptanceDueAt: undefined }, back.pack)).toEqual(
    [],
  );
});

it('waits for the review that a green channel owes, whatever became of the permit, until it is done or has gone up', () => {
  const life = new Life();
  life.facts = { ...life.facts, neighbours: [] };
  life.inApproval({ greenChannel: { reason: 'a leak' } }, 'shi');
  for (const [duty, person] of [
    ['unit', 'uma'],
    ['safety', 'sam'],
    ['green-channel-release', 'dan'],
  ] as const)
    life.does(person, 'approve', { stage: duty, place: { workPointCode: 'matches' } });
  life.does('sol', 'revoke', { reason: 'not needed' });
  expect(waits(life)).toEqual([]);
  const { greenChannel } = life.state;
  const owed = { ...life.state, greenChannel: { ...greenChannel!, reviewDueAt: until } };
  const review = { id: 'green-channel-review', kind: 'greenChannelReview', at: until, duty: 'safety-department' };
  for (const phase of ['revoked', 'accepted', 'closed', 'handedBack'] as const)
    expect(deadlines({ ...owed, phase }, life.pack)).toContainEqual(review);
  expect(deadlines({ ...owed, greenChannel: { ...owed.greenChannel, reviewEscalated: true } }, life.pack)).toEqual([]);
  const { greenChannel: _none, ...plain } = samplePack;
  expect(deadlines(owed, plain)).toEqual([{ ...review, duty: undefined }]);
});

it('comes in order: the soonest first, and at one instant by name', () => {
  const life = new Life().inApproval();
  const [unit, ...others] = life.state.stages;
  const at = plusMinutes(from, 120);
  const both = [
    { ...unit!, remindAt: at, dueAt: at },
    { ...unit!, id: 'area', remindAt: morning, dueAt: at },
    ...others,
  ];
  expect(deadlines({ ...life.state, stages: both }, life.pack).map(({ id }) => id)).toEqual([
    'stage-reminder/area',
    'stage-limit/area',
    'stage-limit/unit',
    'stage-reminder/unit',
    'start-by',
  ]);
  const silent = both.map(({ remindAt: _r, dueAt: _d, ...stage }) => stage);
  expect(deadlines({ ...life.state, stages: silent }, life.pack).map(({ id }) => id)).toEqual(['start-by']);
});

it('is over for a permit that is over', () => {
  const life = new Life().approved();
  life.does('app', 'cancel', { reason: 'no need' });
  expect(waits(life)).toEqual([]);
  expect(deadlines({ ...life.state, phase: 'archived' }, life.pack)).toEqual([]);
});
