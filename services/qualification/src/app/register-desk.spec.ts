/** The desk: the right register for a class and tenant, and one that limits its rate is left alone until its time. */
import { RegisterDesk } from './register-desk';
import type { RegisterAnswer, VerificationRegister } from './verification-register';

const query = { certificateClass: 'a/b', number: 'N', holderName: 'H', identityNumber: 'I' };
const now = '2026-11-24T00:00:00.000Z';

class Fake implements VerificationRegister {
  readonly method = 'json-register';
  asked = 0;
  constructor(
    readonly id: string,
    readonly classes: readonly string[],
    readonly tenants?: readonly string[],
    private readonly answer: RegisterAnswer = { kind: 'not-found', digest: 'd' },
  ) {}
  look(): Promise<RegisterAnswer> {
    this.asked += 1;
    return Promise.resolve(this.answer);
  }
}

describe('the desk of registers', () => {
  it('finds the first that covers class and tenant', () => {
    const theirs = new Fake('theirs', ['a/b'], ['demo']);
    const all = new Fake('all', ['a/b', 'c/d']);
    const desk = new RegisterDesk([theirs, all]);
    expect(desk.registerFor('demo', 'a/b')).toBe(theirs);
    expect(desk.registerFor('other', 'a/b')).toBe(all);
    expect(desk.registerFor('other', 'x/y')).toBeUndefined();
    expect(desk.coverage()).toEqual([
      { tenant: 'demo', certificateClass: 'a/b' },
      { tenant: null, certificateClass: 'a/b' },
      { tenant: null, certificateClass: 'c/d' },
    ]);
  });

  it('leaves one alone for as long as it asked, to the second', async () => {
    const limited = new Fake('limited', ['a/b'], undefined, {
      kind: 'away',
      why: 'rate-limited',
      retryAfterSeconds: 60,
    });
    const desk = new RegisterDesk([limited]);
    await desk.ask(limited, query, now);
    expect(await desk.ask(limited, query, '2026-11-24T00:00:59.500Z')).toEqual({
      kind: 'away',
      why: 'rate-limited',
      retryAfterSeconds: 1,
    });
    expect(limited.asked).toBe(1);
    await desk.ask(limited, query, '2026-11-24T00:01:00.000Z');
    expect(limited.asked).toBe(2);
  });

  it('does not leave another one alone for it', async () => {
    const limited = new Fake('limited', ['a/b'], undefined, { kind: 'away', why: 'rate-limited' });
    const other = new Fake('other', ['c/d']);
    const desk = new RegisterDesk([limited, other]);
    await desk.ask(limited, query, now);
    expect(await desk.ask(other, query, now)).toMatchObject({ kind: 'not-found' });
  });
});
