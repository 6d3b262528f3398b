/** What comes together, twice, late or from elsewhere: races, signals, linked tickets, the green channel, a new history. */
import { until } from '@holdpoint/testing';
import { refusal } from '../test-support/permit-driver';
import { skippedTimeForSpecs } from '../test-support/skipped-time';
import { active, inApproval, onSite, phaseIs, submission } from '../test-support/test-work';

jest.setTimeout(60_000);

const time = skippedTimeForSpecs();
const place = { workPointCode: 'matches' } as const;

describe('at the same instant', () => {
  it.each([
    ['start first', ['start', 'revoke']],
    ['revoke first', ['revoke', 'start']],
  ] as const)('a start and a revocation (%s): no work goes on', async (_, order) => {
    const permit = time.permit();
    await onSite(time, permit);
    const acts = {
      start: () => permit.act('start', { place }, 'p-charge'),
      revoke: () => permit.act('revoke', { reason: 'gas in the sewer' }, 'p-safety'),
    };
    const [first, second] = await Promise.allSettled(order.map((name) => acts[name]()));

    expect(permit.permit.phase).toBe('revoked');
    const revoked = order[0] === 'revoke' ? first : second;
    expect(revoked!.status).toBe('fulfilled');
    // Either the work began and was stopped, or it never began.
    const story = permit.story.filter((name) => name === 'started' || name === 'revoked');
    expect([['started', 'revoked'], ['revoked']]).toContainEqual(story);
    expect(await permit.handle.result()).toMatchObject({ phase: 'revoked' });
  });

  it('a stop isn’t held up by a start that waits for the qualification service', async () => {
    const permit = time.permit();
    await onSite(time, permit);
    time.plant.qualificationAway = true;
    const starting = permit.act('start', { place }, 'p-charge').catch((error: unknown) => error);
    await permit.act('revoke', { reason: 'gas in the sewer' }, 'p-safety');
    expect(permit.permit.phase).toBe('revoked');
    expect(permit.story).not.toContain('started');
    await time.pass(1);
    expect(await starting).toBeInstanceOf(Error);
  });
});

it('starts nothing on a report that couldn’t be had', async () => {
  const permit = time.permit();
  await onSite(time, permit);
  time.plant.qualificationAway = true;
  const starting = refusal(permit.act('start', { place }, 'p-charge'));
  await time.pass(1);
  expect((await starting).codes).toContain('qualification-not-reported');
  time.plant.qualificationAway = false;
  await permit.act('start', { place }, 'p-charge');
  expect(permit.permit.phase).toBe('active');
});

describe('what is told from outside', () => {
  it('a lost certificate stops the work, however often it is told', async () => {
    const permit = time.permit();
    await active(time, permit);
    const lost = { person: 'p-welder', reason: 'revoked' } as const;
    await permit.signal('qualificationLost', lost, 'qualification', 'event-1');
    await permit.signal('qualificationLost', lost, 'qualification', 'event-1');
    await phaseIs(permit, 'suspended');
    // Told once more after the fact: nothing follows.
    await permit.signal('qualificationLost', lost, 'qualification', 'event-1');
    await permit.act('suspend', { reason: 'to be sure' }, 'p-guardian');
    expect(permit.story.filter((name) => name === 'qualificationLost')).toHaveLength(1);
    expect(permit.permit.suspension!.reasons.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['qualification-lost']),
    );
  });

  it('a lost certificate before the start bars it', async () => {
    const permit = time.permit();
    await onSite(time, permit);
    await permit.signal('qualificationLost', { person: 'p-welder', reason: 'revoked' }, 'qualification');
    time.plant.unqualified = ['p-welder'];
    await until(() => permit.permit.lostQualification.length === 1);
    expect((await refusal(permit.act('start', { place }, 'p-charge'))).codes).toContain('qualification-lost');
  });

  it('a gas alarm stops the work', async () => {
    const permit = time.permit();
    await active(time, permit);
    await permit.signal('gasAlarmRaised', { sensor: 's-1', substance: 'combustible' }, 'sensor');
    await phaseIs(permit, 'suspended');
  });

  it('by whoever has no business to tell it is nothing', async () => {
    const permit = time.permit();
    await active(time, permit);
    await permit.signal('gasAlarmRaised', { sensor: 's-1', substance: 'combustible' }, 'somebody');
    await permit.act('reportWeather', { windForce: 1 }, 'p-guardian');
    expect(permit.permit.phase).toBe('active');
  });
});

describe('linked tickets', () => {
  it('learn of each other, are suspended together, and fall together', async () => {
    const space = time.permit();
    await inApproval(time, space);
    const hot = time.permit();
    await inApproval(time, hot, { linked: [space.number] });
    // Told by the one that names it, and telling back where it stands.
    await until(() => space.permit.linked.some(({ number }) => number === hot.number));
    await until(() => hot.permit.linked.find(({ number }) => number === space.number)?.phase === 'inApproval');

    for (const permit of [space, hot]) {
      await permit.act('approve', { stage: 'unit', place }, 'p-unit');
      await permit.act('approve', { stage: 'safety', place }, 'p-safety');
      await permit.act('signBriefing', { as: 'giver' }, 'p-charge');
      await permit.act('signBriefing', { as: 'receiver' }, 'p-welder');
      await permit.act('checkTicket', {}, 'p-shift');
      await permit.act('issue', {}, 'p-charge');
      await permit.act('checkIn', { as: 'applicant', place }, 'p-applicant');
      await permit.act('checkIn', { as: 'guardian', place }, 'p-guardian');
    }
    await time.pass(11);
    await space.act('start', { place }, 'p-charge');
    await hot.act('start', { place }, 'p-charge');

    await space.act('suspend', { reason: 'alarm' }, 'p-guardian');
    await phaseIs(hot, 'suspended');
    await until(() => hot.permit.linked[0]!.phase === 'suspended');
    expect((await refusal(hot.act('resume', { place }, 'p-charge'))).codes).toContain('linked-ticket-not-ready');
    await space.act('resume', { place }, 'p-charge');
    await until(() => hot.permit.linked[0]!.phase === 'active');
    await hot.act('resume', { place }, 'p-charge');

    await space.act('revoke', { reason: 'the space is unsafe' }, 'p-safety');
    await phaseIs(hot, 'revoked');
    expect(await hot.handle.result()).toMatchObject({ phase: 'revoked' });
    expect(await space.handle.result()).toMatchObject({ phase: 'revoked' });
  });
});

describe('the green channel', () => {
  const greenChannel = { reason: 'a burst line' };
  beforeEach(() => {
    // Declared by the duty officer, who is the applicant here.
    time.plant.holders = { ...time.plant.holders, 'duty-officer': ['p-applicant', 'p-release'] };
  });

  it('shortens the chain, and the permit lives on until it has been reviewed', async () => {
    const permit = time.permit();
    await inApproval(time, permit, { greenChannel });
    expect(permit.permit.stages.map(({ id }) => id)).toEqual(['unit', 'green-channel-release']);
    await permit.act('approve', { stage: 'unit', place }, 'p-unit');
    await permit.act('approve', { stage: 'green-channel-release', place }, 'p-release');
    await permit.act('signBriefing', { as: 'giver' }, 'p-charge');
    await permit.act('signBriefing', { as: 'receiver' }, 'p-welder');
    await permit.act('checkTicket', {}, 'p-shift');
    await permit.act('issue', {}, 'p-charge');
    await permit.act('checkIn', { as: 'applicant', place }, 'p-applicant');
    await permit.act('checkIn', { as: 'guardian', place }, 'p-guardian');
    await time.pass(11);
    await permit.act('start', { place }, 'p-charge');
    await permit.act('revoke', { reason: 'done by others' }, 'p-safety');

    expect(permit.permit.phase).toBe('revoked');
    expect((await permit.handle.describe()).status.name).toBe('RUNNING');
    await time.pass(1441);
    await until(() => permit.permit.greenChannel!.reviewEscalated);
    await permit.act('reviewGreenChannel', { verdict: 'justified', findings: 'the line was hot' }, 'p-head');
    expect(await permit.handle.result()).toMatchObject({ phase: 'revoked' });
    expect(permit.story.at(-1)).toBe('greenChannelReviewed');
  });

  it('isn’t declared by just anybody', async () => {
    time.plant.holders = { ...time.plant.holders, 'duty-officer': ['p-release'] };
    const permit = time.permit();
    await permit.submit(await submission(time, { greenChannel }), 'p-applicant');
    expect(await permit.handle.result()).toMatchObject({ phase: 'returned' });
  });
});
