/** A stop by whoever answers for safety is lifted by their like before the crew resumes. */
import { Life } from './test-support/life';

describe('a stop by whoever answers for safety', () => {
  const stopped = (by: string) => {
    const life = new Life().active();
    life.does(by, 'suspend', { reason: 'not as permitted' });
    life.wait(5);
    return life;
  };
  const resume = (life: Life) => life.ask('leader', 'resume', {});

  it('is lifted by their like before the crew resumes', () => {
    const life = stopped('sol');
    expect(life.refused('leader', 'resume', {})).toEqual(['conditions-not-met', 'stop-not-lifted']);
    expect(life.does('sam', 'liftStop', { note: 'put right' })).toEqual(['stopLifted']);
    expect(resume(life)).toMatchObject({ accepted: true });
    expect(life.refused('sol', 'liftStop', {})).toContain('no-stop-to-lift');
  });

  it('binds when it is the second to stop it', () => {
    const life = stopped('welder');
    expect(resume(life)).toMatchObject({ accepted: true });
    life.does('uma', 'suspend', { reason: 'wrong place' });
    expect(life.refused('leader', 'resume', {})).toContain('stop-not-lifted');
  });

  it('is no matter where one of the crew, or anybody else on duty, stopped it', () => {
    for (const by of ['welder', 'shi']) {
      const life = stopped(by);
      expect(resume(life)).toMatchObject({ accepted: true });
      expect(life.refused('sol', 'liftStop', {})).toContain('no-stop-to-lift');
    }
  });
});
