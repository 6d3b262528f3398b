/** Which facts the workflow is to ask for, by command. */
import type { Command } from './commands';
import { questions } from './questions';
import { Life } from './test-support/life';

const ask = (life: Life, command: Pick<Command, 'name' | 'body'>) =>
  questions(life.permit, { key: 'k', by: { system: 'timer' }, ...command } as Command, life.pack);

describe('questions', () => {
  it('of the prerequisites are about everybody named, every duty of the chain, and who may hurry', () => {
    const life = new Life().submit({ greenChannel: { reason: 'leak' } }, 'shi');
    const { qualification, duties } = ask(life, { name: 'prerequisitesReported', body: {} });
    expect(qualification).toMatchObject({
      from: '2026-11-25T02:00:00.000Z',
      until: '2026-11-25T10:00:00.000Z',
      people: expect.arrayContaining([
        { person: 'welder', role: 'welder', needs: ['special-trade/welding-hot-cutting'] },
      ]) as unknown,
    });
    expect([...(duties ?? [])].sort()).toEqual([
      'duty-officer',
      'plant-head',
      'safety-department',
      'shift-leader',
      'unit-head',
    ]);
  });

  it('of a start and a resumption are about the people', () => {
    const life = new Life().ready();
    expect(Object.keys(ask(life, { name: 'start', body: {} }))).toEqual(['qualification']);
    expect(Object.keys(ask(life, { name: 'resume', body: {} }))).toEqual(['qualification']);
  });

  it('of an approval are about the stages still to be signed', () => {
    const life = new Life().inApproval();
    life.does('uma', 'approve', { stage: 'unit', place: { workPointCode: 'matches' } });
    expect(ask(life, { name: 'approve', body: { stage: 'safety' } })).toEqual({
      duties: ['safety-department', 'plant-head'],
    });
  });

  it('of a deadline depend on what it is', () => {
    const life = new Life().active();
    const of = (deadline: string) => ask(life, { name: 'deadlinePassed', body: { deadline } });
    expect(of('stage-limit/unit')).toEqual({ duties: ['safety-department', 'plant-head'] });
    expect(of('watch')).toEqual({ duties: [] });
    expect(Object.keys(of('certificate')).sort()).toEqual(['duties', 'qualification']);
    expect(of('validity-end')).toEqual({});
  });

  it('of one whom the pack no longer knows are whether they are in order at all', () => {
    const { state, pack } = new Life().active();
    const people = [...state.people, { person: 'x', role: 'pilot' }];
    const asked = questions({ ...state, people }, { name: 'start' } as Command, pack).qualification?.people;
    expect(asked?.find(({ role }) => role === 'pilot')).toEqual({ person: 'x', role: 'pilot', needs: [] });
  });

  it('of the wind are about those who would sign a higher level, before the start only', () => {
    const wind = { name: 'reportWeather', body: { windForce: 5 } } as const;
    expect(ask(new Life().inApproval(), wind)).toEqual({
      duties: ['unit-head', 'duty-officer', 'safety-department', 'plant-head'],
    });
    expect(ask(new Life().active(), wind)).toEqual({});
  });

  it('of an extension are about the people until the new end, where there are extensions', () => {
    const life = new Life().active();
    const until = '2026-11-25T12:00:00.000Z';
    const command = { name: 'extend', body: { until, reason: 'rain' } } as Command;
    expect(questions(life.state, command, life.pack)).toEqual({});
    const extension = {
      clause: 'house',
      certainty: 'O',
      force: 'default',
      effectiveFrom: '2022-10-01',
      approvedBy: ['unit-head'],
      maxMinutes: 120,
      times: 1,
    } as const;
    expect(questions(life.state, command, { ...life.pack, extension }).qualification).toMatchObject({ until });
  });

  it.each(['linkedPermitChanged', 'neighbourChanged', 'isolationChanged'] as const)(
    'of %s are about the place, while work goes on',
    (name) => {
      const news = { name, body: { number: 'SX-1' } } as Pick<Command, 'name' | 'body'>;
      expect(ask(new Life().active(), news)).toEqual({ duties: [] });
      expect(ask(new Life().ready(), news)).toEqual({});
    },
  );

  it('of the prerequisites are about who may hurry only where somebody hurries', () => {
    const duties = (life: Life) => [...(ask(life, { name: 'prerequisitesReported', body: {} }).duties ?? [])].sort();
    expect(duties(new Life().submit())).toEqual(['duty-officer', 'plant-head', 'safety-department', 'unit-head']);
    const { greenChannel: _none, ...plain } = new Life().pack;
    const { state } = new Life().submit({ greenChannel: { reason: 'leak' } }, 'shi');
    expect(questions(state, { name: 'prerequisitesReported' } as Command, plain).duties).not.toContain('shift-leader');
    expect(ask(new Life().inApproval(), { name: 'deadlinePassed', body: { deadline: 'stage-limit/moon' } })).toEqual({
      duties: [],
    });
    expect(ask(new Life().inApproval(), { name: 'deadlinePassed', body: { deadline: 'stage-limit' } })).toEqual({
      duties: [],
    });
    expect(ask(new Life().active(), { name: 'deadlinePassed', body: { deadline: 'certificate' } }).duties).toEqual([]);
  });

  it('are none where the door knows enough', () => {
    const life = new Life().active();
    expect(ask(life, { name: 'suspend', body: { reason: 'smell' } })).toEqual({});
    expect(questions(undefined, { name: 'submit' } as Command, life.pack)).toEqual({});
  });
});
