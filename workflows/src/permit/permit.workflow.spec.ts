/** A permit's life in skipped time: acts in order, every deadline, and what silence leads to. */
import type { PermitLifeEnd } from './permit.workflow';
import { until } from '@holdpoint/testing';
import { refusal } from '../test-support/permit-driver';
import { Plant } from '../test-support/plant';
import { skippedTimeForSpecs } from '../test-support/skipped-time';
import { active, approved, handedBack, inApproval, issued, phaseIs, submission } from '../test-support/test-work';

jest.setTimeout(60_000);

const time = skippedTimeForSpecs();
const place = { workPointCode: 'matches' } as const;

it('takes a permit from its submission to the archive, one transition for each act', async () => {
  const permit = time.permit();
  await handedBack(time, permit);
  await permit.act('acceptCompletion', {}, 'p-unit');
  await permit.act('close', {}, 'p-unit');
  await permit.act('archive', {}, 'p-archive');

  expect(await permit.handle.result()).toEqual<PermitLifeEnd>({
    number: permit.number,
    phase: 'archived',
    sequence: permit.permit.sequence,
  });
  expect(permit.story).toEqual([
    'submitted',
    'prerequisitesMet',
    'stageOpened',
    'stageSigned',
    'stageOpened',
    'stageSigned',
    'approved',
    'briefingSigned',
    'briefingSigned',
    'ticketChecked',
    'issued',
    'checkedIn',
    'checkedIn',
    'qualificationReported',
    'started',
    'handedBack',
    'fireWatchElapsed',
    'fireWatchEnded',
    'completionAccepted',
    'closed',
    'archived',
  ]);
  const sequences = time.plant.ledger.of(permit.number).map(({ body }) => body.sequence);
  expect(sequences).toEqual(sequences.map((_, index) => index + 1));
});

describe('the prerequisites', () => {
  it('send a permit back with every reason, which ends the run; the next submission is a new run of the same chain', async () => {
    time.plant.unqualified = ['p-welder', 'p-guardian'];
    time.plant.holders = {
      ...time.plant.holders,
      'unit-head': [],
      'duty-officer': [],
      'safety-department': [],
      'plant-head': [],
    };
    const permit = time.permit();
    await permit.submit(await submission(time), 'p-applicant');

    expect(await permit.handle.result()).toMatchObject({ phase: 'returned', sequence: 2 });
    const [, returned] = time.plant.ledger.of(permit.number);
    const codes = returned!.body.events
      .flatMap((event) => (event.name === 'returned' ? event.body.reasons : []))
      .map(({ code }) => code);
    expect(codes.filter((code) => code === 'stage-unheld')).toHaveLength(2);
    expect(codes.length).toBeGreaterThanOrEqual(4);

    const ledger = time.plant.ledger;
    time.plant = Object.assign(new Plant(), { ledger });
    const again = time.permit({
      number: permit.number,
      input: { run: 2, carried: { state: permit.permit, chainHead: returned!.hash } },
    });
    await again.submit(await submission(time), 'p-applicant');
    await phaseIs(again, 'inApproval');
    expect(again.permit).toMatchObject({ run: 2, sequence: 4 });
    expect(
      ledger
        .of(permit.number)
        .map(({ body }) => body.previous)
        .slice(1),
    ).toEqual(
      ledger
        .of(permit.number)
        .map(({ hash }) => hash)
        .slice(0, -1),
    );
  });

  it('that nobody answers return the permit at the limit', async () => {
    time.plant.qualificationAway = true;
    const permit = time.permit();
    await permit.submit(await submission(time), 'p-applicant');
    await time.pass(11);
    expect(await permit.handle.result()).toMatchObject({ phase: 'returned' });
    expect(permit.permit.ended).toMatchObject({ by: { system: 'timer' }, reason: 'prerequisites-unanswered' });
  });

  it('wait for a qualification service that comes back in time, and then ask again who is there', async () => {
    time.plant.qualificationAway = true;
    const permit = time.permit();
    await permit.submit(await submission(time), 'p-applicant');
    await time.pass(5);
    time.plant.qualificationAway = false;
    time.plant.away = ['p-unit'];
    await time.pass(1);
    await phaseIs(permit, 'inApproval');
    expect(permit.permit.stages[0]!.standIn).toEqual({ duty: 'duty-officer', reason: 'absent' });
  });

  it('are called off with the permit', async () => {
    time.plant.qualificationAway = true;
    const permit = time.permit();
    await permit.submit(await submission(time), 'p-applicant');
    await permit.act('cancel', { reason: 'not needed' }, 'p-applicant');
    expect(await permit.handle.result()).toMatchObject({ phase: 'cancelled', sequence: 2 });
  });
});

it('is over at once, and without a record, when the submission itself is refused', async () => {
  const permit = time.permit();
  const refused = await refusal(permit.submit(await submission(time, { form: {} }), 'p-applicant'));
  expect(refused.details.refusal).toMatchObject({ code: 'fields-invalid', reasons: [{ field: '/form/content' }] });
  expect(await permit.handle.result()).toEqual({ number: permit.number, sequence: 0 });
  expect(time.plant.ledger.of(permit.number)).toHaveLength(0);
});

describe('an unanswered stage', () => {
  it('is reminded of, goes up the line step by step, and expires: NOT approved', async () => {
    const permit = time.permit();
    await inApproval(time, permit);
    const opened = permit.permit.stages[0]!;
    const at = (): string[] =>
      time.plant.ledger
        .of(permit.number)
        .slice(2)
        .map(
          ({ body }) =>
            `${body.events[0]!.name} ${Math.round((Date.parse(body.at) - Date.parse(opened.openedAt!)) / 60_000)}`,
        );

    expect(await permit.handle.result()).toMatchObject({ phase: 'expired' });

    expect(at()).toEqual([
      'stageReminded 45',
      'stageEscalated 60',
      'stageReminded 105',
      'stageEscalated 120',
      'stageReminded 165',
      'expired 180',
    ]);
    expect(permit.story).not.toContain('approved');
    expect(permit.permit.ended).toMatchObject({ by: { system: 'timer' } });
  });

  it('can be signed by the duty that it went up to', async () => {
    const permit = time.permit();
    await inApproval(time, permit);
    expect((await refusal(permit.act('approve', { stage: 'unit', place }, 'p-head'))).codes).toEqual([
      'not-yours-to-do',
    ]);
    await time.pass(121);
    await until(() => permit.permit.stages[0]!.escalation === 2);
    await permit.act('approve', { stage: 'unit', place }, 'p-head');
    expect(permit.permit.stages[0]).toMatchObject({
      status: 'signed',
      signatures: [{ person: 'p-head', duty: 'plant-head' }],
    });
  });

  it.each([
    ['vacant', { holders: [], away: [] }],
    ['absent', { holders: ['p-unit'], away: ['p-unit'] }],
  ] as const)('has a stand-in when its duty is %s', async (reason, { holders, away }) => {
    time.plant.holders = { ...time.plant.holders, 'unit-head': holders };
    time.plant.away = away;
    const permit = time.permit();
    await inApproval(time, permit);
    expect(permit.permit.stages[0]!.standIn).toEqual({ duty: 'duty-officer', reason });
    await permit.act('approve', { stage: 'unit', place }, 'p-duty');
    expect(permit.permit.stages[0]!.status).toBe('signed');
  });
});

describe('time', () => {
  it('expires a permit that was approved and never started', async () => {
    const permit = time.permit();
    await approved(time, permit);
    expect(await permit.handle.result()).toMatchObject({ phase: 'expired' });
    expect(permit.story.at(-1)).toBe('expired');
    const last = time.plant.ledger.of(permit.number).at(-1)!.body;
    expect(last.events[0]!.body).toEqual({ why: 'not-started' });
    expect(Date.parse(last.at)).toBeGreaterThanOrEqual(Date.parse(permit.permit.window.from) + 240 * 60_000);
  });

  it('ends work whose validity is over', async () => {
    const permit = time.permit();
    await active(time, permit);
    expect(await permit.handle.result()).toMatchObject({ phase: 'expired' });
    const last = time.plant.ledger.of(permit.number).at(-1)!.body;
    expect(last.events.at(-1)!.body).toEqual({ why: 'validity-over' });
    expect(Date.parse(last.at) - Date.parse(permit.permit.window.until)).toBeLessThan(60_000);
  });

  it('revokes what stood still for too long', async () => {
    const permit = time.permit();
    await active(time, permit);
    await permit.act('suspend', { reason: 'smell of gas' }, 'p-guardian');
    expect(permit.permit.phase).toBe('suspended');
    expect(await permit.handle.result()).toMatchObject({ phase: 'revoked' });
    expect(permit.permit.ended).toMatchObject({ reason: 'suspension-too-long' });
  });

  it('lets a fire watch end only when it has lasted, and sends an unaccepted completion up the line', async () => {
    const permit = time.permit();
    await active(time, permit);
    await permit.act('handBack', { siteClear: true, noEmbers: true, restored: true }, 'p-charge');
    expect((await refusal(permit.act('endFireWatch', { clear: true }, 'p-guardian'))).codes).toEqual([
      'fire-watch-running',
    ]);
    await time.pass(31);
    await permit.act('endFireWatch', { clear: true }, 'p-guardian');
    expect((await refusal(permit.act('acceptCompletion', {}, 'p-head'))).codes).toEqual(['not-yours-to-do']);
    await time.pass(61);
    await until(() => permit.permit.acceptanceEscalated);
    await permit.act('acceptCompletion', {}, 'p-head');
    expect(permit.permit.phase).toBe('accepted');
  });

  it('is asked of the certificates too: one that lapses during the work stops it', async () => {
    const permit = time.permit();
    time.plant.certificatesUntil = { 'p-welder': await time.instant(60) };
    await active(time, permit);
    time.plant.unqualified = ['p-welder'];
    await time.pass(60);
    await phaseIs(permit, 'suspended');
    expect(permit.permit.suspension!.reasons.map(({ code }) => code)).toContain('qualification-lost');
  });
});

describe('an act', () => {
  it('comes after the one that arrived before it, and is refused without a trace where it comes too early', async () => {
    const permit = time.permit();
    await issued(time, permit);
    const before = time.plant.ledger.of(permit.number).length;
    const refused = await refusal(permit.act('start', { place }, 'p-charge'));
    expect(refused.codes).toEqual(expect.arrayContaining(['window-not-open', 'check-in-missing', 'guardian-absent']));
    expect((await refusal(permit.act('endFireWatch', { clear: true }, 'p-guardian'))).details.refusal.code).toBe(
      'wrong-phase',
    );
    expect(time.plant.ledger.of(permit.number)).toHaveLength(before);

    // Sent in one breath: each finds the state that the one before left.
    await Promise.all([
      permit.act('checkIn', { as: 'applicant', place }, 'p-applicant'),
      permit.act('checkIn', { as: 'guardian', place }, 'p-guardian'),
      permit.act('reportWeather', { windForce: 2 }, 'p-guardian'),
    ]);
    expect(time.plant.ledger.of(permit.number)).toHaveLength(before + 3);
  });

  it('is done once, however often it is sent', async () => {
    const permit = time.permit();
    await inApproval(time, permit);
    const approve = () => permit.act('approve', { stage: 'unit', place }, 'p-unit', { key: 'k-approve' });
    const replies = await Promise.all([approve(), approve(), approve()]);
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
    expect(await approve()).toEqual(replies[0]);
    expect(permit.story.filter((name) => name === 'stageSigned')).toHaveLength(1);
  });

  it('with a key that another permit has used is refused, and life goes on', async () => {
    const other = time.permit();
    await inApproval(time, other);
    await other.act('approve', { stage: 'unit', place }, 'p-unit', { key: 'k-used' });
    const permit = time.permit();
    await inApproval(time, permit);
    const refused = await refusal(permit.act('approve', { stage: 'unit', place }, 'p-unit', { key: 'k-used' }));
    expect(refused.details.refusal.code).toBe('idempotency-key-reused');
    await permit.act('approve', { stage: 'unit', place }, 'p-unit');
    expect(permit.permit.stages[0]!.status).toBe('signed');
  });

  it('upon a permit that has moved on is refused as stale', async () => {
    const permit = time.permit();
    await inApproval(time, permit);
    const seen = permit.permit.sequence;
    await permit.act('reportWeather', { windForce: 2 }, 'p-guardian', { expectedSequence: seen });
    const refused = await refusal(
      permit.act('reportWeather', { windForce: 3 }, 'p-guardian', { expectedSequence: seen }),
    );
    expect(refused.details.refusal).toEqual({
      code: 'stale-sequence',
      reasons: [{ code: 'stale-sequence', params: { seen, sequence: seen + 1 } }],
    });
    expect(permit.permit.weather!.windForce).toBe(2);
  });

  it('done offline keeps both times', async () => {
    const permit = time.permit();
    await inApproval(time, permit);
    const doneAt = await time.instant(-20);
    await permit.act('reportWeather', { windForce: 2 }, 'p-guardian', { doneAt });
    const { body } = time.plant.ledger.of(permit.number).at(-1)!;
    expect(body.command.doneAt).toBe(doneAt);
    expect(body.at > doneAt).toBe(true);
  });

  it('waits while the record can’t be written, and is answered once it is', async () => {
    const permit = time.permit();
    await inApproval(time, permit);
    let tries = 0;
    time.plant.ledger.break(() => {
      tries += 1;
      throw new Error('the database is away');
    });
    const approving = permit.act('approve', { stage: 'unit', place }, 'p-unit');
    await until(() => tries >= 2);
    expect(permit.permit.stages[0]!.status).toBe('open');
    time.plant.ledger.mend();
    expect(await approving).toMatchObject({ events: ['stageSigned', 'stageOpened'] });
  });

  it('whose record was written though its answer got lost is lived through as it was recorded', async () => {
    const permit = time.permit();
    await inApproval(time, permit);
    time.plant.ledger.breakAfter(() => {
      time.plant.ledger.mend();
      throw new Error('the connection broke after the commit');
    });
    const reply = await permit.act('approve', { stage: 'unit', place }, 'p-unit');
    expect(permit.story.filter((name) => name === 'stageSigned')).toHaveLength(1);
    expect(reply).toMatchObject({ sequence: permit.permit.sequence, events: ['stageSigned', 'stageOpened'] });
    await permit.act('approve', { stage: 'safety', place }, 'p-safety');
    expect(permit.permit.phase).toBe('approved');
  });
});

it('isn’t ended by a request to cancel the workflow: a permit ends by an act', async () => {
  const permit = time.permit();
  await inApproval(time, permit);
  await permit.handle.cancel();
  await permit.act('approve', { stage: 'unit', place }, 'p-unit');
  expect((await permit.handle.describe()).status.name).toBe('RUNNING');
});
