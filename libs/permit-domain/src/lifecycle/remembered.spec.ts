/** What a permit remembers of each act: what was said, by whom and when, and nothing of what nobody said. */
import type { TypePack } from '../pack/pack';
import { plusMinutes } from '../time/instant';
import { evolve, evolveAll } from './evolve';
import { planned } from './planned';
import { headCountIsOpen } from './review';
import type { PermitState } from './state';
import { Life, application, cleared, onSpot } from './test-support/life';
import { samplePack } from './test-support/sample-pack';

const source = { clause: '9.9', certainty: 'V', force: 'binding', effectiveFrom: '2022-10-01' } as const;
const by = (person: string, life: Life) => ({ by: person, at: life.now });

describe('a submission', () => {
  it('begins with nothing tested, told or signed', () => {
    const life = new Life().submit();
    expect(life.state).toMatchObject({
      gasSamples: [],
      isolations: [],
      briefing: { receivers: [] },
      measures: {},
      steps: {},
      inside: { people: [], tools: {} },
      lostQualification: [],
    });
  });
  it('comes first, and nothing comes of nothing', () => {
    expect(() =>
      evolve(undefined, { name: 'closed', at: application.window.from, by: { person: 'x' }, body: {} }),
    ).toThrow('closed came before the permit was submitted');
    expect(() => evolveAll(undefined, [])).toThrow('a permit begins with an event');
    const { state } = new Life().submit();
    expect(evolveAll(state, [])).toBe(state);
  });
  it('that is returned says when, by whom and why', () => {
    const life = new Life().inApproval();
    life.does('uma', 'sendBack', { stage: 'unit', reason: 'say which' });
    expect(life.state.ended).toEqual({ at: life.now, by: { person: 'uma' }, reason: 'sent-back' });
  });
  it('is planned as it would be submitted', () => {
    const plan = { tenant: 'acme', number: 'this-plan', applicant: 'shi', body: application };
    const { facts, now } = new Life();
    const permit = planned(plan, facts, samplePack, now);
    expect(permit).toMatchObject({ number: 'this-plan', applicant: 'shi', level: '1', linked: [], phase: 'submitted' });
    expect(permit.greenChannel).toBeUndefined();
    const declared = planned(
      { ...plan, body: { ...application, greenChannel: { reason: 'a leak' }, linked: ['SX-1'] } },
      facts,
      samplePack,
      now,
    );
    expect(declared).toMatchObject({ greenChannel: { reason: 'a leak', by: 'shi' }, linked: [{ number: 'SX-1' }] });
    const higher: TypePack = {
      ...samplePack,
      levels: { ...samplePack.levels, upgrade: [{ ...source, id: 'hurry', when: [{ greenChannel: true }] }] },
    };
    expect(
      planned({ ...plan, body: { ...application, greenChannel: { reason: 'a leak' } } }, facts, higher, now).level,
    ).toBe('special');
    expect(planned(plan, facts, higher, now).level).toBe('1');
  });
});

describe('preparations', () => {
  it('are by whoever made them, and the newest of each stands', () => {
    const life = new Life().approved();
    const point = (name: string, state: 'applied' | 'verified') =>
      ({ point: name, energy: 'process', kind: 'blind', state }) as const;
    life.does('leader', 'recordIsolation', { points: [point('B-1', 'applied'), point('B-2', 'applied')] });
    life.wait(5).does('shi', 'recordIsolation', { points: [point('B-1', 'verified')] });
    expect(
      life.state.isolations.map(({ point: name, state, by: who, appliedBy }) => [name, state, who, appliedBy]),
    ).toEqual([
      ['B-2', 'applied', 'leader', undefined],
      ['B-1', 'verified', 'shi', 'leader'],
    ]);
    life.does('leader', 'signBriefing', { as: 'giver' });
    for (const person of ['welder', 'guard', 'welder']) life.wait(1).does(person, 'signBriefing', { as: 'receiver' });
    expect(life.state.briefing.receivers.map(({ person, at }) => [person, at])).toEqual([
      ['guard', plusMinutes(life.now, -1)],
      ['welder', life.now],
    ]);
    life.does('shi', 'checkTicket', {});
    expect(life.state.ticketCheck).toEqual(by('shi', life));
  });
  it('include who was on the spot, and only a guardian takes the post by it', () => {
    const life = new Life().issued();
    life.does('app', 'checkIn', { as: 'applicant', place: onSpot });
    expect(life.state.guardianOnPost).toBeUndefined();
    expect(life.state.checkIns.applicant).toMatchObject({ person: 'app', at: life.now });
    life.does('guard', 'checkIn', { as: 'guardian', place: onSpot });
    expect(life.state.checkIns).toMatchObject({ applicant: { person: 'app' }, guardian: { person: 'guard' } });
    expect(life.state.guardianOnPost).toEqual({ person: 'guard', since: life.now });
  });
  it('include each step as it was last done, beside the others', () => {
    const step = { ...source, words: { zh: 'x', en: 'x' }, doneBy: ['welder', 'shift-leader'] };
    const pack = {
      ...samplePack,
      steps: [
        { ...step, id: 'trial' },
        { ...step, id: 'look' },
      ],
    };
    const life = new Life(pack).approved();
    life.does('welder', 'recordStep', { step: 'trial', passed: false });
    life.wait(1).does('shi', 'recordStep', { step: 'look', passed: true });
    life.wait(1).does('welder', 'recordStep', { step: 'trial', passed: true, note: 'again' });
    expect(life.state.steps).toEqual({
      trial: { step: 'trial', passed: true, note: 'again', ...by('welder', life) },
      look: { step: 'look', passed: true, by: 'shi', at: plusMinutes(life.now, -1) },
    });
    for (const person of ['leader', 'guard', 'uma'])
      expect(life.refused(person, 'recordStep', { step: 'look', passed: true })).toContain('not-yours-to-do');
  });
});

describe('work', () => {
  it('stands still since the first reason, for all of them', () => {
    const life = new Life().active();
    life.does('welder', 'suspend', { reason: 'smell' });
    const since = life.now;
    life.wait(5).does('sol', 'suspend', { reason: 'not as permitted', detail: 'no blanket' });
    expect(life.state.suspension).toMatchObject({
      since,
      reasons: [
        { code: 'stopped-by-person', at: since, by: { person: 'welder' } },
        {
          code: 'stopped-by-person',
          at: life.now,
          by: { person: 'sol' },
          liftedBy: ['safety-officer', 'safety-department'],
        },
      ],
    });
    expect(life.state.suspension?.reasons).toHaveLength(2);
    life.wait(1).does('sol', 'liftStop', {});
    const [crew, safety] = life.state.suspension!.reasons;
    expect(crew).not.toHaveProperty('lifted');
    expect(safety?.lifted).toEqual({ person: 'sol', at: life.now });
    // A stop that was lifted stays lifted by who did it.
    life.wait(1).does('sol', 'suspend', { reason: 'again' });
    life.does('sam', 'liftStop', {});
    expect(life.state.suspension?.reasons.map(({ lifted }) => lifted?.person)).toEqual([undefined, 'sol', 'sam']);
    expect(life.refused('sol', 'liftStop', {})).toContain('no-stop-to-lift');
  });
  it('has each hazard once, as it was last reported, until it is cleared', () => {
    const life = new Life().active();
    life.does('welder', 'reportHazard', { hazard: 'leak', distanceM: 40 });
    life.does('welder', 'reportHazard', { hazard: 'train', distanceM: 60 });
    life.wait(1).does('guard', 'reportHazard', { hazard: 'leak', distanceM: 20 });
    expect(life.state.hazards).toEqual([
      { hazard: 'train', distanceM: 60, at: plusMinutes(life.now, -1) },
      { hazard: 'leak', distanceM: 20, at: life.now },
    ]);
    expect(life.refused('leader', 'clearHazard', { hazard: 'flood' })).toContain('hazard-not-reported');
    life.does('leader', 'clearHazard', { hazard: 'leak' });
    expect(life.state.hazards.map(({ hazard }) => hazard)).toEqual(['train']);
  });
  it('is recorded since the camera last said so', () => {
    const life = new Life().active();
    life.does('welder', 'reportRecording', { on: true, explosionProof: true, reference: 'cam-4' });
    expect(life.state.recording).toEqual({ on: true, explosionProof: true, reference: 'cam-4', since: life.now });
  });
  it('counts in and out by person and by kind', () => {
    const life = new Life().active();
    life.does('guard', 'countIn', { people: ['welder', 'leader'], tools: [{ kind: 'torch', count: 2 }] });
    expect(life.refused('guard', 'countIn', { people: ['leader'], tools: [] })).toContain('already-inside');
    expect(life.refused('guard', 'countOut', { people: ['tester'], tools: [] })).toContain('not-inside');
    expect(
      life.refusal('guard', 'countOut', {
        people: [],
        tools: [
          { kind: 'torch', count: 3 },
          { kind: 'rod', count: 1 },
        ],
      }).reasons,
    ).toMatchObject([{ code: 'tools-not-inside', params: { kinds: ['torch', 'rod'] } }]);
    life.does('guard', 'countOut', { people: ['leader'], tools: [{ kind: 'torch', count: 1 }] });
    expect(life.state.inside).toEqual({ people: ['welder'], tools: { torch: 1 } });
  });
  it('that has ended is followed while anybody or anything is inside', () => {
    const { state } = new Life().active();
    const ended = (phase: PermitState['phase'], people: string[], tools: Record<string, number> = {}) =>
      headCountIsOpen({ ...state, phase, inside: { people, tools } });
    expect([ended('expired', ['welder']), ended('revoked', ['welder']), ended('revoked', [], { torch: 1 })]).toEqual([
      true,
      true,
      true,
    ]);
    expect([ended('expired', []), ended('active', ['welder']), ended('cancelled', ['welder'])]).toEqual([
      false,
      false,
      false,
    ]);
  });
});

describe('an end', () => {
  it('says how the place was left, who watched, who accepted and who archived', () => {
    const attachments = [{ attachment: 'photo-1', sha256: 'ab' }];
    const life = new Life().active().wait(60);
    life.does('leader', 'handBack', { ...cleared, attachments });
    expect(life.state.handedBack).toEqual({
      ...by('leader', life),
      siteClear: true,
      noEmbers: true,
      restored: true,
      attachments,
    });
    expect(life.state.stoppedAt).toBe(life.now);
    life.wait(30).does('guard', 'endFireWatch', { clear: true });
    expect(life.state.fireWatchEnded).toEqual(by('guard', life));
    life.does('shi', 'acceptCompletion', {});
    expect(life.state.acceptance).toEqual(by('shi', life));
    life.does('shi', 'close', {});
    life.wait(1).does('ari', 'archive', {});
    expect(life.state.ended).toEqual({ at: life.now, by: { person: 'ari' } });
  });
  it('says nothing of what wasn’t said', () => {
    const life = new Life({ ...samplePack, rules: [] }).active();
    life.does('leader', 'handBack', { siteClear: true, restored: true });
    expect(life.state.handedBack).toEqual({ ...by('leader', life), siteClear: true, restored: true });
  });
  it('of work that stood still keeps when that began', () => {
    const life = new Life().active().wait(10);
    life.does('leader', 'suspend', { reason: 'wind' });
    const stoppedAt = life.now;
    expect(life.state.stoppedAt).toBe(stoppedAt);
    life.wait(20).does('leader', 'handBack', cleared);
    expect(life.state.stoppedAt).toBe(stoppedAt);
  });
});

it('another ticket is changed by news of it alone, and an isolation too', () => {
  const life = new Life().approved({ linked: ['SX-1', 'SX-2'] });
  life.does({ system: 'permit' }, 'linkedPermitChanged', { number: 'SX-2', type: 'confined-space', phase: 'active' });
  expect(life.state.linked).toEqual([{ number: 'SX-1' }, { number: 'SX-2', type: 'confined-space', phase: 'active' }]);
  const register = { system: 'isolation-register' };
  for (const number of ['GL-1', 'GL-2'])
    life.does(register, 'isolationChanged', { number, state: 'verified', inForce: true, linked: true });
  life.does(register, 'isolationChanged', { number: 'GL-1', state: 'broken', inForce: false, linked: true });
  expect(life.state.standsOn?.map(({ number, state }) => [number, state])).toEqual([
    ['GL-2', 'verified'],
    ['GL-1', 'broken'],
  ]);
  life.does(register, 'isolationChanged', { number: 'GL-2', state: 'verified', inForce: true, linked: false });
  expect(life.state.standsOn?.map(({ number }) => number)).toEqual(['GL-1']);
});
