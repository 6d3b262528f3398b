/** The place at hand-back: cleared, put back, no embers (cl. 4.14, 5.2.14). */
import { siteRestoredRule } from './site-restored.rule';
import { ask, now } from './test-support/circumstances';

const good = { by: 'pic', at: now, siteClear: true, restored: true, noEmbers: true };
const handedBack = (change: object, embers = true) =>
  ask(siteRestoredRule, { permit: { handedBack: { ...good, ...change } }, moment: 'completion' }, { embers });

it('wants everything said', () => {
  expect(handedBack({})).toEqual([]);
  expect(handedBack({ siteClear: false })).toEqual(['site-not-clear']);
  expect(handedBack({ restored: false })).toEqual(['site-not-restored']);
  expect(handedBack({ noEmbers: undefined })).toEqual(['embers-not-ruled-out']);
  expect(handedBack({ noEmbers: undefined }, false)).toEqual([]);
  expect(ask(siteRestoredRule, {}, { embers: true })).toEqual(['not-handed-back']);
});

it('reads the hand-back that is being decided', () => {
  const body = { siteClear: false, restored: true, noEmbers: true };
  const command = { name: 'handBack', key: 'k', by: { person: 'pic' }, body } as const;
  expect(ask(siteRestoredRule, { command, permit: { handedBack: good } }, { embers: true })).toEqual([
    'site-not-clear',
  ]);
});
