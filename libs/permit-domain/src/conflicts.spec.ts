/** Conflicts found before a gate asks: both directions, the clause, what would clear them. */
import { conflicts, lineOf, seenFrom } from './conflicts';
import type { NeighbourFacts } from './lifecycle/facts';
import { planned } from './lifecycle/planned';
import type { RuleEntry } from './pack/pack';
import { circumstances, facts, now, pack, permit } from './rules/test-support/circumstances';

const source = { certainty: 'V', force: 'binding', effectiveFrom: '2022-10-01', mendBy: 'shift-leader' } as const;
const rules: readonly RuleEntry[] = [
  {
    ...source,
    id: 'venting',
    rule: 'no-conflicting-work',
    clause: '5.2.9',
    at: ['approval', 'watch'],
    params: { activities: ['venting'], withinM: 30 },
  },
  {
    ...source,
    id: 'bund',
    rule: 'no-conflicting-work',
    clause: '5.2.8',
    at: ['start'],
    levels: ['special'],
    params: { activities: ['venting'], sameBund: true },
  },
  { ...source, id: 'together', rule: 'coordinator-named', clause: '4.7', at: ['approval'], params: { withinM: 10 } },
  {
    ...source,
    id: 'jsa',
    rule: 'jsa-done',
    clause: '4.1',
    at: ['submission'],
    params: { field: 'jsa', minHazards: 1 },
  },
];
const window = { from: permit.window.from, until: permit.window.until };
const near: NeighbourFacts = {
  number: 'PT-1',
  type: 'blind-plate',
  phase: 'active',
  distanceM: 30,
  heightM: 2,
  window,
  activities: ['venting'],
};
const found = (neighbour: object, change: object = {}) => {
  const { permit: asked } = circumstances({ permit: change });
  return conflicts(asked, { ...facts, neighbours: [{ ...near, ...neighbour }] }, { ...pack, rules }, now);
};

it('says which permit, which rule, which clause and when it is asked', () => {
  expect(found({})).toEqual([
    {
      code: 'conflicting-work',
      params: {
        number: 'PT-1',
        type: 'blind-plate',
        activities: ['venting'],
        distanceM: 30,
        until: '2026-11-25 17:00',
      },
      rule: 'venting',
      clause: '5.2.9',
      certainty: 'V',
      mendBy: 'shift-leader',
      number: 'PT-1',
      standing: true,
      at: ['approval', 'watch'],
      clearedBy: [
        { code: 'clears-when-it-ends', params: { number: 'PT-1' } },
        { code: 'clears-by-another-window', params: window },
        { code: 'clears-by-distance', params: { metres: 30 } },
      ],
    },
  ]);
  expect(found({ distanceM: 30.1 })).toEqual([]);
});

it('judges one that waits for its approval as if it had it, and says that it doesn’t stand yet', () => {
  expect(found({ phase: 'inApproval' })).toMatchObject([{ rule: 'venting', standing: false }]);
  expect(found({ phase: 'handedBack' })).toEqual([]);
});

it('asks only the lines for this level, and knows what another place would clear', () => {
  const bund = { distanceM: 50, sameBund: true };
  expect(found(bund)).toEqual([{ ...found(bund)[0], rule: 'together' }]);
  const special = found(bund, { level: 'special', coordinator: 'lead' });
  expect(special.map(({ rule }) => rule)).toEqual(['bund']);
  expect(special[0]?.clearedBy.map(({ code }) => code)).toContain('clears-by-another-place');
});

it('wants a coordinator for the neighbour, not for the linked tickets', () => {
  const linked = [{ number: 'SX-1' }];
  expect(found({ distanceM: 11, activities: [] }, { linked })).toEqual([]);
  const [together] = found({ distanceM: 10, activities: [] }, { linked });
  expect(together).toMatchObject({ rule: 'together', params: { numbers: ['PT-1'] } });
  expect(together?.clearedBy[0]).toEqual({ code: 'clears-by-coordinator', params: {} });
});

it('doesn’t find one whose window lies elsewhere; windows that only touch don’t meet', () => {
  expect(found({ window: { from: window.until, until: '2026-11-26T00:00:00.000Z' } })).toEqual([]);
  expect(found({ window: { from: '2026-11-24T00:00:00.000Z', until: window.from } })).toEqual([]);
});

it('is seen from next door as far away, and from the other side', () => {
  const self = { ...permit, form: { activities: ['painting', 7] } };
  expect(seenFrom(self, { ...near, sameBund: true })).toEqual({
    number: 'DH-2026-000001',
    type: 'hot-work',
    phase: 'issued',
    window,
    activities: ['painting'],
    distanceM: 30,
    heightM: -2,
    sameBund: true,
  });
});

it('holds a plan against its neighbours before it is submitted', () => {
  const body = { form: {}, people: [], window, site: 'north', area: 'tank-farm', workPoint: 'tf-07' };
  const plan = planned({ tenant: 'acme', number: 'plan', applicant: 'a', body }, facts, { ...pack, rules }, now);
  expect(plan).toMatchObject({ phase: 'submitted', number: 'plan', level: 'special' });
  const all = conflicts(plan, { ...facts, neighbours: [{ ...near, sameBund: true }] }, { ...pack, rules }, now);
  expect(all.map(({ rule }) => rule)).toEqual(['venting', 'bund', 'together']);
});

it('knows a line by what it is called, however that is written', () => {
  expect(lineOf({ form: { line: ' P-1012 ' } })).toBe('p-1012');
  expect([lineOf({ form: {} }), lineOf({ form: { line: ' ' } }), lineOf({ form: { line: 7 } })]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

it('leaves out a linked ticket where the rule does, and takes a distance from the form', () => {
  const zone = { ...rules[0]!, params: { types: ['blind-plate'], withinField: 'zoneRadius', exceptLinked: true } };
  const within = (change: object) =>
    conflicts(
      circumstances({ permit: change }).permit,
      { ...facts, neighbours: [near] },
      { ...pack, rules: [zone] },
      now,
    );
  const form = { zoneRadius: 30 };
  expect(within({ form })[0]?.clearedBy).toContainEqual({ code: 'clears-by-distance', params: { metres: 30 } });
  expect(within({ form: { zoneRadius: 29.9 } })).toEqual([]);
  expect(within({ form, linked: [{ number: 'PT-1' }] })).toEqual([]);
  expect(within({ form, linked: [{ number: 'PT-2' }] })).toHaveLength(1);
});
