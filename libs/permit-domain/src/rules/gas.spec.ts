/** What the samples of a permit say: the newest by its own time, whatever the order in which they were written down. */
import { lastRead, newestAtEachPoint, newestReadings, roundedUp, tooOldFrom, toxicsOf, wantedSubstances } from './gas';
import { at, circumstances, now, sample } from './test-support/circumstances';

const reading = (substance: string, value: number) => ({ substance, value, unit: '%vol' as const });
const permitWith = (gasSamples: ReturnType<typeof sample>[], form = {}) =>
  circumstances({ permit: { gasSamples, form } }).permit;

describe('the newest of several', () => {
  const late = sample({ sampledAt: at(-5), readings: [reading('oxygen', 20.9), reading('combustible', 0.3)] });
  const early = sample({ sampledAt: at(-20), readings: [reading('combustible', 0.1)] });
  const between = sample({
    sampledAt: at(-10),
    point: 'inside',
    purpose: 'monitor',
    readings: [reading('oxygen', 20)],
  });
  const permit = permitWith([late, early, between]);

  it('is the one that was taken last, at each point', () => {
    expect([...newestAtEachPoint(permit, now)].map(([point, { sampledAt }]) => [point, sampledAt])).toEqual([
      ['outside', at(-5)],
      ['inside', at(-10)],
    ]);
    expect([...newestAtEachPoint(permit, now, 'test').keys()]).toEqual(['outside']);
    expect(newestReadings(permit, 'combustible', now).map((placed) => placed.reading.value)).toEqual([0.3]);
    expect(newestReadings(permit, 'oxygen', now).map((placed) => placed.reading.value)).toEqual([20, 20.9]);
    expect(newestReadings(permit, 'combustible', at(-6)).map((placed) => placed.reading.value)).toEqual([0.1]);
  });

  it('of two at one instant is the one that was written down later', () => {
    const twice = permitWith([late, sample({ sampledAt: at(-5), readings: [reading('combustible', 0.4)] })]);
    expect(newestReadings(twice, 'combustible', now).map((placed) => placed.reading.value)).toEqual([0.4]);
  });

  it('is looked for by substance, purpose and point', () => {
    expect(lastRead(permit, 'oxygen', now)).toBe(at(-5));
    expect(lastRead(permit, 'oxygen', now, { point: 'inside' })).toBe(at(-10));
    expect(lastRead(permit, 'oxygen', now, { purpose: 'monitor' })).toBe(at(-10));
    expect(lastRead(permit, 'oxygen', now, { purpose: 'monitor', point: 'outside' })).toBeUndefined();
    expect(lastRead(permit, 'H2S', now)).toBeUndefined();
    expect(lastRead(permit, 'oxygen', at(-5))).toBe(at(-5));
    expect(lastRead(permit, 'oxygen', at(-5, -1))).toBe(at(-10));
  });
});

describe('the toxics of a form', () => {
  const form = { toxics: [{ substance: 'H2S', limit: 10 }, null, 'H2S', { limit: 3 }], notes: 'none' };
  it('are its entries, and nothing that isn’t one', () => {
    expect(toxicsOf(permitWith([], form), 'toxics')).toEqual([{ substance: 'H2S', limit: 10 }, { limit: 3 }]);
    expect(toxicsOf(permitWith([], form), 'notes')).toEqual([]);
    expect(toxicsOf(permitWith([], form), 'absent')).toEqual([]);
  });
  it('are asked for after what the rule lists', () => {
    const permit = permitWith([], form);
    expect(wantedSubstances(permit, { substances: ['oxygen'], toxicsField: 'toxics' })).toEqual(['oxygen', 'H2S']);
    expect(wantedSubstances(permit, { substances: ['oxygen'] })).toEqual(['oxygen']);
  });
});

it('is too old a millisecond after its age, and words round up', () => {
  expect(tooOldFrom(at(-30), 30)).toBe(at(0, 1));
  expect([30, 30.01, 30.1].map(roundedUp)).toEqual([30, 30.1, 30.1]);
});
