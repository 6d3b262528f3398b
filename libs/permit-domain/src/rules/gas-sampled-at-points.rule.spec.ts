/** Sampling points: which, how near, how lately, with what (cl. 5.3.1 a, b, 5.2.6, 6.3 b). */
import { gasSampledAtPointsRule } from './gas-sampled-at-points.rule';
import { ask, at, sample } from './test-support/circumstances';

const params = { points: ['outside'], substances: ['combustible'], maxAgeMinutes: 30, maxDistanceM: 10 };
const sampled = (samples: object[], more: object = {}, change: object = {}) =>
  ask(gasSampledAtPointsRule, { permit: { gasSamples: samples as never, ...change } }, { ...params, ...more });

it('wants each point, and a test rather than the running record', () => {
  expect(sampled([])).toEqual(['gas-point-not-sampled']);
  expect(sampled([sample({ point: 'inside' })])).toEqual(['gas-point-not-sampled']);
  expect(sampled([sample({ purpose: 'monitor' })])).toEqual(['gas-point-not-sampled']);
  expect(sampled([sample()])).toEqual([]);
  const large = { points: ['top', 'middle', 'bottom'], maxDistanceM: undefined };
  expect(sampled([sample({ point: 'top' }), sample({ point: 'bottom' })], large)).toEqual(['gas-point-not-sampled']);
});

it('wants it within the distance, and the distance said', () => {
  expect(sampled([sample({ distanceM: 10 })])).toEqual([]);
  expect(sampled([sample({ distanceM: 10.1 })])).toEqual(['gas-sample-too-far']);
  expect(sampled([sample({ distanceM: undefined })])).toEqual(['gas-sample-too-far']);
});

it('wants the newest one fresh, and every substance in it', () => {
  expect(sampled([sample({ sampledAt: at(-30) })])).toEqual([]);
  expect(sampled([sample({ sampledAt: at(-30, -1) })])).toEqual(['gas-sample-stale']);
  expect(sampled([sample({ sampledAt: at(1) })])).toEqual(['gas-point-not-sampled']);
  expect(sampled([sample()], { substances: ['combustible', 'oxygen'] })).toEqual(['gas-point-not-sampled']);
  expect(sampled([sample()], { toxicsField: 'toxics' }, { form: { toxics: [{ substance: 'H2S' }] } })).toEqual([
    'gas-point-not-sampled',
  ]);
});

it('wants each section of a long line', () => {
  const line = { points: [], sectionsField: 'sections', maxDistanceM: undefined };
  const change = { form: { sections: 2 } };
  expect(sampled([sample({ point: 'section-1' }), sample({ point: 'section-2' })], line, change)).toEqual([]);
  expect(sampled([sample({ point: 'section-1' })], line, change)).toEqual(['gas-point-not-sampled']);
});

it('at a resumption asks again only after a longer break', () => {
  const after = (minutes: number) =>
    ask(
      gasSampledAtPointsRule,
      { permit: { stoppedAt: at(-minutes) }, moment: 'resume' },
      { ...params, afterBreakMinutes: 30 },
    );
  expect(after(30)).toEqual([]);
  expect(after(31)).toEqual(['gas-point-not-sampled']);
});

it('knows another break for each level', () => {
  const after = (minutes: number, level: string) =>
    ask(
      gasSampledAtPointsRule,
      { permit: { stoppedAt: at(-minutes), level }, moment: 'resume' },
      { ...params, afterBreakByLevel: { '1': 30, '2': 60 } },
    );
  expect(after(31, '1')).toEqual(['gas-point-not-sampled']);
  expect(after(60, '2')).toEqual([]);
  expect(after(1, 'special')).toEqual(['gas-point-not-sampled']);
});
