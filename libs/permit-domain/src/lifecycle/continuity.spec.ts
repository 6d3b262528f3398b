/** Work that lasts: extensions where the pack allows them, and shifts that are handed over by name (P10). */
import type { TypePack } from '../pack/pack';
import { plusMinutes } from '../time/instant';
import { explain } from '../explain';
import { Life, application, reportAt } from './test-support/life';
import { samplePack } from './test-support/sample-pack';
import { validUntil } from './validity';

const source = { clause: 'house', certainty: 'O', force: 'default', effectiveFrom: '2022-10-01' } as const;
const lasting: TypePack = {
  ...samplePack,
  extension: { ...source, approvedBy: ['safety-department'], maxMinutes: 120, times: 2 },
  shiftHandover: { ...source, by: ['person-in-charge', 'shift-leader'], withinMinutes: 30 },
};
const end = application.window.until;
const more = (minutes: number) => ({ until: plusMinutes(end, minutes), reason: 'the crane came late' });

describe('an extension', () => {
  it('is refused by name, with the clause, where the pack has none: a new ticket is drawn', () => {
    const life = new Life({ ...samplePack, clauses: { 'validity-not-extended': { clause: '4.16', certainty: 'V' } } });
    const { reasons } = life.active().refusal('sam', 'extend', more(60));
    expect(reasons.map(({ code, clause }) => [code, clause])).toEqual([['validity-not-extended', '4.16']]);
    // Whoever asks: the person in charge is told the clause, not that somebody else should ask.
    expect(life.refused('leader', 'extend', more(60))).toEqual(['conditions-not-met', 'validity-not-extended']);
  });

  it('moves the end of the validity, up to the limit in all and so many times', () => {
    const life = new Life(lasting).active();
    expect(life.refused('sam', 'extend', more(121))).toContain('extension-too-long');
    expect(life.refused('sam', 'extend', more(0))).toContain('extension-not-longer');
    expect(life.does('sam', 'extend', more(60))).toEqual(['qualificationReported', 'extended']);
    expect(validUntil(life.state, lasting)).toBe(plusMinutes(end, 60));
    expect(life.deadline('validity-end')).toBe(plusMinutes(end, 60));
    expect(life.refused('sam', 'extend', more(121))).toContain('extension-too-long');
    life.does('sam', 'extend', more(119));
    expect(life.refused('sam', 'extend', more(120))).toContain('extensions-spent');
    expect(life.state.extensions?.map(({ from, until }) => [from, until])).toEqual([
      [end, plusMinutes(end, 60)],
      [plusMinutes(end, 60), plusMinutes(end, 119)],
    ]);
  });

  it('is for the duty that the pack names, not for the crew', () => {
    const life = new Life(lasting).active();
    for (const by of ['leader', 'uma', 'nobody'])
      expect(life.refused(by, 'extend', more(60))).toContain('not-entitled');
  });

  it('needs the gates of an extension, and a report that holds until the new end', () => {
    const life = new Life(lasting).active();
    expect(life.refused('sam', 'extend', more(60), { qualification: undefined })).toContain(
      'qualification-not-reported',
    );
    life.does({ system: 'qualification' }, 'qualificationLost', { person: 'welder', reason: 'revoked' });
    const before = reportAt(life.now);
    expect(life.refused('sam', 'extend', more(60), { qualification: before })).toContain('qualification-lost');
  });

  it('asks the pack’s own rules for it', () => {
    const rules = samplePack.rules.map((rule) => (rule.id === 'wind' ? { ...rule, at: ['extension' as const] } : rule));
    const life = new Life({ ...lasting, rules }).active();
    life.does('welder', 'reportWeather', { windForce: 6 });
    expect(life.refused('sam', 'extend', more(60))).toContain('wind-too-strong');
  });
});

describe('a shift’s handover', () => {
  const handedOver = () => {
    const life = new Life(lasting).active();
    life.does('leader', 'handOverShift', { note: 'two of six welds done' });
    return life;
  };

  it('is taken by somebody else, by name, and work goes on', () => {
    const life = handedOver();
    expect(life.refused('leader', 'takeOverShift', {})).toContain('shift-taken-by-giver');
    expect(life.refused('shi', 'handOverShift', { note: 'again' })).toContain('shift-handover-open');
    expect(life.does('shi', 'takeOverShift', {})).toEqual(['shiftTakenOver']);
    expect(life.last('shiftTakenOver').body).not.toHaveProperty('note');
    expect(life.phase).toBe('active');
    expect(life.deadline('shift-handover')).toBeUndefined();
    expect(life.refused('shi', 'takeOverShift', {})).toContain('no-shift-handover-open');
  });

  it('that nobody takes stops the work when its time is over, and bars the resumption until somebody does', () => {
    const life = handedOver();
    const due = life.deadline('shift-handover');
    expect(due).toBe(plusMinutes(life.now, 30));
    life.until(due!);
    expect(life.does({ system: 'timer' }, 'deadlinePassed', { deadline: 'shift-handover' })).toEqual(['suspended']);
    expect(life.state.suspension?.reasons[0]?.code).toBe('shift-not-taken-over');
    expect(life.refused('leader', 'resume', {})).toContain('shift-not-taken-over');
    expect(
      explain(life.state, life.factsFor({ person: 'leader' }), lasting, life.now).map(({ code }) => code),
    ).toContain('shift-not-taken-over');
    life.does('shi', 'takeOverShift', { note: 'walked the place' });
    expect(life.last('shiftTakenOver').body).toMatchObject({ note: 'walked the place' });
    expect(life.does('leader', 'resume', {})).toContain('resumed');
  });

  it('is for those the pack names, and isn’t offered elsewhere', () => {
    expect(new Life(lasting).active().refused('welder', 'handOverShift', { note: 'x' })).toContain('not-entitled');
    expect(new Life().active().refused('leader', 'handOverShift', { note: 'x' })).toContain(
      'shift-handover-not-offered',
    );
  });
});
