/** Rules are asked by moment, date, level and match; what nobody can answer is not met. */
import type { RuleEntry } from '../pack/pack';
import { Life, application } from '../lifecycle/test-support/life';
import { samplePack } from '../lifecycle/test-support/sample-pack';
import { evaluate, nextWatchChange } from './evaluate';

const entry = (change: Partial<RuleEntry>): RuleEntry => ({
  id: 'asked',
  rule: 'ticket-checked',
  clause: '9.9',
  certainty: 'C',
  force: 'binding',
  effectiveFrom: '2022-10-01',
  at: ['start'],
  params: {},
  mendBy: 'shift-leader',
  ...change,
});
const life = new Life().inApproval();
const ask = (change: Partial<RuleEntry>, facts = life.facts) =>
  evaluate('start', { permit: life.state, facts, pack: { ...samplePack, rules: [entry(change)] } }, life.now);
const codes = (...asked: Parameters<typeof ask>) => ask(...asked).map(({ code }) => code);

describe('evaluate', () => {
  it('gives each finding its rule, clause, certainty and who can mend it', () => {
    expect(ask({})).toEqual([
      { code: 'ticket-not-checked', params: {}, rule: 'asked', clause: '9.9', certainty: 'C', mendBy: 'shift-leader' },
    ]);
  });

  it('gives it its place on the form, where it has one, and no other', () => {
    const number = { rule: 'number-within', params: { field: 'lel', max: 1 } };
    expect(ask(number)).toMatchObject([{ code: 'number-too-high', field: '/form/lel' }]);
    expect(ask({})[0]).not.toHaveProperty('field');
    expect(ask({})[0]).not.toHaveProperty('by');
    expect(ask({ rule: 'moon-phase' })).toMatchObject([{ params: { rule: 'moon-phase' } }]);
    expect(ask({ rule: 'gas-fresh', params: { substances: 7 } })).toMatchObject([{ params: { rule: 'gas-fresh' } }]);
  });

  it('asks at the moment, the level and the match of the entry alone', () => {
    expect(codes({ at: ['watch'] })).toEqual([]);
    expect(codes({ levels: ['1'] })).toEqual(['ticket-not-checked']);
    expect(codes({ levels: ['special'] })).toEqual([]);
    expect(codes({ when: [{ 'form.placeKind': 'rack' }] })).toEqual(['ticket-not-checked']);
    expect(codes({ when: [{ 'form.placeKind': 'bund' }] })).toEqual([]);
  });

  it('asks what is in force on the site’s date, its first and last day included', () => {
    expect(codes({ effectiveFrom: '2026-11-25' })).toEqual(['ticket-not-checked']);
    expect(codes({ effectiveFrom: '2026-11-26' })).toEqual([]);
    expect(codes({ effectiveTo: '2026-11-25' })).toEqual(['ticket-not-checked']);
    expect(codes({ effectiveTo: '2026-11-24' })).toEqual([]);
  });

  it('finds a rule that nobody wrote, or that breaks, not met', () => {
    expect(codes({ rule: 'moon-phase' })).toEqual(['rule-unknown']);
    expect(codes({ rule: 'constructor' })).toEqual(['rule-unknown']);
    expect(codes({ rule: 'gas-fresh', params: { substances: 7 } })).toEqual(['rule-failed']);
  });

  it('without a site says so beside what the rules find', () => {
    expect(codes({}, {})).toEqual(['site-unknown', 'ticket-not-checked']);
  });
});

describe('the next change of a watch', () => {
  const next = (...rules: RuleEntry[]) => {
    const active = new Life().active();
    return nextWatchChange({ permit: active.state, facts: {}, pack: { ...samplePack, rules } }, active.now);
  };
  const monitored = (intervalMinutes: number, change: Partial<RuleEntry> = {}) =>
    entry({
      rule: 'monitor-recorded',
      at: ['watch'],
      params: { substances: ['combustible'], intervalMinutes },
      ...change,
    });

  it('is the soonest of those that are watched at this level', () => {
    expect(application.window.from).toBe('2026-11-25T02:00:00.000Z');
    expect(next(monitored(120), monitored(60))).toBe('2026-11-25T03:00:00.001Z');
    expect(next(monitored(120), monitored(60, { levels: ['special'] }))).toBe('2026-11-25T04:00:00.001Z');
    expect(next(monitored(120), monitored(60, { at: ['start'] }))).toBe('2026-11-25T04:00:00.001Z');
  });

  it('is none where time alone changes nothing', () => {
    expect(next(entry({ at: ['watch'] }), entry({ rule: 'moon-phase', at: ['watch'] }))).toBeUndefined();
    expect(next(monitored(120, { params: { substances: 7 } }))).toBeUndefined();
  });
});
