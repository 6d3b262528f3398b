/** What isn't met at a moment: each finding once, with its clause, and until when it can be mended at all. */
import type { Moment, TypePack } from '../pack/pack';
import { plusMinutes } from '../time/instant';
import { atWork, openConditions, withClause } from './gates';
import type { PermitState } from './state';
import { Life, application, onSpot } from './test-support/life';
import { samplePack } from './test-support/sample-pack';

const byStart = plusMinutes(application.window.from, 120);
const byEnd = application.window.until;
const open = (moment: Moment, life: Life, more: Partial<PermitState> = {}, pack: TypePack = life.pack) =>
  openConditions(moment, {
    permit: { ...life.state, ...more },
    facts: life.factsFor({ person: 'leader' }),
    pack,
    now: life.now,
  });

describe('until when it can be mended', () => {
  it('is told by the moment: to begin, or while the permit holds', () => {
    const approving = new Life().inApproval();
    const { reasons } = approving.refusal('uma', 'approve', { stage: 'unit' });
    expect(reasons.map(({ code, by }) => [code, by])).toEqual([['place-missing', byStart]]);
    const issuing = open('issue', new Life().approved());
    expect(issuing.map(({ code, by }) => [code, by])).toContainEqual(['ticket-not-checked', byStart]);
    const starting = open('start', new Life().issued());
    expect(starting.length).toBeGreaterThan(0);
    expect(new Set(starting.map(({ by }) => by))).toEqual(new Set([byStart]));

    const life = new Life().active();
    for (const moment of ['resume', 'watch', 'extension'] as const) {
      const found = open(moment, life, { guardianOnPost: undefined });
      expect(found.map(({ code, by }) => [code, by])).toContainEqual(['guardian-absent', byEnd]);
    }
    // Work that is over may be put right for as long as that takes.
    const ending = open('completion', life, {});
    expect(ending.length).toBeGreaterThan(0);
    for (const unmet of ending) expect(unmet).not.toHaveProperty('by');
  });
});

describe('a finding', () => {
  const windy = (...rules: TypePack['rules']): TypePack => ({ ...samplePack, rules });
  const wind = samplePack.rules.find(({ id }) => id === 'wind')!;
  const stormy = { weather: { windForce: 7, at: application.window.from } } as Partial<PermitState>;
  const suspended = (): Life => {
    const life = new Life().active();
    life.does('leader', 'suspend', { reason: 'wind' });
    return life;
  };
  const found = (...rules: TypePack['rules']) =>
    open('resume', suspended(), stormy, windy(...rules)).filter(({ code }) => code === 'wind-too-strong');

  it('that one rule makes at the gate and for the watch is one', () => expect(found(wind)).toHaveLength(1));
  it('of two rules is two, each with its own clause', () =>
    expect(found(wind, { ...wind, id: 'gale', clause: '9.2.4' }).map(({ rule, clause }) => [rule, clause])).toEqual([
      ['wind', '5.2.15'],
      ['gale', '9.2.4'],
    ]));
  it('of the pack and of the life cycle is the pack’s', () => {
    const post = { ...wind, id: 'post', rule: 'guardian-on-post', clause: '4.10', params: { role: 'guardian' } };
    const absent = open('resume', suspended(), { guardianOnPost: undefined }, windy(post)).filter(
      ({ code }) => code === 'guardian-absent',
    );
    expect(absent.map(({ rule }) => rule)).toEqual(['post']);
  });
  it('of the life cycle gets the clause that the pack gives it, and keeps its own', () => {
    const unmet = { code: 'gas-alarm', params: {} };
    expect(withClause(unmet, samplePack)).toMatchObject({ clause: '6.5', certainty: 'V' });
    expect(withClause({ ...unmet, clause: '1.1' }, samplePack)).toEqual({ ...unmet, clause: '1.1' });
    expect(withClause({ code: 'something-else', params: {} }, samplePack)).toEqual({
      code: 'something-else',
      params: {},
    });
    const { clauses: _none, ...bare } = samplePack;
    expect(withClause(unmet, bare)).toEqual(unmet);
  });
});

describe('a permit as it would be at work', () => {
  const asked = (life: Life) => ({ permit: life.state, facts: {}, pack: life.pack, now: life.now });
  it('has begun now, or goes on from where it stood still', () => {
    const issued = new Life().ready();
    expect(atWork(asked(issued))).toMatchObject({ phase: 'active', startedAt: issued.now });
    const life = new Life().active().wait(10);
    const { startedAt } = life.state;
    life.does('leader', 'suspend', { reason: 'wind' });
    const resumed = atWork(asked(life.wait(5)));
    expect([resumed.phase, resumed.startedAt, resumed.suspension]).toEqual(['active', startedAt, undefined]);
  });
});

it('an act on the spot opens what waits for it', () => {
  const life = new Life().inApproval();
  expect(life.does('uma', 'approve', { stage: 'unit', place: onSpot })).toContain('stageSigned');
});
