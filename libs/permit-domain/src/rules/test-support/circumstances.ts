/** A hot-work permit in full order, for rule specs: each spec breaks one thing. */
import type { Facts } from '../../lifecycle/facts';
import type { PermitState } from '../../lifecycle/state';
import type { Moment, TypePack } from '../../pack/pack';
import type { Circumstances, RegisteredRule } from '../rule';
import type { Sample } from '../gas';
import { isSaid } from './said';

/** 09:00 at the site. */
export const now = '2026-11-25T01:00:00.000Z';
/** Minutes and milliseconds from `now`. */
export const at = (minutes: number, ms = 0): string => new Date(Date.parse(now) + minutes * 60_000 + ms).toISOString();

export const permit: PermitState = {
  tenant: 'acme',
  number: 'DH-2026-000001',
  type: 'hot-work',
  run: 1,
  sequence: 9,
  changedAt: '2026-11-24T01:00:00.000Z',
  phase: 'issued',
  level: '1',
  levelBecause: [],
  applicant: 'applicant',
  submittedAt: at(-600),
  site: 'north',
  area: 'tank-farm',
  workPoint: 'tf-07',
  form: {},
  people: [
    { person: 'pic', role: 'person-in-charge' },
    { person: 'welder', role: 'welder' },
    { person: 'guardian', role: 'guardian' },
  ],
  window: { from: at(0), until: at(480) },
  linked: [],
  lostQualification: [],
  stages: [],
  measures: {},
  isolations: [],
  gasSamples: [],
  steps: {},
  briefing: { receivers: [] },
  checkIns: {},
  hazards: [],
  inside: { people: [], tools: {} },
};
export const facts: Facts = {
  site: {
    id: 'north',
    zone: 'Asia/Shanghai',
    specialDays: {},
    night: { from: '22:00', to: '06:00' },
    workPoint: { id: 'tf-07', latitude: 39, longitude: 117 },
  },
};
const source = { clause: '0', certainty: 'V', force: 'binding', effectiveFrom: '2022-10-01' } as const;
export const pack: TypePack = {
  pack: 'spec',
  version: '1.0.0',
  type: 'hot-work',
  prefix: 'DH',
  title: { zh: '动火', en: 'Hot work' },
  source: { zh: '样例', en: 'Sample' },
  effectiveFrom: '2022-10-01',
  form: [],
  levels: { order: ['2', '1', 'special'], names: {}, choose: [] },
  validityMinutes: { ...source, byLevel: { '2': 4320, '1': 480, special: 480 } },
  people: [],
  chain: [],
  rules: [],
  measures: [],
  ending: {
    acceptedBy: 'unit-head',
    acceptWithinMinutes: 60,
    escalateTo: 'plant-head',
    archivedBy: 'archive',
    retentionDays: 365,
  },
  prerequisiteMinutes: 30,
  startWithinMinutes: 120,
};

export interface Change {
  readonly permit?: Partial<PermitState>;
  readonly facts?: Facts;
  readonly pack?: Partial<TypePack>;
  readonly moment?: Moment;
  readonly command?: Circumstances['command'];
}
export const circumstances = (change: Change = {}): Circumstances => ({
  permit: { ...permit, ...change.permit },
  facts: { ...facts, ...change.facts },
  pack: { ...pack, ...change.pack },
  moment: change.moment ?? 'start',
  command: change.command,
});

/** The codes that a rule answers with; each comes with what its words need. */
export const ask = (rule: RegisteredRule, change: Change, params: object, when = now): readonly string[] =>
  rule.evaluate(circumstances(change), params as never, when).map((miss) => {
    if (!isSaid(miss)) throw new Error(`${JSON.stringify(miss)} doesn't say what its words need`);
    return miss.code;
  });

export const sample = (change: Partial<Sample> = {}): Sample => ({
  sampledAt: at(-10),
  instrument: 'meter-1',
  point: 'outside',
  distanceM: 2,
  readings: [{ substance: 'combustible', value: 0.1, unit: '%vol' }],
  purpose: 'test',
  by: 'tester',
  recordedAt: at(-9),
  ...change,
});
