/** The release that ends a green channel's chain, and what a limit that passes does to a stage (P4, P6). */
import type { TypePack } from '../pack/pack';
import { plusMinutes } from '../time/instant';
import { limitOf, remindAtOf, stageIn, stagesFor, unsignable, unsignedDuties, withStagesOf } from './chain';
import { Life, onSpot } from './test-support/life';
import { samplePack } from './test-support/sample-pack';
import { viewOf } from './view';

const release = 'green-channel-release';
const { greenChannel, chain } = samplePack;
const hurried = { greenChannel: { reason: 'a leak' } };
const withChain = (change: (stage: TypePack['chain'][number]) => object): TypePack => ({
  ...samplePack,
  chain: chain.map((stage) => ({ ...stage, ...change(stage) })),
});

describe('the release', () => {
  it('comes last, by the duty that releases, in the shortest of the shortened limits, with the pack’s own source', () => {
    expect(stageIn(samplePack, release)).toEqual({
      id: release,
      label: { zh: '绿色通道放行', en: 'Green channel release' },
      duty: 'duty-officer',
      mode: 'any',
      order: 2,
      limitMinutes: 15,
      remindBeforeMinutes: 7,
      escalateTo: ['plant-head'],
      greenChannel: { limitMinutes: 15 },
      clause: 'B.1',
      certainty: 'V',
      force: 'binding',
      effectiveFrom: '2022-10-01',
    });
    const late = withChain(({ id }) => (id === 'safety' ? { greenChannel: { limitMinutes: 40, order: 3 } } : {}));
    expect(stageIn(late, release)).toMatchObject({ order: 4, limitMinutes: 15 });
    const ending: TypePack = { ...samplePack, greenChannel: { ...greenChannel!, effectiveTo: '2030-12-31' } };
    expect(stageIn(ending, release)?.effectiveTo).toBe('2030-12-31');
    const { greenChannel: _none, ...plain } = samplePack;
    expect(stageIn(plain, release)).toBeUndefined();
    expect(stageIn(samplePack, 'moon')).toBeUndefined();
  });
  it('is waited for like any stage: reminded, escalated by its own limit, and over in silence', () => {
    const life = new Life().inApproval(hurried, 'shi');
    life.does('uma', 'approve', { stage: 'unit', place: onSpot });
    life.does('sam', 'approve', { stage: 'safety', place: onSpot });
    expect(unsignedDuties(life.state, samplePack)).toEqual(['plant-head', 'duty-officer']);
    expect(life.passes(`stage-reminder/${release}`)).toEqual(['stageReminded']);
    const opened = life.state.stages.find(({ id }) => id === release)!;
    expect(life.passes(`stage-limit/${release}`)).toEqual(['stageEscalated']);
    expect(life.last('stageEscalated').body).toMatchObject({ to: 'plant-head', dueAt: plusMinutes(opened.dueAt!, 15) });
    expect(life.passes(`stage-limit/${release}`)).toEqual(['expired']);
    expect(life.last('expired').body).toEqual({ why: 'no-approval', stage: release });
  });
  it('isn’t asked for without an emergency', () => {
    const life = new Life().inApproval();
    expect(life.state.stages.map(({ id }) => id)).not.toContain(release);
    expect(unsignedDuties(life.state, samplePack)).toEqual([
      'unit-head',
      'duty-officer',
      'safety-department',
      'plant-head',
    ]);
    life.does('uma', 'approve', { stage: 'unit', place: onSpot });
    expect(unsignedDuties(life.state, samplePack)).toEqual(['safety-department', 'plant-head']);
  });
});

describe('stages', () => {
  const seen = (pack: TypePack, level: string, more: object = {}) =>
    stagesFor(
      pack,
      viewOf({ form: {}, window: { from: '', until: '' }, level, ...more }, {}, '2026-11-25T01:00:00.000Z'),
    );
  it('come in their order, and by name within one', () => {
    const mixed = withChain(({ id }) => ({ order: id === 'head' ? 1 : 2 }));
    expect(seen(mixed, 'special').map(({ id }) => id)).toEqual(['head', 'safety', 'unit']);
    expect(seen(mixed, '2').map(({ id, order, status }) => [id, order, status])).toEqual([['unit', 2, 'waiting']]);
  });
  it('of a higher level join those that are there, in order', () => {
    const present = seen(samplePack, '1').map((stage) => ({ ...stage, status: 'signed' as const }));
    const joined = withStagesOf(seen(samplePack, 'special'), present);
    expect(joined.map(({ id, status }) => [id, status])).toEqual([
      ['unit', 'signed'],
      ['safety', 'signed'],
      ['head', 'waiting'],
    ]);
    const extra = { ...present[0]!, id: 'extra', order: 9 };
    expect(withStagesOf(seen(samplePack, 'special'), [...present, extra]).at(-1)?.id).toBe('extra');
  });
  it('have the shorter limit in an emergency, where they have one', () => {
    const [unit, , head] = chain;
    expect([limitOf(unit!, false), limitOf(unit!, true), limitOf(head!, true)]).toEqual([60, 15, 60]);
  });
  it('are reminded of as long before as the pack says, and never before half of the time is over', () => {
    const [unit] = chain;
    const from = '2026-11-25T01:00:00.000Z';
    expect(remindAtOf(unit!, from, plusMinutes(from, 60))).toBe(plusMinutes(from, 45));
    expect(remindAtOf(unit!, from, plusMinutes(from, 30))).toBe(plusMinutes(from, 15));
    expect(remindAtOf(unit!, from, plusMinutes(from, 21))).toBe(plusMinutes(from, 11));
  });
});

describe('a stage that nobody could ever sign', () => {
  it('is named before anybody waits; one that somebody up its line could isn’t', () => {
    const life = new Life().submit();
    const stages = stagesFor(samplePack, viewOf({ ...life.state, level: 'special' }, life.facts, life.now));
    const of = (duties: Record<string, readonly string[]>) =>
      unsignable(
        life.state,
        stages,
        {
          duties: Object.fromEntries(Object.entries(duties).map(([duty, holders]) => [duty, { holders, absent: [] }])),
        },
        samplePack,
      );
    expect(of({ 'plant-head': ['pia'] })).toEqual([]);
    expect(of({ 'unit-head': ['uma'], 'safety-department': ['sam'] })).toEqual([
      { code: 'stage-unheld', params: { stage: 'head', duty: 'plant-head' }, mendBy: 'administrator' },
    ]);
    // Whoever has a part in the work is nobody.
    expect(of({ 'plant-head': ['leader', 'app'] }).map(({ params }) => params.stage)).toEqual([
      'unit',
      'safety',
      'head',
    ]);
    expect(unsignable(life.state, stages, {}, samplePack)).toHaveLength(3);
    expect(unsignable(life.state, [], {}, samplePack)).toEqual([
      { code: 'chain-empty', params: { level: '1' }, mendBy: 'administrator' },
    ]);
    // A stage that the pack doesn't know is its own duty's.
    const unknown = { ...stages[0]!, id: 'moon' };
    expect(unsignable(life.state, [unknown], {}, samplePack).map(({ params }) => params)).toEqual([
      { stage: 'moon', duty: 'unit-head' },
    ]);
  });
});

describe('a limit that passes', () => {
  it('goes past duties that nobody holds, and to those of whom nobody knows', () => {
    const limit = (holders: Record<string, readonly string[]>) => {
      const life = new Life().inApproval();
      life.holders = holders;
      return life.passes('stage-limit/unit').map(() => life.log.at(-1)?.body as { to?: string });
    };
    expect(limit({ 'unit-head': ['uma'], 'safety-department': [], 'plant-head': ['pia'] })[0]?.to).toBe('plant-head');
    expect(limit({ 'unit-head': ['uma'], 'plant-head': ['pia'] })[0]?.to).toBe('safety-department');
    expect(limit({ 'safety-department': [], 'plant-head': [] })[0]).toEqual({ why: 'no-approval', stage: 'unit' });
  });
  it('before the prerequisites are known, or with nothing begun, ends the permit and says which', () => {
    const submitted = new Life().submit();
    expect(submitted.passes('prerequisites')).toEqual(['returned']);
    expect(submitted.last('returned').body.reasons).toEqual([
      { code: 'prerequisites-unanswered', params: {}, mendBy: 'applicant' },
    ]);
    const why = (life: Life, id: string) => {
      life.passes(id);
      return life.last('expired').body;
    };
    expect(why(new Life().submit(), 'start-by')).toEqual({ why: 'no-prerequisites' });
    expect(why(new Life().inApproval(), 'start-by')).toEqual({ why: 'no-approval' });
    expect(why(new Life().approved(), 'start-by')).toEqual({ why: 'not-started' });
    const active = new Life().active();
    active.does('guard', 'countIn', { people: ['welder'], tools: [] });
    expect(why(active, 'validity-end')).toEqual({ why: 'validity-over', stillInside: 1 });
  });
  it('that is over already, or of something else, changes nothing', () => {
    const life = new Life().inApproval();
    const at = life.deadline('stage-limit/unit')!;
    const timer = { system: 'timer' };
    life.until(plusMinutes(at, -1));
    expect(life.does(timer, 'deadlinePassed', { deadline: 'stage-limit/unit' })).toEqual([]);
    life.until(at);
    expect(life.does(timer, 'deadlinePassed', { deadline: 'stage-limit/moon' })).toEqual([]);
    expect(life.does(timer, 'deadlinePassed', { deadline: 'stage-limit/unit' })).toEqual(['stageEscalated']);
  });
});
