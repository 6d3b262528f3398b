/** A permit's whole life, told once from end to end. */
import { Life, cleared, onSpot } from './test-support/life';

describe('a permit’s life', () => {
  it('goes from submission to the archive', () => {
    const life = new Life();
    life.submit();
    expect(life.phase).toBe('submitted');
    expect(life.state).toMatchObject({
      level: '1',
      levelBecause: ['5.1.3'],
      run: 1,
      sequence: 1,
      number: 'DH-2026-000001',
    });

    expect(life.does({ system: 'permit' }, 'prerequisitesReported', {})).toEqual(['prerequisitesMet', 'stageOpened']);
    expect(life.does('uma', 'approve', { stage: 'unit', place: onSpot })).toEqual(['stageSigned', 'stageOpened']);
    expect(life.does('sam', 'approve', { stage: 'safety', place: onSpot })).toEqual(['stageSigned', 'approved']);
    life.prepare();
    expect(life.phase).toBe('issued');

    life.until('2026-11-25T02:00:00.000Z').gas();
    life.does('app', 'checkIn', { as: 'applicant', place: onSpot });
    life.does('guard', 'checkIn', { as: 'guardian', place: onSpot });
    expect(life.does('leader', 'start', {})).toEqual(['qualificationReported', 'started']);
    expect(life.phase).toBe('active');

    life.wait(60);
    expect(life.does('leader', 'handBack', cleared)).toEqual(['handedBack']);
    expect(life.phase).toBe('fireWatch');
    life.wait(30);
    expect(life.does('guard', 'endFireWatch', { clear: true })).toEqual(['fireWatchEnded']);
    expect(life.does('shi', 'acceptCompletion', {})).toEqual(['completionAccepted']);
    expect(life.does('shi', 'close', {})).toEqual(['closed']);
    expect(life.does('ari', 'archive', {})).toEqual(['archived']);
    expect(life.phase).toBe('archived');
  });
});
