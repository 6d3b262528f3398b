/** How permits end: handed back and watched, accepted, closed, archived; called off, taken away; reviewed after a green channel. */
import { isOver } from './review';
import { Life, application, cleared, onSpot } from './test-support/life';

const emergency = { greenChannel: { reason: 'a flange leaks' } };
const greenActive = (): Life => {
  const life = new Life().inApproval(emergency, 'shi');
  life.does('sam', 'approve', { stage: 'safety', place: onSpot });
  life.does('uma', 'approve', { stage: 'unit', place: onSpot });
  life.does('dan', 'approve', { stage: 'green-channel-release', place: onSpot });
  life.holders = { ...life.holders, 'shift-leader': ['shi', 'shu'] };
  life.prepare().until(application.window.from).gas();
  life.does('shi', 'checkIn', { as: 'applicant', place: onSpot });
  life.does('guard', 'checkIn', { as: 'guardian', place: onSpot });
  life.does('leader', 'start', {});
  return life;
};

describe('handing back', () => {
  it('needs the place clear, restored and without embers', () => {
    const life = new Life().active();
    const refused = (body: typeof cleared) => life.refused('leader', 'handBack', body).slice(1);
    expect(refused({ ...cleared, siteClear: false })).toEqual(['site-not-clear']);
    expect(refused({ ...cleared, restored: false, noEmbers: false })).toEqual([
      'site-not-restored',
      'embers-not-ruled-out',
    ]);
  });

  it('begins the fire watch where the pack has one, otherwise waits for acceptance', () => {
    const life = new Life().fireWatch();
    expect(life.state).toMatchObject({ phase: 'fireWatch', fireWatchUntil: '2026-11-25T03:30:00.000Z' });
    const without = new Life({ ...life.pack, ending: { ...life.pack.ending, fireWatchMinutes: 0 } }).active();
    without.does('leader', 'handBack', cleared);
    expect(without.state).toMatchObject({ phase: 'handedBack', acceptanceDueAt: '2026-11-25T04:00:00.000Z' });
  });
});

describe('a fire watch that is due in some places only', () => {
  const line = { clause: '9', certainty: 'V', force: 'binding', effectiveFrom: '2022-10-01' } as const;
  const handedBackIn = (placeKind: string): Life => {
    const { ending, ...rest } = new Life().pack;
    const fireWatch = { ...line, when: [{ 'form.placeKind': 'rack' }] };
    const life = new Life({ ...rest, ending: { ...ending, fireWatch } });
    life.active();
    life.permit = { ...life.state, form: { ...life.state.form, placeKind } };
    life.does('leader', 'handBack', cleared);
    return life;
  };

  it('is kept there, and asked nowhere else', () => {
    expect(handedBackIn('rack').state).toMatchObject({ phase: 'fireWatch' });
    const without = handedBackIn('other');
    expect(without.state).toMatchObject({ phase: 'handedBack' });
    expect(without.state.fireWatchUntil).toBeUndefined();
  });
});

describe('the fire watch', () => {
  it('isn’t ended before its time, nor while something burns', () => {
    const life = new Life().fireWatch().wait(30, -1);
    expect(life.refused('guard', 'endFireWatch', { clear: true })).toContain('fire-watch-running');
    expect(life.wait(0, 1).refused('guard', 'endFireWatch', { clear: false })).toContain('fire-watch-not-clear');
    expect(life.does('guard', 'endFireWatch', { clear: true })).toEqual(['fireWatchEnded']);
  });

  it('that was left alone begins again', () => {
    const life = new Life().fireWatch().wait(20);
    expect(life.does('guard', 'leavePost', {})).toEqual(['guardianLeft']);
    expect(life.wait(20).refused('guard', 'endFireWatch', { clear: true })).toContain('guardian-absent');
    life.does('guard-2', 'takePost', { place: onSpot });
    expect(life.state.fireWatchUntil).toBe('2026-11-25T04:10:00.000Z');
    expect(life.wait(29).refused('guard-2', 'endFireWatch', { clear: true })).toContain('fire-watch-running');
    expect(life.wait(1).does('guard-2', 'endFireWatch', { clear: true })).toEqual(['fireWatchEnded']);
  });

  it('goes on when one guardian relieves another', () => {
    const life = new Life().fireWatch().wait(20);
    life.does('guard-2', 'takePost', { place: onSpot });
    expect(life.state.fireWatchUntil).toBe('2026-11-25T03:30:00.000Z');
  });
});

describe('the last steps', () => {
  it('come in their order', () => {
    const life = new Life().handedBack();
    expect(life.refused('shi', 'close', {})[0]).toBe('wrong-phase');
    life.does('shi', 'acceptCompletion', {});
    expect(life.refused('ari', 'archive', {})[0]).toBe('wrong-phase');
    life.does('app', 'close', {});
    life.does('ari', 'archive', {});
    expect(isOver(life.state)).toBe(true);
  });

  it('may be taken by whoever the acceptance went up to', () => {
    const life = new Life().handedBack();
    expect(life.refused('uma', 'acceptCompletion', {})[0]).toBe('not-entitled');
    expect(life.passes('acceptance')).toEqual(['acceptanceEscalated']);
    expect(life.does('uma', 'acceptCompletion', {})).toEqual(['completionAccepted']);
  });
});

describe('who put a lock on', () => {
  const lock = (state: 'applied' | 'verified' | 'removed') => ({
    points: [{ point: 'MCC-3', energy: 'electrical' as const, kind: 'lock' as const, state }],
  });
  it('stays known when another verifies and removes it, and not longer', () => {
    const life = new Life().approved();
    life.does('welder', 'recordIsolation', lock('applied'));
    expect(life.state.isolations[0]).not.toHaveProperty('appliedBy');
    life.does('leader', 'recordIsolation', lock('verified'));
    life.does('leader', 'recordIsolation', lock('verified'));
    expect(life.state.isolations).toMatchObject([{ by: 'leader', appliedBy: 'welder' }]);
    const removed = new Life().handedBack();
    removed.does('welder', 'recordIsolation', lock('applied'));
    removed.does('leader', 'recordIsolation', lock('removed'));
    expect(removed.state.isolations).toMatchObject([{ by: 'leader', appliedBy: 'welder', state: 'removed' }]);
    removed.does('leader', 'recordIsolation', lock('applied'));
    expect(removed.state.isolations[0]).not.toHaveProperty('appliedBy');
  });
});

describe('calling off', () => {
  it.each(['submit', 'inApproval', 'approved', 'issued'] as const)(
    'is possible after %s, and leaves nothing open',
    (step) => {
      const life = new Life();
      life[step]().does('app', 'cancel', { reason: 'no need' });
      expect(life.state).toMatchObject({ phase: 'cancelled', ended: { reason: 'no need', by: { person: 'app' } } });
      expect(isOver(life.state)).toBe(true);
    },
  );

  it('is no word for work that goes on: that is revoked, and stops', () => {
    const life = new Life().active();
    expect(life.refused('app', 'cancel', { reason: 'no need' })[0]).toBe('wrong-phase');
    expect(life.does('sam', 'revoke', { reason: 'not as approved' })).toEqual(['revoked']);
    expect(life.state).toMatchObject({ phase: 'revoked', stoppedAt: life.now });
  });

  it('an issued permit is never rejected', () => {
    const life = new Life().issued();
    expect(life.refused('uma', 'reject', { stage: 'unit', reason: 'no' })[0]).toBe('wrong-phase');
  });

  it('a permit handed back has nothing left to revoke', () => {
    expect(new Life().handedBack().refused('sam', 'revoke', { reason: 'late' })[0]).toBe('wrong-phase');
  });
});

describe('a green channel', () => {
  it('owes its review from the end of the work, and isn’t archived before', () => {
    const life = greenActive();
    expect(life.refused('sam', 'reviewGreenChannel', { verdict: 'justified', findings: '' })[0]).toBe('wrong-phase');
    expect(life.does('leader', 'handBack', cleared)).toEqual(['handedBack', 'greenChannelReviewDue']);
    expect(life.state.greenChannel?.reviewDueAt).toBe('2026-11-26T02:00:00.000Z');
    life.wait(30).does('guard', 'endFireWatch', { clear: true });
    life.does('shu', 'acceptCompletion', {});
    life.does('shu', 'close', {});
    expect(life.refused('ari', 'archive', {})).toContain('green-channel-review-open');
    expect(life.does('sam', 'reviewGreenChannel', { verdict: 'justified', findings: 'in order' })).toEqual([
      'greenChannelReviewed',
    ]);
    expect(life.refused('sam', 'reviewGreenChannel', { verdict: 'justified', findings: 'again' })).toContain(
      'nothing-to-review',
    );
    life.does('ari', 'archive', {});
    expect(isOver(life.state)).toBe(true);
  });

  it.each([
    ['revoked', (life: Life) => life.does('sam', 'revoke', { reason: 'worse' })],
    ['expired', (life: Life) => life.passes('validity-end')],
  ])('that was %s after its start lives on until the review', (phase, end) => {
    const life = greenActive();
    expect(end(life)).toEqual([phase, 'greenChannelReviewDue']);
    expect([life.phase, isOver(life.state)]).toEqual([phase, false]);
    expect(life.passes('green-channel-review')).toEqual(['greenChannelReviewEscalated']);
    expect(life.deadline('green-channel-review')).toBeUndefined();
    expect(life.does('pia', 'reviewGreenChannel', { verdict: 'not-justified', findings: 'no need' })).toEqual([
      'greenChannelReviewed',
    ]);
    expect([life.phase, isOver(life.state)]).toEqual([phase, true]);
    expect(life.refused('sam', 'reviewGreenChannel', { verdict: 'justified', findings: '' })[0]).toBe('permit-ended');
  });

  it('that never began owes nothing', () => {
    const life = new Life().inApproval(emergency, 'shi');
    life.does('shi', 'cancel', { reason: 'mended' });
    expect(isOver(life.state)).toBe(true);
    const revoked = new Life().inApproval(emergency, 'shi');
    expect(revoked.does('sam', 'revoke', { reason: 'mended' })).toEqual(['revoked']);
    expect(isOver(revoked.state)).toBe(true);
  });
});

describe('people and tools inside as a permit ends', () => {
  const inside = { people: ['welder'], tools: [{ kind: 'torch', count: 1 }] };
  const entered = () => {
    const life = new Life().active();
    life.does('guard', 'countIn', inside);
    return life;
  };

  it('are counted out on it all the same, and only then is it over', () => {
    const life = entered();
    life.does('sol', 'revoke', { reason: 'not as permitted' });
    expect([life.phase, isOver(life.state)]).toEqual(['revoked', false]);
    expect(life.last('revoked').body).toEqual({ reason: 'not as permitted', stillInside: 1 });
    expect(life.refused('guard', 'countIn', { people: ['leader'], tools: [] })).toContain('wrong-phase');
    expect(life.does('guard', 'countOut', { ...inside, tools: [] })).toEqual(['countedOut']);
    expect(isOver(life.state)).toBe(false);
    life.does('guard', 'countOut', { people: [], tools: inside.tools });
    expect([life.phase, isOver(life.state)]).toEqual(['revoked', true]);
    expect(life.refused('guard', 'countOut', inside)).toContain('permit-ended');
  });

  it('hold up nothing on a permit that ended with nobody in it', () => {
    const life = new Life().active();
    life.does('sol', 'revoke', { reason: 'not as permitted' });
    expect(isOver(life.state)).toBe(true);
  });
});
