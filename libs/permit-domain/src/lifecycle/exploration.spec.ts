/** The exhaustive check over the sample pack; and that it finds what it looks for. */
import type { RuleEntry, TypePack } from '../pack/pack';
import { explore } from './exploration';
import type { Scenario } from './exploration';
import { Life, application, morning } from './test-support/life';
import { samplePack } from './test-support/sample-pack';

jest.setTimeout(300_000);

/** Fewer rules than the whole sample, so that it is quick; the shipped packs are explored whole elsewhere. */
const few = [
  'qualified',
  'on-site',
  'briefed',
  'checked',
  'measures',
  'gas-fresh',
  'gas-limits',
  'cleared',
  'accepted',
];
const pack: TypePack = {
  ...samplePack,
  levels: { ...samplePack.levels, upgrade: [] },
  rules: samplePack.rules.filter(({ id }) => few.includes(id)),
};
const life = new Life();
const scenario: Scenario = {
  name: 'sample, level 1',
  pack,
  now: morning,
  application,
  applicant: 'app',
  holders: life.holders,
  site: life.facts.site!,
  instruments: life.facts.instruments!,
  samples: [
    {
      instrument: 'meter',
      point: 'outside',
      distanceM: 5,
      readings: [{ substance: 'combustible', value: 0.1, unit: '%vol' }],
    },
  ],
  isolations: [],
  steps: [],
};
const faults = (change: Partial<Scenario>): readonly string[] =>
  explore({ ...scenario, ...change }, 1500).faults.map(({ what }) => what);

describe('the exhaustive check', () => {
  it('sees every phase, and finds no gate open, no dead end and no endless wait', () => {
    const found = explore(scenario);
    expect(found.faults).toEqual([]);
    expect(found.complete).toBe(true);
    expect(Object.keys(found.phases).sort()).toEqual([
      'accepted',
      'active',
      'approved',
      'archived',
      'cancelled',
      'closed',
      'expired',
      'fireWatch',
      'handedBack',
      'inApproval',
      'issued',
      'rejected',
      'returned',
      'revoked',
      'submitted',
      'suspended',
    ]);
    expect(found.states).toBeGreaterThan(500);
  });

  it('comes to the same every time', () => {
    expect(explore(scenario, 300)).toEqual(explore(scenario, 300));
  });

  it('finds a watch that time breaks and no clock looks at', () => {
    const unwatched: RuleEntry = {
      ...pack.rules.find(({ id }) => id === 'gas-fresh')!,
      id: 'fresh-always',
      at: ['watch'],
    };
    const found = explore({ ...scenario, pack: { ...pack, rules: [...pack.rules, unwatched] } }, 1500).faults;
    expect(found.map(({ what }) => what)).toContain('gas-sample-stale before the clock notices');
    expect(found[0]?.path).toContain('start');
  });

  it('finds a wait that nobody ends', () => {
    const { archive: _a, ...holders } = life.holders;
    expect(faults({ holders })).toContain('it waits, and nobody and nothing can move it');
    const short = explore({ ...scenario, holders });
    expect(short.faults.map(({ what }) => what)).toContain('no end can be reached');
  });

  it('says how it came to what it found', () => {
    const { archive: _a, ...holders } = life.holders;
    const [fault] = explore({ ...scenario, holders }, 1500).faults;
    expect(fault?.path[0]).toBe('submit');
    expect(fault?.path.at(-1)).toBe('close');
  });

  it('says when it was stopped before it had seen everything', () => {
    expect(explore(scenario, 50)).toMatchObject({ complete: false, states: 50 });
  });
});
