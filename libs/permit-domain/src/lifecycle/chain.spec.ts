/** The chain: order, limits, stand-ins, one signature per person, everybody of a duty, the green channel. */
import type { Stage, TypePack } from '../pack/pack';
import { Life, onSpot } from './test-support/life';
import { samplePack } from './test-support/sample-pack';

const bund = { form: { content: 'weld', placeKind: 'bund', openAir: true, lel: 5, plan: 'plan-1' } };
const withStage = (id: string, change: Partial<Stage>): TypePack => ({
  ...samplePack,
  chain: samplePack.chain.map((stage) => (stage.id === id ? { ...stage, ...change } : stage)),
});
const stage = (life: Life, id: string) => life.state.stages.find((one) => one.id === id);

describe('stages', () => {
  it('are those of the level, opened in order', () => {
    const life = new Life().inApproval(bund);
    expect(life.state.stages.map(({ id, status }) => [id, status])).toEqual([
      ['unit', 'open'],
      ['safety', 'waiting'],
      ['head', 'waiting'],
    ]);
    life.does('uma', 'approve', { stage: 'unit', place: onSpot });
    expect(life.refused('pia', 'approve', { stage: 'head', place: onSpot })).toEqual([
      'fields-invalid',
      'stage-not-open',
    ]);
    life.does('sam', 'approve', { stage: 'safety', place: onSpot });
    expect(life.phase).toBe('inApproval');
    expect(life.does('pia', 'approve', { stage: 'head', place: onSpot })).toEqual(['stageSigned', 'approved']);
  });

  it('keep what the signer wrote beside the signature, and nothing where nothing was written', () => {
    const life = new Life().inApproval(bund);
    life.does('uma', 'approve', { stage: 'unit', place: onSpot, comment: 'mind the drain' });
    expect(life.last('stageSigned').body).toMatchObject({
      stage: 'unit',
      duty: 'unit-head',
      comment: 'mind the drain',
    });
    life.does('sam', 'approve', { stage: 'safety', place: onSpot });
    expect(life.last('stageSigned').body).not.toHaveProperty('comment');
  });

  it('of the same order run side by side, in any order of signing', () => {
    const life = new Life(withStage('safety', { order: 1, mode: 'any' })).inApproval();
    expect(life.state.stages.map(({ status }) => status)).toEqual(['open', 'open']);
    expect(life.does('sam', 'approve', { stage: 'safety', place: onSpot })).toEqual(['stageSigned']);
    expect(life.does('uma', 'approve', { stage: 'unit', place: onSpot })).toEqual(['stageSigned', 'approved']);
  });

  it('have their limit and reminder from the moment they open', () => {
    const life = new Life().inApproval();
    expect(stage(life, 'unit')).toMatchObject({
      dueAt: '2026-11-25T02:00:00.000Z',
      remindAt: '2026-11-25T01:45:00.000Z',
      signers: ['unit-head'],
      escalation: 0,
    });
  });

  it('are never reminded before half of their time is over', () => {
    const life = new Life(withStage('unit', { limitMinutes: 20 })).inApproval();
    expect(stage(life, 'unit')).toMatchObject({
      dueAt: '2026-11-25T01:20:00.000Z',
      remindAt: '2026-11-25T01:10:00.000Z',
    });
  });
});

describe('a duty that nobody can answer for', () => {
  it('is taken by its stand-in when vacant, named and limited to the stage', () => {
    const life = new Life();
    life.holders = { ...life.holders, 'unit-head': [] };
    life.inApproval();
    expect(stage(life, 'unit')).toMatchObject({
      signers: ['duty-officer'],
      standIn: { duty: 'duty-officer', reason: 'vacant' },
    });
    life.does('dan', 'approve', { stage: 'unit', place: onSpot });
    expect(life.last('stageSigned').body).toMatchObject({ person: 'dan', duty: 'duty-officer', complete: true });
    expect(life.refused('dan', 'approve', { stage: 'safety', place: onSpot })[0]).toBe('not-entitled');
  });

  it('is taken by its stand-in while every holder is away; who comes back may sign too', () => {
    const life = new Life();
    life.absent = ['uma'];
    life.inApproval();
    expect(stage(life, 'unit')).toMatchObject({
      signers: ['unit-head', 'duty-officer'],
      standIn: { reason: 'absent' },
    });
    expect(life.does('uma', 'approve', { stage: 'unit', place: onSpot })).toEqual(['stageSigned', 'stageOpened']);
  });

  it('goes up the line when the stand-in is nobody either', () => {
    const life = new Life();
    life.holders = { ...life.holders, 'unit-head': [], 'duty-officer': [] };
    life.inApproval();
    expect(stage(life, 'unit')).toMatchObject({
      signers: ['safety-department'],
      standIn: { duty: 'safety-department' },
    });
  });

  it('counts holders who are of the crew as nobody', () => {
    const life = new Life();
    life.holders = { ...life.holders, 'unit-head': ['leader', 'app'] };
    life.inApproval();
    expect(stage(life, 'unit')?.standIn).toEqual({ duty: 'duty-officer', reason: 'vacant' });
  });

  it('sends the permit back at submission when nobody up the line holds a duty', () => {
    const life = new Life();
    life.holders = { ...life.holders, 'safety-department': [], 'plant-head': [] };
    expect(life.inApproval().phase).toBe('returned');
    expect(life.last('returned').body.reasons).toEqual([
      { code: 'stage-unheld', params: { stage: 'safety', duty: 'safety-department' }, mendBy: 'administrator' },
    ]);
  });

  it('is not found vacant where the holders are only away', () => {
    const life = new Life();
    life.holders = { ...life.holders, 'plant-head': [] };
    life.absent = ['sam'];
    expect(life.inApproval().phase).toBe('inApproval');
  });

  it('sends back a permit whose level has no stage at all: silence must not approve it', () => {
    const life = new Life({ ...samplePack, chain: [] });
    expect(life.inApproval().phase).toBe('returned');
    expect(life.last('returned').body.reasons.map(({ code }) => code)).toEqual(['chain-empty']);
  });
});

describe('one person’s signature', () => {
  it('counts once: another stage needs another person', () => {
    const life = new Life();
    life.holders = { ...life.holders, 'safety-department': ['uma', 'sam'] };
    life.inApproval().does('uma', 'approve', { stage: 'unit', place: onSpot });
    expect(life.refused('uma', 'approve', { stage: 'safety', place: onSpot })).toEqual([
      'conditions-not-met',
      'already-signed',
    ]);
  });

  it('leaves the next stage to its stand-in when nobody else holds that duty', () => {
    const life = new Life();
    life.holders = { ...life.holders, 'safety-department': ['uma'] };
    life.inApproval().does('uma', 'approve', { stage: 'unit', place: onSpot });
    expect(stage(life, 'safety')).toMatchObject({
      signers: ['plant-head'],
      standIn: { duty: 'plant-head', reason: 'vacant' },
    });
  });

  it('counts for a second stage without a second act where the pack says so', () => {
    const life = new Life(withStage('safety', { mode: 'any', sharedSignature: true }));
    life.holders = { ...life.holders, 'safety-department': ['uma', 'sam'] };
    life.inApproval();
    expect(life.does('uma', 'approve', { stage: 'unit', place: onSpot })).toEqual([
      'stageSigned',
      'stageOpened',
      'stageSigned',
      'approved',
    ]);
  });
});

describe('a stage that everybody of its duty signs', () => {
  const both = (): Life => {
    const life = new Life();
    life.holders = { ...life.holders, 'safety-department': ['sam', 'sue'] };
    life.inApproval().does('uma', 'approve', { stage: 'unit', place: onSpot });
    return life;
  };

  it('waits for the last who is there', () => {
    const life = both();
    expect(life.does('sam', 'approve', { stage: 'safety', place: onSpot })).toEqual(['stageSigned']);
    expect(life.refused('sam', 'approve', { stage: 'safety', place: onSpot })).toContain('already-signed');
    expect(life.does('sue', 'approve', { stage: 'safety', place: onSpot })).toEqual(['stageSigned', 'approved']);
  });

  it('doesn’t wait for who is away', () => {
    const life = both();
    life.absent = ['sue'];
    expect(life.does('sam', 'approve', { stage: 'safety', place: onSpot })).toEqual(['stageSigned', 'approved']);
  });

  it('isn’t complete while nobody says who holds the duty', () => {
    const life = both();
    expect(life.does('sam', 'approve', { stage: 'safety', place: onSpot }, { duties: undefined })).toEqual([
      'stageSigned',
    ]);
  });

  it('is signed alone by whoever it went up to', () => {
    const life = both();
    life.does('sam', 'approve', { stage: 'safety', place: onSpot });
    expect(life.passes('stage-limit/safety')).toEqual(['stageEscalated']);
    expect(life.does('pia', 'approve', { stage: 'safety', place: onSpot })).toEqual(['stageSigned', 'approved']);
  });
});

describe('the green channel', () => {
  const emergency = { greenChannel: { reason: 'a flange leaks' } };

  it('shortens limits, runs its stages side by side, leaves out those without, and ends in the release', () => {
    const life = new Life().inApproval({ ...bund, ...emergency }, 'shi');
    expect(life.state.stages.map(({ id, status, order }) => [id, order, status])).toEqual([
      ['safety', 1, 'open'],
      ['unit', 1, 'open'],
      ['green-channel-release', 2, 'waiting'],
    ]);
    expect(stage(life, 'unit')?.dueAt).toBe('2026-11-25T01:15:00.000Z');
    life.does('sam', 'approve', { stage: 'safety', place: onSpot });
    life.does('uma', 'approve', { stage: 'unit', place: onSpot });
    expect(life.phase).toBe('inApproval');
    expect(life.does('dan', 'approve', { stage: 'green-channel-release', place: onSpot })).toEqual([
      'stageSigned',
      'approved',
    ]);
  });

  it('is for those whom the pack lets declare it', () => {
    const life = new Life().inApproval(emergency, 'app');
    expect(life.phase).toBe('returned');
    expect(life.last('returned').body.reasons.map(({ code }) => code)).toEqual(['green-channel-not-yours']);
  });

  it('is refused at once where the pack has none', () => {
    const { greenChannel: _g, ...without } = samplePack;
    const life = new Life(without);
    expect(() => life.submit(emergency, 'shi')).toThrow('green-channel-not-offered');
  });

  it('keeps the pack’s own release stage where it has one', () => {
    const life = new Life(withStage('unit', { duty: 'duty-officer' })).inApproval(emergency, 'shi');
    expect(life.state.stages.map(({ id }) => id)).toEqual(['safety', 'unit']);
  });
});
