/** Deadlines: each one that stands, what it leads to, and that a late or doubled timer leads nowhere. Silence never is consent. */
import { deadlines } from './deadlines';
import { Life, application, cleared, onSpot, reportAt } from './test-support/life';
import { samplePack } from './test-support/sample-pack';

const list = (life: Life) => deadlines(life.state, life.pack).map(({ id, at }) => `${id} ${at.slice(11, 16)}`);
const timer = { system: 'timer' };

describe('deadlines', () => {
  it('stand as each phase has them, soonest first', () => {
    const life = new Life().submit();
    expect(list(life)).toEqual(['prerequisites 01:30', 'start-by 04:00']);
    life.does({ system: 'permit' }, 'prerequisitesReported', {});
    expect(list(life)).toEqual(['stage-reminder/unit 01:45', 'stage-limit/unit 02:00', 'start-by 04:00']);
    life.does('uma', 'approve', { stage: 'unit', place: onSpot });
    life.does('sam', 'approve', { stage: 'safety', place: onSpot });
    expect(list(life)).toEqual(['start-by 04:00']);
    life.prepare().until(application.window.from).gas();
    life.does('app', 'checkIn', { as: 'applicant', place: onSpot });
    life.does('guard', 'checkIn', { as: 'guardian', place: onSpot });
    life.does('leader', 'start', {});
    expect(list(life)).toEqual(['watch 04:00', 'validity-end 10:00']);
    life.does('welder', 'suspend', { reason: 'rest' });
    expect(list(life)).toEqual(['suspension 06:00', 'validity-end 10:00']);
    life.does('leader', 'resume', {});
    life.does('leader', 'handBack', cleared);
    expect(list(life)).toEqual(['fire-watch-end 02:30', 'acceptance 04:30']);
    life.wait(30).does('guard', 'endFireWatch', { clear: true });
    expect(list(life)).toEqual(['acceptance 04:30']);
    life.does('shi', 'acceptCompletion', {});
    expect(list(life)).toEqual([]);
  });

  it('name whom they wait for', () => {
    const life = new Life().inApproval();
    expect(deadlines(life.state, life.pack)[0]).toMatchObject({
      stage: 'unit',
      duty: 'unit-head',
      kind: 'stageReminder',
    });
  });

  it('that were overtaken, come early or twice, change nothing', () => {
    const life = new Life().inApproval();
    const said = (deadline: string) => life.does(timer, 'deadlinePassed', { deadline });
    life.until('2026-11-25T01:44:59.999Z');
    expect(said('stage-reminder/unit')).toEqual([]);
    life.wait(0, 1);
    expect(said('stage-reminder/unit')).toEqual(['stageReminded']);
    expect(said('stage-reminder/unit')).toEqual([]);
    life.does('uma', 'approve', { stage: 'unit', place: onSpot });
    life.until('2026-11-25T02:00:00.000Z');
    expect(said('stage-limit/unit')).toEqual([]);
    expect(said('stage-limit/of-nothing')).toEqual([]);
  });
});

describe('silence', () => {
  it('of those who check prerequisites sends the permit back', () => {
    const life = new Life().submit();
    expect(life.passes('prerequisites')).toEqual(['returned']);
  });

  it('of approvers is reminded, goes up the line step by step, and ends NOT approved', () => {
    const life = new Life().inApproval();
    expect(life.passes('stage-reminder/unit')).toEqual(['stageReminded']);
    expect(life.passes('stage-limit/unit')).toEqual(['stageEscalated']);
    expect(life.state.stages[0]).toMatchObject({ signers: ['unit-head', 'safety-department'], escalation: 1 });
    expect(life.passes('stage-reminder/unit')).toEqual(['stageReminded']);
    expect(life.passes('stage-limit/unit')).toEqual(['stageEscalated']);
    expect(life.state.stages[0]).toMatchObject({ signers: ['unit-head', 'safety-department', 'plant-head'] });
    // Three limits of an hour from 09:00: the last is the one that work could begin by, too.
    expect(life.passes('stage-limit/unit')).toEqual(['expired']);
    expect(life.last('expired').body).toEqual({ why: 'no-approval', stage: 'unit' });
    expect(life.log.some(({ name }) => name === 'approved')).toBe(false);
  });

  it('skips duties up the line that nobody holds', () => {
    const life = new Life();
    life.holders = { ...life.holders, 'plant-head': [] };
    life.inApproval();
    life.passes('stage-limit/unit');
    expect(life.passes('stage-limit/unit')).toEqual(['expired']);
  });

  it('lets whom it went up to sign', () => {
    const life = new Life().inApproval();
    life.passes('stage-limit/unit');
    life.holders = { ...life.holders, 'safety-department': ['sam', 'sue'] };
    life.does('sam', 'approve', { stage: 'unit', place: onSpot });
    expect(life.last('stageSigned').body).toMatchObject({ duty: 'safety-department', complete: true });
  });

  it('ends a permit that could no longer begin, whatever stage it is at', () => {
    const slow = { ...samplePack, prerequisiteMinutes: 600 };
    const submitted = new Life(slow).submit();
    submitted.passes('start-by');
    expect(submitted.last('expired').body.why).toBe('no-prerequisites');
    const waiting = new Life().inApproval();
    waiting.passes('start-by');
    expect(waiting.last('expired').body.why).toBe('no-approval');
    const approved = new Life().approved();
    approved.passes('start-by');
    expect(approved.last('expired').body.why).toBe('not-started');
    const issued = new Life().issued();
    issued.passes('start-by');
    expect(issued.phase).toBe('expired');
  });
});

describe('while work goes on, the clock', () => {
  it('stops it when the monitor’s record is overdue', () => {
    const life = new Life().active();
    expect(life.passes('watch')).toEqual(['suspended']);
    expect(life.now).toBe('2026-11-25T04:00:00.001Z');
    expect(life.state.suspension?.reasons[0]?.code).toBe('monitor-record-overdue');
  });

  it('is put off by each record', () => {
    const life = new Life().active().wait(60);
    life.gas(0.1, 'monitor');
    expect(life.deadline('watch')).toBe('2026-11-25T05:00:00.001Z');
  });

  it('ends it with its validity, stopped or not', () => {
    const life = new Life().active();
    expect(life.passes('validity-end')).toEqual(['expired']);
    const suspended = new Life({ ...samplePack, suspensionMinutes: undefined }).active();
    suspended.does('welder', 'suspend', { reason: 'rest' });
    expect(suspended.passes('validity-end')).toEqual(['expired']);
  });

  it('revokes what stood still too long', () => {
    const life = new Life().active();
    life.does('welder', 'suspend', { reason: 'rest' });
    expect(life.passes('suspension')).toEqual(['revoked']);
    expect(life.state.ended?.reason).toBe('suspension-too-long');
  });

  const withCertificateUntil = (validUntil: string): Life => {
    const life = new Life().ready();
    life.does('leader', 'start', {}, { qualification: reportAt(life.now, { validUntil }) });
    return life;
  };
  const lapse = '2026-11-25T03:00:00.000Z';

  it('stops it when a certificate lapses, unless a fresh report finds it renewed', () => {
    const life = withCertificateUntil(lapse);
    expect(life.deadline('certificate')).toBe(lapse);
    expect(life.passes('certificate', { qualification: undefined })).toEqual(['qualificationLost', 'suspended']);
    expect(life.last('qualificationLost').body).toEqual({ person: 'welder', reason: 'lapsed' });

    const renewed = withCertificateUntil(lapse);
    expect(renewed.passes('certificate', { qualification: reportAt(lapse) })).toEqual(['qualificationReported']);
    expect(renewed.phase).toBe('active');
    expect(renewed.deadline('certificate')).toBeUndefined();

    const still = withCertificateUntil(lapse);
    const report = reportAt(lapse, { meets: false, reasons: [{ code: 'certificate-expired' }] });
    expect(still.passes('certificate', { qualification: report })).toContain('suspended');
  });

  it('asks the watch again and lets it go on where nothing is amiss', () => {
    // Nobody's rule finds anything by then: the certificate was renewed in the report that the permit keeps.
    const life = withCertificateUntil(lapse);
    life.until('2026-11-25T02:59:00.000Z').gas(0.1, 'monitor');
    expect(life.deadline('watch')).toBe(lapse);
    expect(life.passes('watch', { qualification: reportAt(lapse) })).toEqual(['watchKept']);
    expect(life.deadline('watch')).not.toBe(lapse);
  });
});

describe('after the work, the clock', () => {
  it('tells the guardian that the fire watch may end, and doesn’t end it', () => {
    const life = new Life().fireWatch();
    expect(life.passes('fire-watch-end')).toEqual(['fireWatchElapsed']);
    expect([life.phase, life.deadline('fire-watch-end')]).toEqual(['fireWatch', undefined]);
    expect(life.passes('acceptance')).toEqual(['acceptanceEscalated']);
    expect([life.phase, list(life)]).toEqual(['fireWatch', []]);
    expect(life.does('guard', 'endFireWatch', { clear: true })).toEqual(['fireWatchEnded']);
  });

  it('takes an acceptance that nobody gives up the line, once', () => {
    const life = new Life().handedBack();
    expect(life.passes('acceptance')).toEqual(['acceptanceEscalated']);
    expect(list(life)).toEqual([]);
  });
});
