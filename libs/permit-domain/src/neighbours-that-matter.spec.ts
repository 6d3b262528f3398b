/** Told of fewer neighbours, a permit's rules answer the same: every kind of neighbour, every rule that asks of them, at every moment. */
import { conflicts } from './conflicts';
import { explain } from './explain';
import type { NeighbourFacts } from './lifecycle/facts';
import type { PermitState } from './lifecycle/state';
import { kindsThatMatter, neighboursThatMatter, type Looking } from './neighbours-that-matter';
import type { RuleEntry } from './pack/pack';
import { circumstances, facts, now, pack } from './rules/test-support/circumstances';

const at = ['approval', 'issue', 'start', 'resume', 'watch'] as const;
const source = { certainty: 'V', force: 'binding', effectiveFrom: '2022-10-01', mendBy: 'shift-leader', at } as const;
const line = (id: string, params: object, more: object = {}): RuleEntry => ({
  ...source,
  id,
  rule: 'no-conflicting-work',
  clause: '5.2.9',
  params: params as RuleEntry['params'],
  ...more,
});
const each: Readonly<Record<string, RuleEntry>> = {
  near: line('near', { activities: ['venting', 'painting'], withinM: 30 }),
  sometimes: line('sometimes', { types: ['blind-plate'], withinM: 10 }, { when: [{ 'form.placeKind': 'pipe-rack' }] }),
  special: line('special', { activities: ['venting'], sameBund: true }, { levels: ['special'] }),
  zone: line('zone', { types: ['lifting'], withinField: 'zone', exceptLinked: true }),
  above: line('above', { types: ['lifting'], withinM: 20, aboveOrBelowM: 2, sameSpace: true, sameLine: true }),
  together: { ...source, id: 'together', rule: 'coordinator-named', clause: '4.7', params: { withinM: 15 } },
  broken: line('broken', { activities: { includes: 1 } }),
  linked: { ...source, id: 'linked', rule: 'linked-tickets-ready', clause: '4.6', params: {} },
};

const flags = [undefined, false, true];
/** Every combination of what is known of another work. */
const neighbours: readonly NeighbourFacts[] = ['blind-plate', 'lifting', 'hot-work']
  .flatMap((type) => [[], ['venting'], ['inspection', 'painting']].map((activities) => ({ type, activities })))
  .flatMap((one) => [undefined, 0, 15, 20.1, 30, 30.1].map((distanceM) => ({ ...one, distanceM })))
  .flatMap((one) => ['active', 'inApproval', 'closed'].map((phase) => ({ ...one, phase })))
  .flatMap((one) => flags.map((same) => ({ ...one, sameSpace: same, sameBund: same })))
  .flatMap((one) => [undefined, true].map((sameLine) => ({ ...one, sameLine, heightM: sameLine ? 1 : undefined })))
  .map((one, index) => ({ ...one, number: `N-${index}` }));

const linked = ['N-3', 'N-400', 'N-900'].map((number) => ({ number }));
const changes: Readonly<Record<string, Partial<PermitState>>> = {
  plain: {},
  coordinated: { coordinator: 'safety-officer' },
  linked: { linked },
  special: { level: 'special', form: { placeKind: 'pipe-rack', zone: 5 }, linked },
};
const permits = Object.entries(changes).map(
  ([name, change]) => [name, circumstances({ permit: change }).permit] as const,
);
const looking = (permit: PermitState): Looking => ({ ...permit, linked: permit.linked.map(({ number }) => number) });
const mattering = (permit: PermitState, rules: readonly RuleEntry[], among = neighbours): readonly NeighbourFacts[] =>
  neighboursThatMatter(among, { rules }, looking(permit));
/** As the database finds them: of the kinds that matter, and linked tickets whatever they are. */
function found(permit: PermitState, rules: readonly RuleEntry[]): readonly NeighbourFacts[] {
  const kinds = kindsThatMatter({ rules }, looking(permit));
  const { linked: tickets } = looking(permit);
  return neighbours.filter(
    ({ number, type, activities }) =>
      !kinds ||
      tickets.includes(number) ||
      kinds.types.includes(type) ||
      activities.some((activity) => kinds.activities.includes(activity)),
  );
}

describe.each(permits)('of a permit that is %s', (_, permit) => {
  it.each(Object.entries(each))('%s says the same of those that matter as of all', (_name, entry) => {
    const asked = { ...pack, rules: [entry] };
    const told = { ...facts, neighbours: mattering(permit, [entry]) };
    for (const moment of at)
      expect(explain(permit, told, asked, now, moment)).toEqual(
        explain(permit, { ...facts, neighbours }, asked, now, moment),
      );
    expect(conflicts(permit, told, asked, now)).toEqual(conflicts(permit, { ...facts, neighbours }, asked, now));
  });

  it.each(Object.entries(each))('%s misses nobody among those of its kinds', (_name, entry) => {
    expect(mattering(permit, [entry], found(permit, [entry]))).toEqual(mattering(permit, [entry]));
  });

  it('a pack keeps what any of its lines is touched by', () => {
    const rules = Object.values(each);
    const kept = new Set(rules.flatMap((entry) => mattering(permit, [entry])));
    expect(mattering(permit, rules)).toEqual(neighbours.filter((other) => kept.has(other)));
    expect(mattering(permit, rules, found(permit, rules))).toEqual(mattering(permit, rules));
  });
});

it('leaves out whoever does nothing that a rule names, or stands too far off', () => {
  const [[, permit]] = permits as [(typeof permits)[0]];
  const kept = mattering(permit, [each.near!]);
  expect(kept.length).toBeGreaterThan(0);
  for (const { activities, distanceM } of neighbours.filter((other) => !kept.includes(other)))
    expect(activities.length === 0 || (distanceM ?? 0) > 30).toBe(true);
});

it('looks for the kinds that lines name, and for any where a line looks at whoever is near', () => {
  const [[, permit], [, coordinated]] = permits as [(typeof permits)[0], (typeof permits)[0]];
  const kinds = (of: PermitState, ...rules: RuleEntry[]) => kindsThatMatter({ rules }, looking(of));
  const named = { types: ['blind-plate'], activities: ['venting', 'painting'] };
  expect(kinds(permit, each.near!, each.sometimes!, each.linked!)).toEqual(named);
  expect(kinds(permit, each.near!, each.together!)).toBeUndefined();
  expect(kinds(coordinated, each.near!, each.sometimes!, each.together!)).toEqual(named);
  expect(kinds(coordinated, each.near!, each.broken!)).toBeUndefined();
});
