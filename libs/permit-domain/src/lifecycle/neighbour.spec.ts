/** News from next door: work that goes on asks its watch anew; nothing else changes (P11). */
import type { TypePack } from '../pack/pack';
import { plusMinutes } from '../time/instant';
import type { Window } from './commands';
import type { NeighbourFacts } from './facts';
import { questions } from './questions';
import { samplePack } from './test-support/sample-pack';
import { Life, application } from './test-support/life';

const rules = [
  {
    id: 'no-venting',
    rule: 'no-conflicting-work',
    at: ['start', 'watch'],
    params: { activities: ['venting'], withinM: 30 },
    clause: '5.2.9',
    certainty: 'V',
    force: 'binding',
    effectiveFrom: '2022-10-01',
    mendBy: 'shift-leader',
  },
] as const;
const pack = { ...samplePack, rules: [...samplePack.rules, ...rules] };
const venting = (distanceM: number): NeighbourFacts => ({
  number: 'PT-1',
  type: 'blind-plate',
  phase: 'approved',
  distanceM,
  activities: ['venting'],
});
const hear = (life: Life, neighbour: NeighbourFacts) => {
  life.facts = { ...life.facts, neighbours: [neighbour] };
  return life.does({ system: 'permit' }, 'neighbourChanged', { number: neighbour.number });
};

it('stops work beside which the other must not be done, with clause and number', () => {
  const life = new Life(pack).active();
  expect(hear(life, venting(30))).toEqual(['suspended']);
  expect(life.state.suspension?.reasons).toMatchObject([
    { code: 'conflicting-work', clause: '5.2.9', rule: 'no-venting', params: { number: 'PT-1', distanceM: 30 } },
  ]);
  expect(life.refused('leader', 'resume', {})).toContain('conflicting-work');
});

it('leaves no trace of one that does no harm, nor where no work goes on', () => {
  const life = new Life(pack).active();
  expect(hear(life, venting(30.1))).toEqual([]);
  const ready = new Life(pack).ready();
  expect(hear(ready, venting(1))).toEqual([]);
  expect(ready.refused('leader', 'start', {})).toContain('conflicting-work');
});

it('stops nothing where nobody says what stands there now', () => {
  const life = new Life(pack).active();
  life.facts = { ...life.facts, neighbours: undefined };
  expect(life.does({ system: 'permit' }, 'neighbourChanged', { number: 'PT-1' })).toEqual([]);
});

it('has the workflow ask who stands there, for active work alone', () => {
  const command = { name: 'neighbourChanged', key: 'k', by: { system: 'permit' }, body: { number: 'PT-1' } } as const;
  expect(questions(new Life(pack).active().state, command, pack)).toEqual({ duties: [] });
  expect(questions(new Life(pack).ready().state, command, pack)).toEqual({});
});

it('holds more time against who stands there then', () => {
  const longer: TypePack = {
    ...samplePack,
    rules: [...samplePack.rules, { ...rules[0], at: ['extension'] }],
    extension: {
      clause: 'house',
      certainty: 'O',
      force: 'default',
      effectiveFrom: '2022-10-01',
      approvedBy: ['safety-department'],
      maxMinutes: 120,
      times: 1,
    },
  };
  const until = plusMinutes(application.window.until, 60);
  const evening = {
    from: plusMinutes(application.window.until, 59),
    until: plusMinutes(application.window.until, 300),
  };
  const extend = (window: Window) => {
    const life = new Life(longer).active();
    life.facts = { ...life.facts, neighbours: [{ ...venting(5), window }] };
    return life.ask('sam', 'extend', { until, reason: 'the crane came late' });
  };
  expect(extend(evening)).toMatchObject({ accepted: false, refusal: { reasons: [{ code: 'conflicting-work' }] } });
  expect(extend({ ...evening, from: until })).toMatchObject({ accepted: true });
});
