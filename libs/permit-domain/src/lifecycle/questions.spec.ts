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

  it('are none where the door knows enough', () => {
    const life = new Life().active();
    expect(ask(life, { name: 'suspend', body: { reason: 'smell' } })).toEqual({});
    expect(questions(undefined, { name: 'submit' } as Command, life.pack)).toEqual({});
  });
});
