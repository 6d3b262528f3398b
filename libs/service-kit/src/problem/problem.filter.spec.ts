/** A problem in words: every reason stands by itself, and the sentence over them says each message once. */
import { ProblemError } from './problem-error';
import { describeProblem } from './problem.filter';

const missing = (field: string) => ({ code: 'field-required', params: { field }, field });

describe('a problem in words', () => {
  it('says a message once, however many fields it is said of', () => {
    const problem = new ProblemError(422, 'fields-invalid', [missing('/area'), missing('/window'), missing('/site')]);
    const told = describeProblem(problem, '/permits', 'en');
    expect(told.detail).toBe('this is required (×3)');
    expect(told.reasons.map(({ field }) => field)).toEqual(['/area', '/window', '/site']);
  });

  it('joins what differs as the language does, and has its title where there is no reason', () => {
    const problem = new ProblemError(400, 'fields-invalid', [missing('/area'), { code: 'time-without-zone' }]);
    expect(describeProblem(problem, '/permits', 'zh').detail).toMatch(/^[^×；]+；[^×；]+$/);
    const bare = describeProblem(new ProblemError(404, 'permit-unknown'), '/permits/DH-2026-000001', 'en');
    expect(bare.detail).toBe(bare.title);
  });

  it('has a title in whole words where its code is that of a reason', () => {
    const params = { command: 'revoke', phase: 'closed' };
    const problem = new ProblemError(409, 'wrong-phase', [{ code: 'wrong-phase', params }]);
    const { title, detail } = describeProblem(problem, '/permits/DH-2026-000001/revoke', 'en');
    expect(title).toBe(detail);
    expect(title).not.toContain('{{');
  });
});
