/** Signing in a holder's place: within dates and limits, never by or for anybody with a part in the work, and each word counts once (P1). */
import type { TypePack } from '../pack/pack';
import type { DelegationFacts, Facts } from './facts';
import { evolveAll } from './evolve';
import { dutyFacts, Life, morning, onSpot } from './test-support/life';
import { samplePack } from './test-support/sample-pack';

const untilEvening = '2026-11-25T12:00:00.000Z';
const toDora: DelegationFacts = {
  id: 'd-1',
  duty: 'unit-head',
  by: 'uma',
  to: 'dora',
  from: '2026-11-24T16:00:00.000Z',
  until: untilEvening,
};
/** What the door tells when `to` of these acts. */
const told = (life: Life, ...given: readonly DelegationFacts[]): Facts => ({
  actor: { person: given[0]!.to, duties: [], delegations: given },
  duties: Object.fromEntries(
    Object.entries(dutyFacts(life.holders, life.absent)).map(([duty, facts]) => [
      duty,
      { ...facts, delegations: given.filter((one) => one.duty === duty) },
    ]),
  ),
});
const unit = { stage: 'unit', place: onSpot };
const signs = (life: Life, given: DelegationFacts = toDora) => life.does(given.to, 'approve', unit, told(life, given));
const refused = (life: Life, given: DelegationFacts, stage = 'unit') =>
  life.refused(given.to, 'approve', { stage, place: onSpot }, told(life, given));
const withUnit = (change: Partial<TypePack['chain'][number]>): TypePack => ({
  ...samplePack,
  chain: samplePack.chain.map((stage) => (stage.id === 'unit' ? { ...stage, ...change } : stage)),
});

it('signs for the holder, and the record says for whom, by which delegation and until when', () => {
  const life = new Life().inApproval();
  expect(signs(life)).toEqual(['stageSigned', 'stageOpened']);
  expect(life.last('stageSigned').body).toMatchObject({
    person: 'dora',
    duty: 'unit-head',
    complete: true,
    for: { person: 'uma', delegation: 'd-1', until: untilEvening },
  });
  expect(life.state.stages.find(({ id }) => id === 'unit')!.signatures).toEqual([
    { person: 'dora', duty: 'unit-head', at: morning, for: { person: 'uma', delegation: 'd-1', until: untilEvening } },
  ]);
  expect(evolveAll(undefined, life.log).stages).toEqual(life.state.stages);
});

it('may send back and reject as well, and nothing else of the duty', () => {
  const life = new Life().inApproval();
  expect(life.does('dora', 'reject', { stage: 'unit', reason: 'restart' }, told(life, toDora))).toEqual(['rejected']);
  const shift: DelegationFacts = { ...toDora, duty: 'shift-leader', by: 'shi' };
  const other = new Life().approved();
  expect(other.refused('dora', 'checkTicket', {}, told(other, shift))).toEqual(['not-entitled', 'not-yours-to-do']);
});

it.each<[string, Partial<DelegationFacts>, string]>([
  ['before it begins', { from: '2026-11-25T01:00:00.001Z' }, 'delegation-not-in-force'],
  ['at the instant of its end', { until: morning }, 'delegation-not-in-force'],
  ['for another type', { covers: [{ type: 'lifting' }] }, 'delegation-beyond-limits'],
  ['above the highest level', { covers: [{ type: 'hot-work', levels: ['2'] }] }, 'delegation-beyond-limits'],
  ['for an applicant', { by: 'app' }, 'delegator-has-part'],
  ['for somebody of the crew', { by: 'leader' }, 'delegator-has-part'],
  ['by somebody of the crew', { to: 'welder' }, 'not-independent'],
  ['of a duty that the stage doesn’t ask', { duty: 'archive' }, 'not-yours-to-do'],
])('gives no right %s', (_what, change, code) => {
  const life = new Life().inApproval();
  expect(refused(life, { ...toDora, ...change })).toEqual(['not-entitled', code]);
});

it('gives the right up to the last millisecond and for the levels that it covers', () => {
  const life = new Life().inApproval();
  const covers = [{ type: samplePack.type, levels: [life.state.level] }];
  expect(signs(life, { ...toDora, covers, until: '2026-11-25T01:00:00.001Z' })).toContain('stageSigned');
});

it('that runs out while the stage waits gives no right any more', () => {
  const life = new Life().inApproval();
  const short = { ...toDora, until: '2026-11-25T01:10:00.000Z' };
  life.wait(10);
  expect(refused(life, short)).toEqual(['not-entitled', 'delegation-not-in-force']);
});

it('is refused with its clause where the pack has the stage signed in person', () => {
  const life = new Life(withUnit({ delegable: false })).inApproval();
  const { reasons } = life.refusal('dora', 'approve', unit, told(life, toDora));
  expect(reasons).toMatchObject([{ code: 'delegation-not-allowed', clause: samplePack.chain[0]!.clause }]);
  expect(life.does('uma', 'approve', unit)).toContain('stageSigned');
});

describe('one word counts once', () => {
  const forSam: DelegationFacts = { ...toDora, id: 'd-2', duty: 'safety-department', by: 'sam' };

  it('whoever signed one stage for somebody signs no other, for nobody', () => {
    const life = new Life().inApproval();
    signs(life);
    expect(refused(life, forSam, 'safety')).toEqual(['conditions-not-met', 'already-signed']);
  });

  it('whoever was signed for doesn’t sign another stage, nor is signed for again', () => {
    const life = new Life();
    life.holders = { ...life.holders, 'safety-department': ['uma', 'sam'] };
    life.inApproval();
    signs(life);
    expect(life.refused('uma', 'approve', { stage: 'safety', place: onSpot })).toEqual([
      'conditions-not-met',
      'already-signed',
    ]);
    const again: DelegationFacts = { ...forSam, by: 'uma', to: 'dirk' };
    expect(refused(life, again, 'safety')).toEqual(['not-entitled', 'delegator-has-signed']);
  });

  it('a signature for somebody is shared with no other stage', () => {
    const pack = samplePack.chain.map((stage) =>
      stage.id === 'safety' ? { ...stage, mode: 'any' as const, sharedSignature: true } : stage,
    );
    const life = new Life({ ...samplePack, chain: pack });
    life.holders = { ...life.holders, 'safety-department': ['dora', 'sam'] };
    life.inApproval();
    expect(signs(life)).toEqual(['stageSigned', 'stageOpened']);
  });
});

describe('holders who are away', () => {
  it('are answered for by their delegate: no stand-in is named', () => {
    const life = new Life();
    life.absent = ['uma'];
    life.submit().does({ system: 'permit' }, 'prerequisitesReported', {}, told(life, toDora));
    expect(life.state.stages.find(({ id }) => id === 'unit')).toMatchObject({ signers: ['unit-head'] });
    expect(life.state.stages.find(({ id }) => id === 'unit')!.standIn).toBeUndefined();
  });

  it('are not answered for by somebody with a part in the permit', () => {
    const life = new Life();
    life.absent = ['uma'];
    const toWelder = { ...toDora, to: 'welder' };
    life.submit().does({ system: 'permit' }, 'prerequisitesReported', {}, told(life, toWelder));
    expect(life.state.stages.find(({ id }) => id === 'unit')!.standIn).toMatchObject({ reason: 'absent' });
  });

  it('count among all who have to sign, once somebody signs for them', () => {
    const life = new Life(withUnit({ mode: 'all' }));
    life.holders = { ...life.holders, 'unit-head': ['uma', 'una'] };
    life.absent = ['uma'];
    life.inApproval();
    const facts = { duties: told(life, toDora).duties! };
    expect(life.does('una', 'approve', unit, facts)).toEqual(['stageSigned']);
    expect(signs(life)).toEqual(['stageSigned', 'stageOpened']);
  });
});

it('stages side by side count one signature where the pack says so', () => {
  const chain = samplePack.chain.map((stage) =>
    stage.id === 'safety' ? { ...stage, order: 1, mode: 'any' as const, sharedSignature: true } : { ...stage },
  );
  const life = new Life({ ...samplePack, chain });
  life.holders = { ...life.holders, 'safety-department': ['uma', 'sam'] };
  life.inApproval();
  expect(life.does('uma', 'approve', unit)).toEqual(['stageSigned', 'stageSigned', 'approved']);
});
