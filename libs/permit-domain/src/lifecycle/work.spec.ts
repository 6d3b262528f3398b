/** Work starts with every gate open, and stops by the decision that learns of the first one shut. */
import { Life, application, cleared, onSpot, reportAt, sampleOf } from './test-support/life';
import { samplePack } from './test-support/sample-pack';

const stop = (life: Life) => life.state.suspension?.reasons.map(({ code, clause }) => [code, clause]);

describe('the start', () => {
  const starts = (life: Life) => life.ask('leader', 'start', {});
  const codes = (life: Life) => life.refused('leader', 'start', {}).slice(1);

  it('is inside the window: its first instant counts, the one before doesn’t', () => {
    const life = new Life().ready();
    expect(starts(life)).toMatchObject({ accepted: true });
    life.wait(0, -1);
    expect(codes(life)).toContain('window-not-open');
  });

  it('is within the time to begin', () => {
    const life = new Life().ready().wait(119);
    life.gas();
    life.wait(0, 59_999);
    expect(starts(life)).toMatchObject({ accepted: true });
    life.wait(0, 1);
    expect(codes(life)).toEqual(['too-late-to-start']);
  });

  it('needs a gas test at most 30 minutes old, within its limit', () => {
    const life = new Life().ready().wait(30);
    expect(starts(life)).toMatchObject({ accepted: true });
    expect(codes(life.wait(0, 1))).toEqual(['gas-sample-stale']);
    life.gas(0.5);
    expect(starts(life)).toMatchObject({ accepted: true });
    life.gas(0.51);
    expect(codes(life)).toEqual(['gas-over-limit']);
  });

  it('needs both on the spot', () => {
    const life = new Life().issued().until(application.window.from);
    life.gas();
    expect(codes(life)).toEqual(['check-in-missing', 'check-in-missing', 'guardian-absent']);
    life.does('app', 'checkIn', { as: 'applicant', place: onSpot });
    life.does('guard', 'checkIn', { as: 'guardian', place: onSpot });
    expect(starts(life)).toMatchObject({ accepted: true });
    life.does('guard', 'leavePost', {});
    expect(codes(life)).toEqual(['check-in-missing', 'guardian-absent']);
  });

  it('needs a report drawn for it, that finds everybody qualified', () => {
    const life = new Life().ready();
    expect(life.refused('leader', 'start', {}, { qualification: undefined })).toContain('qualification-not-reported');
    const expired = reportAt(life.now, { meets: false, reasons: [{ code: 'certificate-expired' }] });
    expect(life.refused('leader', 'start', {}, { qualification: expired })).toContain('person-not-qualified');
  });

  it('waits after a lost qualification for a report drawn later than the loss', () => {
    const life = new Life().ready();
    const before = reportAt(life.now);
    life.does({ system: 'qualification' }, 'qualificationLost', { person: 'welder', reason: 'revoked' });
    expect(life.phase).toBe('issued');
    expect(life.refused('leader', 'start', {}, { qualification: before })).toContain('qualification-lost');
    life.wait(1);
    expect(life.does('leader', 'start', {})).toEqual(['qualificationReported', 'started']);
    expect(life.state.lostQualification).toEqual([]);
  });

  it('stands the watch from its first instant, whatever its own gate asks', () => {
    const rules = samplePack.rules.map((rule) => (rule.id === 'wind' ? { ...rule, at: ['watch' as const] } : rule));
    const life = new Life({ ...samplePack, rules }).ready({ form: { ...application.form, openAir: false } });
    life.does('welder', 'reportWeather', { windForce: 5 });
    expect(starts(life)).toMatchObject({ accepted: true });
    life.does('welder', 'reportWeather', { windForce: 6 });
    expect(codes(life)).toEqual(['wind-too-strong']);
  });

  it('is within a window that is shorter than the time to begin', () => {
    const window = { from: '2026-11-25T02:00:00.000Z', until: '2026-11-25T02:20:00.000Z' };
    const life = new Life().ready({ window }).wait(20, -1);
    expect(starts(life)).toMatchObject({ accepted: true });
    expect(codes(life.wait(0, 1))).toEqual(expect.arrayContaining(['too-late-to-start']));
    expect(life.deadline('start-by')).toBe(window.until);
  });

  it('without any facts is refused', () => {
    const life = new Life().ready();
    const none = { site: undefined, qualification: undefined, neighbours: undefined, instruments: undefined };
    expect(life.refused('leader', 'start', {}, none)).toEqual(
      expect.arrayContaining(['conditions-not-met', 'site-unknown', 'qualification-not-reported']),
    );
  });
});

describe('work is stopped by the decision that learns', () => {
  it('of gas over the limit', () => {
    const life = new Life().active();
    expect(life.gas(0.5, 'monitor')).toEqual(['gasRecorded']);
    expect(life.gas(0.51, 'monitor')).toEqual(['gasRecorded', 'suspended']);
    expect(stop(life)).toEqual([['gas-over-limit', '5.3.2']]);
    expect(life.state).toMatchObject({ phase: 'suspended', stoppedAt: life.now });
  });

  it('that the guardian leaves, and the ticket goes back with them (4.10)', () => {
    const life = new Life().active();
    expect(life.does('guard', 'leavePost', {})).toEqual(['guardianLeft', 'suspended']);
    expect(stop(life)).toEqual([['guardian-absent', '4.10']]);
    expect(life.state.checkIns.guardian).toBeUndefined();
    expect(life.refused('leader', 'resume', {})).toEqual(['conditions-not-met', 'guardian-absent']);
    life.does('guard-2', 'takePost', { place: onSpot });
    expect(life.does('leader', 'resume', {})).toEqual(['qualificationReported', 'resumed']);
  });

  it('but not when another guardian takes over on the spot', () => {
    const life = new Life().active();
    expect(life.refused('guard-2', 'leavePost', {})).toContain('not-on-post');
    expect(life.does('guard-2', 'takePost', { place: onSpot })).toEqual(['guardianTook']);
    expect(life.state.guardianOnPost?.person).toBe('guard-2');
    expect(life.does('guard-2', 'leavePost', {})).toEqual(['guardianLeft', 'suspended']);
  });

  it('of a lost qualification, once', () => {
    const life = new Life().active();
    const lose = (person: string) =>
      life.does({ system: 'qualification' }, 'qualificationLost', { person, reason: 'revoked', certificateClass: 'c' });
    expect(lose('stranger')).toEqual([]);
    expect(lose('welder')).toEqual(['qualificationLost', 'suspended']);
    expect(lose('welder')).toEqual([]);
    expect(lose('guard')).toEqual(['qualificationLost', 'suspensionExtended']);
    expect(life.wait(1).does('leader', 'resume', {})).toEqual(['qualificationReported', 'resumed']);
  });

  it('of a gas alarm, which only a new test answers', () => {
    const life = new Life().active();
    const alarm = () => life.does({ system: 'sensor' }, 'gasAlarmRaised', { sensor: 's-1', substance: 'combustible' });
    expect(alarm()).toEqual(['hazardReported', 'suspended']);
    expect(stop(life)).toEqual([['gas-alarm', '6.5']]);
    expect(life.refused('leader', 'clearHazard', { hazard: 'gas-alarm:combustible' })).toContain('alarm-needs-test');
    expect(life.refused('leader', 'resume', {})).toContain('gas-retest-after-alarm');
    // A reading of the monitor is no test, nor is a test taken before the alarm.
    life.gas(0.1, 'monitor');
    life.does('tester', 'recordGas', { samples: [sampleOf('2026-11-25T01:59:59.999Z', 0.1)] });
    expect(life.refused('leader', 'resume', {})).toContain('gas-retest-after-alarm');
    expect(life.wait(1).gas()).toEqual(['gasRecorded', 'hazardCleared']);
    expect(life.does('leader', 'resume', {})).toContain('resumed');
    expect(alarm()).toEqual(['hazardReported', 'suspended']);
  });

  it('before the start keeps the gate shut', () => {
    const life = new Life().ready();
    expect(life.does({ system: 'sensor' }, 'gasAlarmRaised', { sensor: 's-1', substance: 'combustible' })).toEqual([
      'hazardReported',
    ]);
    expect(life.refused('leader', 'start', {})).toContain('gas-retest-after-alarm');
  });

  it('of the wind', () => {
    const life = new Life().active();
    expect(life.does('welder', 'reportWeather', { windForce: 5 })).toEqual(['weatherReported']);
    expect(life.does('welder', 'reportWeather', { windForce: 6 })).toEqual(['weatherReported', 'suspended']);
    expect(life.state.level).toBe('1');
  });

  it('of an abnormality, by anybody (4.8)', () => {
    const life = new Life().active();
    life.does('welder', 'suspend', { reason: 'smell', detail: 'south drain' });
    expect(life.state.suspension?.reasons).toEqual([
      {
        code: 'stopped-by-person',
        clause: '4.8',
        at: life.now,
        by: { person: 'welder' },
        params: { reason: 'smell', detail: 'south drain' },
      },
    ]);
    expect(life.does('sol', 'suspend', { reason: 'me too' })).toEqual(['suspensionExtended']);
  });

  it('whatever the act was about: a sample gone stale is found by a count', () => {
    const life = new Life().active().wait(120, 1);
    expect(life.does('guard', 'countIn', { people: ['welder'], tools: [] })).toEqual(['countedIn', 'suspended']);
    expect(stop(life)).toEqual([['monitor-record-overdue', '6.5']]);
  });

  it('that its validity is over: then it expires', () => {
    const life = new Life().active();
    for (let hour = 0; hour < 7; hour += 1) life.wait(60).gas(0.1, 'monitor');
    life.until('2026-11-25T09:59:59.999Z');
    expect(life.gas(0.1, 'monitor')).toEqual(['gasRecorded']);
    life.until('2026-11-25T10:00:00.000Z');
    expect(life.gas(0.1, 'monitor')).toEqual(['gasRecorded', 'expired']);
    expect(life.state).toMatchObject({ phase: 'expired', stoppedAt: life.now, ended: { reason: 'validity-over' } });
  });
});

describe('a resumption', () => {
  it('needs a new test after a break of more than 30 minutes', () => {
    const life = new Life().active();
    life.does('welder', 'suspend', { reason: 'rest' });
    expect(life.wait(30).ask('leader', 'resume', {})).toMatchObject({ accepted: true });
    expect(life.wait(0, 1).refused('leader', 'resume', {})).toContain('gas-retest-after-break');
    life.gas();
    expect(life.ask('leader', 'resume', {})).toMatchObject({ accepted: true });
  });

  it('is no more when the validity is over', () => {
    const life = new Life().active();
    life.does('welder', 'suspend', { reason: 'rest' });
    life.until('2026-11-25T10:00:00.000Z');
    expect(life.refused('leader', 'resume', {})).toContain('window-over');
  });
});

describe('counts and isolations', () => {
  it('let in only who is named, and out only who and what went in', () => {
    const life = new Life().active();
    const count = (people: string[], torches: number) => ({
      people,
      tools: torches ? [{ kind: 'torch', count: torches }] : [],
    });
    expect(life.refused('guard', 'countIn', count(['stranger'], 0))).toContain('not-named-on-ticket');
    life.does('guard', 'countIn', count(['welder'], 2));
    expect(life.refused('guard', 'countIn', count(['welder'], 0))).toContain('already-inside');
    expect(life.refused('guard', 'countOut', count(['tester'], 0))).toContain('not-inside');
    expect(life.refused('guard', 'countOut', count([], 3))).toContain('tools-not-inside');
    life.does('guard', 'countOut', count(['welder'], 1));
    expect(life.state.inside).toEqual({ people: [], tools: { torch: 1 } });
    life.does('guard', 'countOut', count([], 1));
    expect(life.state.inside).toEqual({ people: [], tools: {} });
  });

  it('an isolation stays from the first signature until the work is handed back', () => {
    const point = (state: 'verified' | 'removed') => ({
      points: [{ point: 'B-1', energy: 'process' as const, kind: 'blind' as const, state }],
    });
    const life = new Life().submit();
    life.does('leader', 'recordIsolation', point('verified'));
    expect(life.ask('leader', 'recordIsolation', point('removed'))).toMatchObject({ accepted: true });
    life.does({ system: 'permit' }, 'prerequisitesReported', {});
    expect(life.refused('leader', 'recordIsolation', point('removed'))).toContain('isolation-still-needed');
    const watched = new Life().fireWatch();
    expect(watched.refused('leader', 'recordIsolation', point('removed'))).toContain('isolation-still-needed');
    watched.wait(30).does('guard', 'endFireWatch', { clear: true });
    expect(watched.does('leader', 'recordIsolation', point('removed'))).toEqual(['isolationRecorded']);
  });

  it('a hazard is cleared only when it was reported', () => {
    const life = new Life().active();
    life.does('welder', 'reportHazard', { hazard: 'leak' });
    life.does('leader', 'clearHazard', { hazard: 'leak' });
    expect(life.refused('leader', 'clearHazard', { hazard: 'leak' })).toContain('hazard-not-reported');
  });

  it('a hazard that is gone is remembered, for what it asks afterwards; an alarm is answered by its test', () => {
    const life = new Life().active();
    const reportedAt = life.now;
    life.does('welder', 'reportHazard', { hazard: 'rain' });
    expect(life.state.hazardsSeen).toEqual({ rain: { reportedAt } });
    life.wait(5).does('leader', 'clearHazard', { hazard: 'rain' });
    expect(life.state.hazards).toEqual([]);
    expect(life.state.hazardsSeen).toEqual({ rain: { reportedAt, clearedAt: life.now } });
    life.does({ system: 'sensor' }, 'gasAlarmRaised', { sensor: 's-1', substance: 'combustible' });
    expect(Object.keys(life.state.hazardsSeen ?? {})).toEqual(['rain']);
  });
});

it('what is handed back from a suspension is handed back', () => {
  const life = new Life().active();
  life.does('welder', 'suspend', { reason: 'done early' });
  expect(life.does('leader', 'handBack', cleared)).toEqual(['handedBack']);
  expect(life.state.suspension).toBeUndefined();
});
