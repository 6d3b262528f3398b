/** An approver’s place: by code, by position at the edges of radius and accuracy (cl. 4.11). */
import type { Facts } from '../lifecycle/facts';
import { approverOnSiteRule } from './approver-on-site.rule';
import { ask } from './test-support/circumstances';

const limits = { radiusM: 100, maxAccuracyM: 50 };
const from = (place: object | undefined, facts: Facts = {}) =>
  ask(
    approverOnSiteRule,
    {
      command: { name: 'approve', key: 'k', by: { person: 'x' }, body: { stage: 's', place } } as never,
      facts,
      moment: 'approval',
    },
    limits,
  );
/** A degree of latitude is 111 195 m on the sphere that distances are measured on. */
const north = (metres: number) => ({ latitude: 39 + metres / 111_194.927, longitude: 117, accuracyM: 50 });

it('is proven by the work point’s own code, whatever the position', () => {
  expect(from({ workPointCode: 'matches' })).toEqual([]);
  expect(from({ workPointCode: 'differs', ...north(0) })).toEqual(['work-point-code-differs']);
});

it('is proven by a position within the radius', () => {
  expect(from(north(99.9))).toEqual([]);
  expect(from(north(100.1))).toEqual(['place-too-far']);
  expect(from(undefined)).toEqual(['place-missing']);
  expect(from({ latitude: 39 })).toEqual(['place-missing']);
});

it('isn’t proven by an uncertain position, nor where the work point has none', () => {
  expect(from({ ...north(0), accuracyM: 50.1 })).toEqual(['place-inaccurate']);
  expect(from({ ...north(0), accuracyM: undefined })).toEqual(['place-inaccurate']);
  expect(from({ ...north(0), accuracyM: NaN })).toEqual(['place-inaccurate']);
  expect(from(north(0), { site: undefined })).toEqual(['work-point-unplaced']);
  const unplaced = {
    id: 'north',
    zone: 'UTC',
    specialDays: {},
    night: { from: '', to: '' },
    workPoint: { id: 'tf-07' },
  };
  expect(from(north(0), { site: unplaced })).toEqual(['work-point-unplaced']);
});

it('has nobody to ask without an approval', () => {
  expect(ask(approverOnSiteRule, { moment: 'approval' }, limits)).toEqual([]);
});
