/** "Why can't I start?" and the refusal of the start say the same. */
import { explain } from './explain';
import { Life, application } from './lifecycle/test-support/life';
import type { Moment } from './pack/pack';

const why = (life: Life, moment?: Moment) =>
  explain(life.state, life.factsFor({ person: 'leader' }), life.pack, life.now, moment);
const codes = (life: Life, moment?: Moment) => why(life, moment).map(({ code }) => code);

describe('explain', () => {
  it('lists what the refusal of the same act lists', () => {
    const life = new Life().issued().until('2026-11-25T01:50:00.000Z');
    const { reasons } = life.refusal('leader', 'start', {});
    expect(why(life)).toEqual(reasons);
    expect(codes(life)).toEqual(
      expect.arrayContaining(['gas-not-tested', 'window-not-open', 'check-in-missing', 'guardian-absent']),
    );
  });

  it('gives the clause, who can mend it and until when', () => {
    const life = new Life().issued().until(application.window.from);
    expect(why(life).find(({ code }) => code === 'gas-not-tested')).toEqual({
      code: 'gas-not-tested',
      params: { substance: 'combustible' },
      rule: 'gas-fresh',
      clause: '5.3.1 c',
      certainty: 'V',
      mendBy: 'gas-tester',
      by: '2026-11-25T04:00:00.000Z',
    });
    expect(why(life).find(({ code }) => code === 'guardian-absent')).toMatchObject({
      clause: '4.10',
      mendBy: 'guardian',
    });
  });

  it('is empty when the act would be let through', () => {
    expect(codes(new Life().ready())).toEqual([]);
    expect(codes(new Life().active())).toEqual([]);
    expect(codes(new Life().inApproval())).toEqual([]);
  });

  it('names who has still to sign, and until when, for a moment further off', () => {
    const life = new Life().inApproval();
    expect(why(life, 'start').slice(0, 3)).toMatchObject([
      {
        code: 'stage-unsigned',
        params: { stage: 'unit', duties: ['unit-head'] },
        mendBy: 'unit-head',
        by: '2026-11-25T02:00:00.000Z',
      },
      { code: 'stage-unsigned', params: { stage: 'safety' }, mendBy: 'safety-department' },
      { code: 'not-issued', mendBy: 'person-in-charge' },
    ]);
    expect(codes(life, 'start')).toContain('gas-not-tested');
    expect(codes(new Life().submit(), 'start')[0]).toBe('prerequisites-open');
  });

  it('follows the permit to its end', () => {
    const life = new Life().active();
    life.does('welder', 'suspend', { reason: 'rest' });
    expect(codes(life.wait(31))).toEqual(['gas-retest-after-break']);
    expect(codes(new Life().fireWatch())).toEqual(['fire-watch-not-ended', 'completion-not-accepted']);
    expect(why(new Life().handedBack())).toEqual([
      {
        code: 'completion-not-accepted',
        params: {},
        rule: 'accepted',
        clause: '4.15',
        certainty: 'V',
        mendBy: 'shift-leader',
        by: '2026-11-25T05:30:00.000Z',
      },
    ]);
  });

  it('says that what is past is past and what is over is over', () => {
    const life = new Life().active();
    expect(codes(life, 'start')).toEqual(['moment-past']);
    life.does('sam', 'revoke', { reason: 'no' });
    expect(codes(life, 'start')).toEqual(['permit-over']);
    expect(codes(life)).toEqual([]);
  });

  it('says what a green channel still owes before the archive', () => {
    const life = new Life().active();
    const owing = {
      ...life.state,
      phase: 'closed' as const,
      greenChannel: { reason: 'leak', by: 'shi', reviewDueAt: '2026-11-26T02:00:00.000Z' },
    };
    expect(explain(owing, {}, life.pack, life.now)).toMatchObject([
      { code: 'green-channel-review-open', mendBy: 'safety-department', by: '2026-11-26T02:00:00.000Z' },
    ]);
  });
});
