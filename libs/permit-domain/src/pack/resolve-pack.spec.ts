/** A pack file as written becomes the whole type: what repeats is filled in, what isn't said stays out, what a line says of itself wins. */
import { samplePack } from '../lifecycle/test-support/sample-pack';
import type { TypePack } from './pack';
import { packSections, type PackManifest, type TypePackFile } from './pack-file';
import { resolvePack } from './resolve-pack';

const words = (en: string) => ({ zh: en, en });
const manifest: PackManifest = {
  pack: 'sample',
  version: '2.0.0',
  title: words('Sample'),
  source: words('The sample standard'),
  appliesTo: words('everywhere'),
  languages: ['zh', 'en'],
  effectiveFrom: '2022-10-01',
  types: ['work'],
};
/** As little as a file may say. */
const bare: TypePackFile = {
  type: 'work',
  prefix: 'WK',
  title: words('Work'),
  form: [{ id: 'content', kind: 'text', label: words('content') }],
  levels: { order: ['one'], names: { one: words('one') }, choose: [{ level: 'one' }] },
  validityMinutes: { byLevel: { one: 60 } },
  people: [{ role: 'welder', label: words('welder'), min: 1 }],
  chain: [{ id: 'unit', label: words('unit'), duty: 'unit-head', order: 1, limitMinutes: 60, remindBeforeMinutes: 15 }],
  rules: [{ id: 'checked', rule: 'ticket-checked', at: ['issue'], mendBy: 'shift-leader' }],
  measures: [{ id: 'drains', words: words('drains'), confirmedBy: 'guardian' }],
  ending: {
    acceptedBy: 'shift-leader',
    acceptWithinMinutes: 60,
    escalateTo: 'unit-head',
    archivedBy: 'archive',
    retentionDays: 365,
  },
  prerequisiteMinutes: 30,
  startWithinMinutes: 120,
};
/** Everything that a file may say besides. */
const full: TypePackFile = {
  ...bare,
  levels: { ...bare.levels, upgrade: [{ id: 'night', when: [{ 'calendar.night': true }] }] },
  steps: [{ id: 'trial', words: words('trial'), doneBy: ['welder'] }],
  ending: { ...bare.ending, fireWatch: {} },
  greenChannel: {
    declaredBy: ['unit-head'],
    releasedBy: 'duty-officer',
    reviewWithinMinutes: 60,
    reviewedBy: 'safety-department',
    escalateTo: 'plant-head',
  },
  extension: { approvedBy: ['unit-head'], maxMinutes: 60, times: 1 },
  shiftHandover: { by: ['shift-leader'], withinMinutes: 30 },
  clauses: { 'gas-alarm': { clause: '4.8', certainty: 'V' } },
  gasUnits: { oxygen: ['%vol'] },
  suspensionMinutes: 240,
};
/** Whatever has a source, by its section. */
const sourcesOf = (pack: TypePack): Readonly<Record<string, unknown>> => ({
  form: pack.form[0],
  levels: pack.levels.choose[0],
  upgrade: pack.levels.upgrade?.[0],
  validityMinutes: pack.validityMinutes,
  people: pack.people[0],
  chain: pack.chain[0],
  rules: pack.rules[0],
  measures: pack.measures[0],
  steps: pack.steps?.[0],
  ending: pack.ending.fireWatch,
  greenChannel: pack.greenChannel,
  extension: pack.extension,
  shiftHandover: pack.shiftHandover,
});

it('adds to the least that a file says only what is the same everywhere', () => {
  const from = { effectiveFrom: '2022-10-01' };
  expect(resolvePack(manifest, bare)).toStrictEqual({
    pack: 'sample',
    version: '2.0.0',
    type: 'work',
    prefix: 'WK',
    title: words('Work'),
    source: words('The sample standard'),
    effectiveFrom: '2022-10-01',
    form: [{ ...from, ...bare.form[0] }],
    levels: { order: ['one'], names: { one: words('one') }, choose: [{ ...from, level: 'one' }] },
    validityMinutes: { ...from, byLevel: { one: 60 } },
    people: [{ ...from, needs: [], ...bare.people[0] }],
    chain: [{ ...from, mode: 'any', escalateTo: [], ...bare.chain[0] }],
    rules: [{ ...from, params: {}, ...bare.rules[0] }],
    measures: [{ ...from, mayBeNotApplicable: false, ...bare.measures[0] }],
    ending: bare.ending,
    prerequisiteMinutes: 30,
    startWithinMinutes: 120,
  });
});

it('keeps everything that it says besides', () => {
  const { clauses, gasUnits, suspensionMinutes } = full;
  const resolved = resolvePack({ ...manifest, effectiveTo: '2030-12-31' }, full);
  expect(resolved).toMatchObject({ clauses, gasUnits, suspensionMinutes, effectiveTo: '2030-12-31' });
  expect(resolved.extension).toMatchObject({ maxMinutes: 60 });
  expect(resolved.shiftHandover).toMatchObject({ withinMinutes: 30 });
  expect(resolved.greenChannel).toMatchObject({ releasedBy: 'duty-officer' });
  expect(resolved.steps).toMatchObject([{ id: 'trial', doneBy: ['welder'] }]);
  expect(resolved.levels.upgrade).toMatchObject([{ id: 'night' }]);
});

it('takes a source from the line before its section, from the section before the file, from the file before the pack', () => {
  const sections = Object.fromEntries(packSections.map((section) => [section, { clause: `of ${section}` }]));
  const sourced = sourcesOf(
    resolvePack(manifest, { ...full, defaults: { clause: 'of the file', certainty: 'V', force: 'binding', sections } }),
  );
  for (const [section, source] of Object.entries(sourced)) {
    const clause = `of ${section === 'upgrade' ? 'levels' : section}`;
    expect({ section, ...(source as object) }).toMatchObject({
      section,
      clause,
      certainty: 'V',
      force: 'binding',
      effectiveFrom: '2022-10-01',
    });
  }
  const plain = sourcesOf(
    resolvePack(manifest, { ...full, defaults: { clause: 'of the file', effectiveFrom: '2025-01-01' } }),
  );
  for (const source of Object.values(plain))
    expect(source).toMatchObject({ clause: 'of the file', effectiveFrom: '2025-01-01' });
  const own = [{ ...bare.rules[0]!, clause: 'its own' }];
  expect(
    resolvePack(manifest, { ...full, rules: own, defaults: { clause: 'of the file', sections } }).rules[0],
  ).toMatchObject({
    clause: 'its own',
  });
});

it('gives back what was whole already', () => {
  const { pack, version, source, effectiveFrom, ...file } = samplePack;
  expect(resolvePack({ ...manifest, pack, version, source, effectiveFrom }, file)).toEqual(samplePack);
});
