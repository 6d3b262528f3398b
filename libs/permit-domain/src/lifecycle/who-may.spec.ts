/** Who may do what: for each act those who may, beside those who look as if they might. */
import type { CommandBodies, CommandName } from './commands';
import { Life, cleared, onSpot, sampleOf } from './test-support/life';

type Case = {
  [N in CommandName]: readonly [
    act: N,
    at: (life: Life) => Life,
    body: CommandBodies[N] | ((life: Life) => CommandBodies[N]),
    may: string,
    mayNot: readonly string[],
  ];
}[CommandName];

const inApproval = (life: Life) => life.inApproval();
const approved = (life: Life) => life.approved();
const active = (life: Life) => life.active();
const stage = { stage: 'unit', place: onSpot };

const cases: readonly Case[] = [
  ['approve', inApproval, stage, 'uma', ['sam', 'dan', 'app', 'leader', 'nobody']],
  ['sendBack', inApproval, { stage: 'unit', reason: 'unclear' }, 'uma', ['sam', 'app', 'leader']],
  ['reject', inApproval, { stage: 'unit', reason: 'no' }, 'uma', ['sam', 'app', 'leader']],
  [
    'confirmMeasures',
    approved,
    { confirmations: [{ measure: 'extinguishers', applicable: true }] },
    'guard',
    ['leader', 'welder', 'uma'],
  ],
  ['recordGas', approved, (life) => ({ samples: [sampleOf(life.now, 0.1)] }), 'tester', ['welder', 'leader', 'uma']],
  ['recordGas', approved, (life) => ({ samples: [sampleOf(life.now, 0.1)] }), 'sol', ['sam']],
  ['signBriefing', approved, { as: 'giver' }, 'leader', ['welder', 'nobody']],
  ['signBriefing', approved, { as: 'receiver' }, 'welder', ['uma', 'nobody']],
  ['checkTicket', approved, {}, 'shi', ['leader', 'uma']],
  ['suspend', active, { reason: 'smell' }, 'welder', ['nobody']],
  ['suspend', active, { reason: 'smell' }, 'ari', ['nobody']],
  [
    'liftStop',
    (life) => {
      life.active().does('sol', 'suspend', { reason: 'not as permitted' });
      return life;
    },
    {},
    'sol',
    ['leader', 'app', 'welder', 'shi'],
  ],
  ['leavePost', active, {}, 'guard', ['leader']],
  ['reportWeather', active, { windForce: 3 }, 'welder', ['nobody']],
  [
    'clearHazard',
    (life) => {
      life.active().does('welder', 'reportHazard', { hazard: 'leak' });
      return life;
    },
    { hazard: 'leak' },
    'leader',
    ['welder', 'nobody'],
  ],
  ['countIn', active, { people: ['welder'], tools: [] }, 'guard', ['leader', 'welder']],
  ['handBack', active, cleared, 'app', ['welder', 'uma', 'guard']],
  ['endFireWatch', (life) => life.fireWatch().wait(30), { clear: true }, 'guard', ['leader', 'uma']],
  ['acceptCompletion', (life) => life.handedBack(), {}, 'shi', ['leader', 'app', 'uma']],
  ['cancel', approved, { reason: 'rain' }, 'leader', ['welder', 'guard', 'ari']],
  ['cancel', approved, { reason: 'rain' }, 'sam', ['shi']],
  ['revoke', active, { reason: 'wrong place' }, 'sol', ['leader', 'app', 'shi']],
  ['revoke', active, { reason: 'wrong place' }, 'uma', ['ari']],
];

describe('who may', () => {
  it.each(cases)('%s', (act, at, body, may, mayNot) => {
    const life = at(new Life());
    const given = typeof body === 'function' ? (body as (life: Life) => CommandBodies[CommandName])(life) : body;
    for (const person of mayNot)
      expect([person, life.refused(person, act, given)[0]]).toEqual([person, 'not-entitled']);
    expect(life.ask(may, act, given).accepted).toBe(true);
  });

  it('nobody judges their own work, whatever duty they hold', () => {
    const life = new Life();
    life.holders = { ...life.holders, 'unit-head': ['uma', 'leader', 'app'], 'shift-leader': ['shi', 'welder'] };
    life.inApproval();
    expect(life.refused('leader', 'approve', stage)).toEqual(['not-entitled', 'not-independent']);
    expect(life.refused('app', 'approve', stage)).toEqual(['not-entitled', 'not-independent']);
    life.does('uma', 'approve', stage);
    life.does('sam', 'approve', { stage: 'safety', place: onSpot });
    life.prepare().until('2026-11-25T02:00:00.000Z').gas();
    life.does('app', 'checkIn', { as: 'applicant', place: onSpot });
    life.does('guard', 'checkIn', { as: 'guardian', place: onSpot });
    life.does('leader', 'start', {});
    life.does('leader', 'handBack', cleared);
    life.wait(30).does('guard', 'endFireWatch', { clear: true });
    expect(life.refused('welder', 'acceptCompletion', {})).toEqual(['not-entitled', 'not-independent']);
  });

  it('without facts about the actor, nobody holds any duty', () => {
    const life = new Life().inApproval();
    expect(life.refused('uma', 'approve', stage, { actor: undefined })[0]).toBe('not-entitled');
    expect(life.refused('uma', 'approve', stage, { actor: { person: 'sam', duties: ['unit-head'] } })[0]).toBe(
      'not-entitled',
    );
  });

  it('people are not the clock, nor is the clock a person', () => {
    const life = new Life().inApproval();
    expect(life.refused('uma', 'deadlinePassed', { deadline: 'start-by' })[0]).toBe('not-entitled');
    expect(life.refused('app', 'prerequisitesReported', {})[0]).toBe('not-entitled');
    expect(life.refused({ system: 'timer' }, 'approve', stage)).toEqual(['not-entitled', 'not-for-systems']);
  });

  it('a sensor may record gas and stop the work, and start nothing', () => {
    const life = new Life().active();
    expect(
      life.ask({ system: 'sensor' }, 'recordGas', { samples: [sampleOf(life.now, 0.1, 'monitor')] }).accepted,
    ).toBe(true);
    expect(life.does({ system: 'sensor' }, 'suspend', { reason: 'trend' })).toEqual(['suspended']);
    expect(life.refused({ system: 'sensor' }, 'resume', {})[0]).toBe('not-entitled');
  });
});
