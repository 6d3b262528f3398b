/** Two tickets of one job: each is told what becomes of the other, and they live and die together (cl. 4.6). */
import { linkedPhase } from './linked';
import { Life, cleared } from './test-support/life';

const hear = (life: Life, phase: string, number = 'SX-2026-000007') =>
  life.does({ system: 'permit' }, 'linkedPermitChanged', { number, type: 'confined-space', phase });
const codes = (life: Life) => life.state.suspension?.reasons.map(({ code }) => code);

describe('a linked permit', () => {
  it('that is suspended suspends this one; the same news twice does nothing', () => {
    const life = new Life().active();
    expect(hear(life, 'active')).toEqual(['linkedPermitChanged']);
    expect(hear(life, 'suspended')).toEqual(['linkedPermitChanged', 'suspended']);
    expect(hear(life, 'suspended')).toEqual([]);
    expect(codes(life)).toEqual(['linked-permit-suspended']);
    expect(life.refused('leader', 'resume', {})).toContain('linked-ticket-not-ready');
    hear(life, 'active');
    expect(life.does('leader', 'resume', {})).toContain('resumed');
  });

  it.each(['revoked', 'cancelled', 'expired', 'rejected'])('that was %s takes started work with it', (phase) => {
    const life = new Life().active();
    expect(hear(life, phase)).toEqual(['linkedPermitChanged', 'revoked']);
    expect(life.state.ended?.reason).toBe('linked-permit-over');
    const suspended = new Life().active();
    suspended.does('welder', 'suspend', { reason: 'rest' });
    expect(hear(suspended, phase)).toContain('revoked');
  });

  it.each(['suspended', 'returned', 'revoked', 'cancelled', 'expired', 'rejected'])(
    'that is %s bars the start',
    (phase) => {
      const life = new Life().ready();
      expect(hear(life, phase)).toEqual(['linkedPermitChanged']);
      expect(life.phase).toBe('issued');
      expect(life.refused('leader', 'start', {})).toContain('linked-ticket-not-ready');
      expect(life.wait(1).ask('leader', 'start', {}).accepted).toBe(false);
    },
  );

  it('that is done leaves this one to its work', () => {
    const life = new Life().active();
    expect(hear(life, 'handedBack')).toEqual(['linkedPermitChanged']);
    expect(life.phase).toBe('active');
  });

  it('no longer matters once the work is handed back', () => {
    const life = new Life().active();
    life.does('leader', 'handBack', cleared);
    expect(hear(life, 'revoked')).toEqual([]);
  });

  it('isn’t this permit itself', () => {
    expect(hear(new Life().active(), 'suspended', 'DH-2026-000001')).toEqual([]);
  });
});

describe('what others are told', () => {
  it('is the phase, and whether a suspension only follows theirs', () => {
    const life = new Life().active();
    expect(linkedPhase(life.state)).toBe('active');
    hear(life, 'suspended');
    expect(linkedPhase(life.state)).toBe('suspendedWithLink');
    life.does('welder', 'suspend', { reason: 'smell' });
    expect(linkedPhase(life.state)).toBe('suspended');
  });

  it('keeps two permits from waiting for each other for ever', () => {
    const hot = new Life().active();
    const space = new Life().active();
    const tell = (from: Life, to: Life, number: string) => hear(to, linkedPhase(from.state), number);
    hot.does('welder', 'suspend', { reason: 'smell' });
    tell(hot, space, 'A');
    tell(space, hot, 'B');
    expect([codes(hot), codes(space)]).toEqual([['stopped-by-person'], ['linked-permit-suspended']]);
    expect(space.refused('leader', 'resume', {})).toContain('linked-ticket-not-ready');
    hot.does('leader', 'resume', {});
    tell(hot, space, 'A');
    expect(space.does('leader', 'resume', {})).toContain('resumed');
    tell(space, hot, 'B');
    expect([hot.phase, space.phase]).toEqual(['active', 'active']);
  });
});
