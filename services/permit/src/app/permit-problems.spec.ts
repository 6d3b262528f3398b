/** Which refusal is which status, and that a key with another fingerprint never gets somebody else's answer. */
import type { CommandReply } from '@holdpoint/contracts';
import { answerOf, refused, sameAnswer } from './permit-problems';

const reply: CommandReply = {
  number: 'DH-2026-000001',
  phase: 'approved',
  level: '1',
  sequence: 4,
  at: '2026-11-24T05:00:00.000Z',
  events: ['stageSigned', 'approved'],
  fingerprint: 'a'.repeat(64),
};

describe('problems of permits', () => {
  it.each([
    ['stale-sequence', 412],
    ['wrong-phase', 409],
    ['permit-ended', 409],
    ['ticket-final', 409],
    ['not-entitled', 403],
    ['conditions-not-met', 422],
    ['fields-invalid', 422],
    ['idempotency-key-reused', 422],
  ])('%s is %i and keeps every reason', (code, status) => {
    const reasons = [{ code: 'gas-sample-stale', params: { minutes: 30 }, clause: '5.3.1 c' }];
    expect(refused({ code, reasons })).toMatchObject({ status, code, reasons });
  });

  it('answers a key again only to the same request', () => {
    const { fingerprint, ...answer } = reply;
    expect(sameAnswer(reply, fingerprint)).toEqual(answer);
    expect(() => sameAnswer(reply, 'b'.repeat(64))).toThrow(
      expect.objectContaining({ status: 422, code: 'idempotency-key-reused' }),
    );
    expect(() => answerOf({ kind: 'accepted', reply }, 'b'.repeat(64))).toThrow(
      expect.objectContaining({ code: 'idempotency-key-reused' }),
    );
  });

  it("passes a refusal on, but not another request's refusal", () => {
    const outcome = { kind: 'refused', refusal: { code: 'not-entitled', reasons: [] }, fingerprint: 'x' } as const;
    expect(() => answerOf(outcome, 'x')).toThrow(expect.objectContaining({ status: 403, code: 'not-entitled' }));
    expect(() => answerOf(outcome, 'y')).toThrow(expect.objectContaining({ code: 'idempotency-key-reused' }));
  });

  it('leaves it to the record when no run was there', () => {
    expect(answerOf({ kind: 'over' }, 'x')).toBeUndefined();
    expect(answerOf({ kind: 'absent' }, 'x')).toBeUndefined();
  });
});
