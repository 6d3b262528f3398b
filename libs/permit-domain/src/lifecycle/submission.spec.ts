/** Prerequisites: everything that speaks against a submission comes back at once, and a resubmission goes on from it. */
import { Life, application, people, reportAt } from './test-support/life';

const permitSystem = { system: 'permit' };
const reasons = (life: Life): readonly string[] => life.last('returned').body.reasons.map(({ code }) => code);

describe('a submission', () => {
  it('is recorded at once, before any prerequisite is known', () => {
    const life = new Life();
    expect(life.does('app', 'submit', { ...application, linked: ['SX-2026-000007'], workOrder: 'WO-1' })).toEqual([
      'submitted',
    ]);
    expect(life.state).toMatchObject({
      phase: 'submitted',
      applicant: 'app',
      linked: [{ number: 'SX-2026-000007' }],
      workOrder: 'WO-1',
      sequence: 1,
      submittedAt: life.now,
    });
  });

  it('without a site comes back, at the highest level', () => {
    const life = new Life();
    expect(life.does('app', 'submit', application, { site: undefined })).toEqual(['submitted', 'returned']);
    expect(life.state).toMatchObject({ phase: 'returned', level: 'special' });
  });

  it('needs a number that somebody gave it', () => {
    expect(new Life().refused('app', 'submit', application, { permit: undefined })).toEqual(['permit-unnamed']);
  });
});

describe('prerequisites', () => {
  it('that nobody answered count as not met', () => {
    const life = new Life().submit();
    life.does(
      permitSystem,
      'prerequisitesReported',
      {},
      { qualification: undefined, duties: undefined, site: undefined },
    );
    expect(life.phase).toBe('returned');
    expect(reasons(life)).toEqual(
      expect.arrayContaining(['site-unknown', 'qualification-not-reported', 'stage-unheld']),
    );
  });

  it('come back with every reason: people, form of the level, duties', () => {
    const life = new Life();
    life.holders = { ...life.holders, 'plant-head': [] };
    life.submit({ form: { ...application.form, placeKind: 'bund' } });
    const report = reportAt(life.now, { meets: false, reasons: [{ code: 'certificate-expired' }] });
    life.does(permitSystem, 'prerequisitesReported', {}, { qualification: report });
    expect(reasons(life)).toEqual(['field-required', 'person-not-qualified', 'stage-unheld']);
    expect(life.last('returned').body.reasons[0]).toMatchObject({ field: '/form/plan', clause: '5.4.2' });
  });

  it('name a person on whom the report is silent', () => {
    const life = new Life().submit();
    const silent = { ...reportAt(life.now), findings: reportAt(life.now).findings.slice(1) };
    life.does(permitSystem, 'prerequisitesReported', {}, { qualification: silent });
    expect(life.last('returned').body.reasons).toMatchObject([
      { code: 'qualification-not-reported', params: people[0], clause: '4.9' },
    ]);
  });

  it('find a pack that is not in force', () => {
    const life = new Life({ ...new Life().pack, effectiveFrom: '2026-11-26' }).inApproval();
    expect(reasons(life)).toEqual(['pack-not-in-force']);
  });

  it('answered late change nothing', () => {
    const life = new Life().inApproval();
    expect(life.does(permitSystem, 'prerequisitesReported', {})).toEqual([]);
  });
});

describe('a resubmission', () => {
  it('is a new run of the same permit, clean but for its number and sequence', () => {
    const life = new Life().inApproval();
    life.does('uma', 'sendBack', { stage: 'unit', reason: 'say which bracket', fields: ['/form/content'] });
    expect(life.state).toMatchObject({ phase: 'returned', run: 1, sequence: 3 });
    expect(life.last('returned').body.reasons.map(({ code, field }) => [code, field])).toEqual([
      ['sent-back', undefined],
      ['sent-back-field', '/form/content'],
    ]);
    life.facts = { ...life.facts, permit: undefined };
    life.inApproval({ form: { ...application.form, content: 'the left bracket' } });
    expect(life.state).toMatchObject({ phase: 'inApproval', run: 2, sequence: 5, number: 'DH-2026-000001' });
    expect(life.state.ended).toBeUndefined();
    expect(life.state.stages[0]?.signatures).toEqual([]);
  });

  it('is not for a permit that was rejected', () => {
    const life = new Life().inApproval();
    life.does('uma', 'reject', { stage: 'unit', reason: 'not now' });
    expect(life.state).toMatchObject({ phase: 'rejected', ended: { reason: 'not now' } });
    expect(life.refused('app', 'submit', application)[0]).toBe('ticket-final');
  });
});

describe('an approval', () => {
  it('is given on the spot or not at all (4.11)', () => {
    const life = new Life().inApproval();
    const { code, reasons: found } = life.refusal('uma', 'approve', { stage: 'unit' });
    expect([code, found]).toMatchObject([
      'conditions-not-met',
      [{ code: 'place-missing', clause: '4.11', rule: 'on-site' }],
    ]);
  });

  it('comes too late once the last limit has passed, even before the clock says so', () => {
    const life = new Life().inApproval();
    life.passes('stage-limit/unit');
    life.passes('stage-limit/unit');
    life.until(life.deadline('stage-limit/unit')!);
    const place = { workPointCode: 'matches' } as const;
    expect(life.refused('uma', 'approve', { stage: 'unit', place })).toContain('stage-limit-passed');
    life.wait(0, -1);
    expect(life.ask('uma', 'approve', { stage: 'unit', place })).toMatchObject({ accepted: true });
  });

  it('comes too late when work could no longer begin', () => {
    const life = new Life().inApproval({
      window: { from: '2026-11-25T00:00:00.000Z', until: '2026-11-25T04:00:00.000Z' },
    });
    const approve = () => life.ask('uma', 'approve', { stage: 'unit', place: { workPointCode: 'matches' } });
    expect(life.until('2026-11-25T01:59:59.999Z') && approve()).toMatchObject({ accepted: true });
    expect(life.until('2026-11-25T02:00:00.000Z') && approve()).toMatchObject({
      accepted: false,
      refusal: { reasons: [{ code: 'too-late-to-start' }] },
    });
  });
});

describe('wind before the start', () => {
  it('lifts the level, and the higher chain signs as well', () => {
    const life = new Life().approved({ form: { ...application.form, plan: 'plan-1' } });
    expect(life.does('welder', 'reportWeather', { windForce: 4 })).toEqual(['weatherReported']);
    expect(life.does('welder', 'reportWeather', { windForce: 5 })).toEqual([
      'weatherReported',
      'levelRaised',
      'stageOpened',
    ]);
    expect(life.state).toMatchObject({ phase: 'inApproval', level: 'special', levelBecause: ['5.1.3', 'wind'] });
    expect(life.state.approvedAt).toBeUndefined();
    expect(life.state.stages.map(({ id, status }) => [id, status])).toEqual([
      ['unit', 'signed'],
      ['safety', 'signed'],
      ['head', 'open'],
    ]);
    life.does('pia', 'approve', { stage: 'head', place: { workPointCode: 'matches' } });
    expect(life.phase).toBe('approved');
    // Calm again: what was lifted stays lifted.
    expect(life.does('welder', 'reportWeather', { windForce: 1 })).toEqual(['weatherReported']);
    expect(life.state.level).toBe('special');
  });

  it('reported before the prerequisites are known counts from the first stage on', () => {
    const life = new Life().submit({ form: { ...application.form, plan: 'plan-1' } });
    expect(life.does('welder', 'reportWeather', { windForce: 5 })).toEqual(['weatherReported', 'levelRaised']);
    life.does(permitSystem, 'prerequisitesReported', {});
    expect(life.state.stages.map(({ id }) => id)).toEqual(['unit', 'safety', 'head']);
  });

  it('takes a briefing, a check and an issue of the lower level back', () => {
    const life = new Life().ready();
    life.does('welder', 'reportWeather', { windForce: 5 });
    expect(life.state).toMatchObject({ phase: 'inApproval', briefing: { receivers: [] }, checkIns: {} });
    expect([life.state.issuedAt, life.state.ticketCheck]).toEqual([undefined, undefined]);
  });
});
