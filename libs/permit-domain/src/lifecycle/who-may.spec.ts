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
  [
    'clearHazard',
    (life) => {
      life.active().does('guard', 'reportHazard', { hazard: 'leak' });
      return life;
    },
    { hazard: 'leak' },
    'guard',
    ['tester'],
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

  it('is told with the act and those who may', () => {
    const life = new Life().active();
    expect(life.refusal('guard', 'start', {}).reasons).toEqual([
      { code: 'wrong-phase', params: { command: 'start', phase: 'active' } },
    ]);
    expect(life.refusal('welder', 'leavePost', {}).reasons).toEqual([
      { code: 'not-yours-to-do', params: { act: 'leavePost', may: ['guardian'] } },
    ]);
    expect(life.refusal('nobody', 'reportWeather', { windForce: 1 }).reasons).toEqual([
      { code: 'not-yours-to-do', params: { act: 'reportWeather', may: ['named', 'duty-holder'] } },
    ]);
    expect(new Life().issued().refusal('welder', 'checkIn', { as: 'guardian', place: onSpot }).reasons).toEqual([
      { code: 'not-yours-to-do', params: { act: 'checkIn/guardian', may: ['guardian'] } },
    ]);
    expect(life.refusal('ari', 'revoke', { reason: 'x' }).reasons[0]?.params.may).toEqual([
      'approver',
      'safety-department',
      'safety-officer',
    ]);
  });

  it('each measure is for its own confirmer: all that are confirmed at once', () => {
    const life = new Life().approved();
    const confirm = (person: string, ...measures: string[]) =>
      life.ask(person, 'confirmMeasures', {
        confirmations: measures.map((measure) => ({ measure, applicable: true })),
      });
    expect(confirm('leader', 'drains').accepted).toBe(true);
    expect(confirm('guard', 'extinguishers').accepted).toBe(true);
    for (const person of ['leader', 'guard']) expect(confirm(person, 'drains', 'extinguishers').accepted).toBe(false);
  });

  it('an approval is for the stage that it names, though another of theirs is open', () => {
    const both = {
      ...new Life().pack,
      chain: new Life().pack.chain.map((one) => (one.id === 'safety' ? { ...one, order: 1 } : one)),
    };
    const life = new Life(both).inApproval();
    expect(life.refused('sam', 'approve', { stage: 'unit', place: onSpot })[0]).toBe('not-entitled');
    expect(life.ask('sam', 'approve', { stage: 'safety', place: onSpot }).accepted).toBe(true);
  });

  it('the review of a green channel is for whoever reviews, and for those up the line once it went there', () => {
    const life = new Life().inApproval({ greenChannel: { reason: 'a leak' } }, 'shi');
    for (const [id, person] of [
      ['unit', 'uma'],
      ['safety', 'sam'],
      ['green-channel-release', 'dan'],
    ] as const)
      life.does(person, 'approve', { stage: id, place: onSpot });
    life.holders = { ...life.holders, 'shift-leader': ['shi', 'sho'] };
    life.does('guard', 'confirmMeasures', { confirmations: [{ measure: 'extinguishers', applicable: true }] });
    life.does('leader', 'confirmMeasures', { confirmations: [{ measure: 'drains', applicable: false }] });
    life.does('leader', 'signBriefing', { as: 'giver' });
    life.does('welder', 'signBriefing', { as: 'receiver' });
    life.does('sho', 'checkTicket', {});
    life.does('leader', 'issue', {});
    life.until('2026-11-25T02:00:00.000Z').gas();
    life.does('shi', 'checkIn', { as: 'applicant', place: onSpot });
    life.does('guard', 'checkIn', { as: 'guardian', place: onSpot });
    life.does('leader', 'start', {});
    life.does('sol', 'revoke', { reason: 'done' });
    const review = { verdict: 'justified', findings: 'in order' } as const;
    expect(life.refused('pia', 'reviewGreenChannel', review)[0]).toBe('not-entitled');
    expect(life.passes('green-channel-review')).toEqual(['greenChannelReviewEscalated']);
    expect(life.last('greenChannelReviewEscalated').body).toEqual({ to: 'plant-head' });
    expect(life.deadline('green-channel-review')).toBeUndefined();
    expect(life.ask('pia', 'reviewGreenChannel', review).accepted).toBe(true);
    life.does('sam', 'reviewGreenChannel', review);
    expect(life.state.greenChannel?.review).toEqual({ by: 'sam', at: life.now, verdict: 'justified' });
  });

  it('acceptance is for those up the line once nobody accepted in time', () => {
    const life = new Life().handedBack();
    expect(life.refused('uma', 'acceptCompletion', {})[0]).toBe('not-entitled');
    expect(life.passes('acceptance')).toEqual(['acceptanceEscalated']);
    expect(life.last('acceptanceEscalated').body).toEqual({ to: 'unit-head' });
    expect(life.ask('uma', 'acceptCompletion', {}).accepted).toBe(true);
  });
});
