/** The shipped packs: sound, every case holds, every clause has cases that pass and that are stopped, and no line could be taken out unnoticed. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  applyOverlay,
  caseFileSchema,
  checkPack,
  decisionPack,
  overlaySchema,
  packFileSchema,
  packManifestSchema,
  ruleRegistry,
  shapeErrors,
} from '@holdpoint/permit-domain';
import type { CaseFile, JsonSchema } from '@holdpoint/permit-domain';
import Ajv2020 from 'ajv/dist/2020';
import { parse, stringify } from 'yaml';
import { coverageText, uncovered, unheld } from './coverage';
import { main } from './main';
import { readPacks } from './read-packs';
import { runCase } from '@holdpoint/permit-domain/cases';

const root = resolve(__dirname, '../..');
const shipped = readPacks(join(root, 'packs'));

it('reads without a fault', () => {
  expect(shipped.faults).toEqual([]);
  expect(shipped.types.map(({ pack }) => pack.type)).toEqual(expect.arrayContaining(['hot-work', 'confined-space']));
});

describe.each(shipped.types.map((type) => [`${type.pack.pack}/${type.pack.type}`, type] as const))(
  '%s',
  (_name, type) => {
    const cases = type.cases?.content.cases ?? [];
    const told = type.cases!.content;

    it('makes sense', () => expect(checkPack(type.pack)).toEqual([]));

    it.each(cases.map((one) => [one.case, one] as const))('%s', (_case, one) => {
      expect(runCase(type.pack, told, one).faults).toEqual([]);
    });

    it('has cases with names of their own', () => {
      expect(new Set(cases.map((one) => one.case)).size).toBe(cases.length);
    });

    it('has a case that passes and one that is stopped for every clause', () => expect(uncovered(type)).toEqual([]));

    it(
      'has no line that could go without a case of its clause noticing',
      () => expect(unheld(type)).toEqual([]),
      120_000,
    );

    it('decides alike without the words that only people read', () => {
      const silent = decisionPack(type.pack);
      expect(JSON.stringify(silent)).not.toMatch(/[\u4e00-\u9fff]/);
      expect(cases.filter((one) => runCase(silent, told, one).faults.length > 0)).toEqual([]);
    });
  },
);

it('has enough of them', () => {
  const count = (name: string) => shipped.types.find(({ pack }) => pack.type === name)?.cases?.content.cases.length;
  expect(count('hot-work')).toBeGreaterThanOrEqual(60);
  expect(count('confined-space')).toBeGreaterThanOrEqual(40);
  for (const name of ['temporary-power', 'excavation', 'road-closing']) expect(count(name)).toBeGreaterThanOrEqual(28);
  for (const type of ['confined-space-entry', 'hot-work-us', 'lockout-tagout', 'general-work'])
    expect(count(type)).toBeGreaterThanOrEqual(25);
});

it('names no type and gives no prefix twice, in whichever pack', () => {
  for (const names of [shipped.types.map(({ pack }) => pack.type), shipped.types.map(({ pack }) => pack.prefix)])
    expect(new Set(names).size).toBe(names.length);
});

it('lets a site lengthen the fire watch that 29 CFR 1910.252 binds to, and not shorten it', () => {
  const { pack } = shipped.types.find((type) => type.pack.type === 'hot-work-us')!;
  const watched = (fireWatchMinutes: number) =>
    applyOverlay(pack, {
      overlay: 'site',
      version: '1',
      on: { pack: 'osha', type: 'hot-work-us' },
      ending: { fireWatchMinutes },
    });
  expect(watched(60).accepted).toBe(true);
  expect(watched(29)).toMatchObject({ refusal: { reasons: [{ clause: '1910.252(a)(2)(iii)(B)' }] } });
});

it('prints three copies of each GB 30871 ticket at whatever level, and says who keeps them (B.2)', () => {
  for (const { pack } of shipped.types.filter((type) => type.pack.pack === 'gb30871-2022'))
    for (const level of pack.levels.order) {
      const copies = (pack.ending.copies ?? []).filter(({ levels }) => levels?.includes(level) ?? true);
      expect([pack.type, level, copies.map(({ copy }) => copy)]).toEqual([pack.type, level, [1, 2, 3]]);
    }
  const { ending } = shipped.types.find(({ pack }) => pack.type === 'hot-work')!.pack;
  expect(ending.copies?.filter(({ copy }) => copy === 3).map(({ levels, keptBy }) => [levels, keptBy.en])).toEqual([
    [['1', 'special'], 'Safety department (archive)'],
    [['2'], 'Basic unit (archive)'],
  ]);
});

it('asks anew, when a past ticket is copied, for what was so then (4.1, 4.2)', () => {
  const fresh = (type: string): readonly string[] =>
    shipped.types
      .find(({ pack }) => pack.type === type)!
      .pack.form.filter((field) => field.fresh)
      .map(({ id }) => id);
  expect(fresh('hot-work')).toEqual(
    expect.arrayContaining(['wholePlantStopped', 'energies', 'isolationPoints', 'lowestLel', 'activities']),
  );
  expect(fresh('confined-space')).toEqual(
    expect.arrayContaining(['formerMedium', 'isolationPoints', 'toxics', 'oxygenEnriched', 'beyondLimits']),
  );
  expect(fresh('hot-work')).not.toContain('method');
});

it('docs/packs-coverage.md is what the packs say', () => {
  expect(readFileSync(join(root, 'docs/packs-coverage.md'), 'utf8')).toBe(coverageText(shipped.types));
});

describe('the schemas', () => {
  const files: [string, JsonSchema][] = [
    ['gb30871-2022/pack.yaml', packManifestSchema],
    ['gb30871-2022/hot-work.yaml', packFileSchema],
    ['gb30871-2022/cases/hot-work.cases.yaml', caseFileSchema],
    ['osha/pack.yaml', packManifestSchema],
    ['osha/hot-work-us.yaml', packFileSchema],
    ['osha/cases/lockout-tagout.cases.yaml', caseFileSchema],
  ];
  it.each(files)('mean the same to another validator: %s', (file, schema) => {
    const content: unknown = parse(readFileSync(join(root, 'packs', file), 'utf8'), { merge: true });
    const validate = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true }).compile(schema);
    expect(validate(content)).toBe(true);
    const broken = { ...(content as object), surprise: 1 };
    expect(validate(broken)).toBe(false);
    expect(shapeErrors(schema, broken)).toEqual([{ at: '/surprise', message: 'is not known here' }]);
  });
  it('of overlays too', () => {
    const overlay = { overlay: 'north', version: '1', on: { pack: 'p', type: 't' }, ending: { fireWatchMinutes: 60 } };
    expect(
      new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true }).validate(overlaySchema, overlay),
    ).toBe(true);
  });
});

describe('a pack of one’s own', () => {
  let dir: string;
  const said: string[] = [];
  const run = (...args: string[]): number => main(args, root, dir, (line) => said.push(line));
  const edit = (file: string, from: string | RegExp, to: string): void => {
    const path = join(dir, file);
    const before = readFileSync(path, 'utf8');
    const after = before.replace(from, to);
    expect(after).not.toBe(before);
    writeFileSync(path, after);
  };

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'holdpoint-packs-'));
    cpSync(join(root, 'packs/gb30871-2022'), dir, { recursive: true });
    // A few cases are enough to fail.
    const others = readdirSync(join(dir, 'cases')).filter((file) => file !== 'hot-work.cases.yaml');
    for (const file of others) rmSync(join(dir, 'cases', file));
    const path = join(dir, 'cases/hot-work.cases.yaml');
    const { cases, ...story } = parse(readFileSync(path, 'utf8'), { merge: true }) as CaseFile;
    const few = cases.filter(({ clause }) => clause === '5.3.2');
    writeFileSync(path, stringify({ ...story, cases: few }, { aliasDuplicateObjects: false }));
    said.length = 0;
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  it('fails its cases, by name and reason, when a limit is changed', () => {
    edit('hot-work.yaml', 'limitAtHighLel: 0.5', 'limitAtHighLel: 0.6');
    expect(run('check', '.')).toBe(0);
    expect(run('cases', '.')).toBe(1);
    expect(said.join('\n')).toContain('With an LEL of 4 % and above, 0.51 % vol is too much');
    expect(said.join('\n')).toContain(
      'expected a refusal by gas-over-limit, and it was accepted: qualificationReported, started',
    );
  });

  it.each([
    ['a rule that nobody wrote', 'hot-work.yaml', 'rule: jsa-done', 'rule: jsa-dome', 'there is no rule jsa-dome'],
    ['an unknown key', 'pack.yaml', 'languages:', 'langages:', '/langages is not known here'],
    ['broken YAML', 'hot-work.yaml', 'prefix: DH', 'prefix: [DH', 'hot-work.yaml'],
    [
      'a type without its file',
      'pack.yaml',
      'types: [hot-work',
      'types: [demolition, hot-work',
      'demolition.yaml: is missing',
    ],
  ])('says what is wrong: %s', (_what, file, from, to, message) => {
    edit(file, from, to);
    expect(run('check', '.')).toBe(1);
    expect(said.join('\n')).toContain(message);
  });

  it.each([
    [
      'a mark that the story doesn’t have',
      'given: ready-to-start',
      'given: ready-to-go',
      'the story has no mark "ready-to-go"',
    ],
    [
      'a story that the core refuses',
      'calibratedUntil: 2026-11-25',
      'calibratedUntil: 2026-11-24',
      "the case can't begin: start was refused (conditions-not-met): instrument-not-calibrated (4.12)",
    ],
    ['somebody who isn’t there', 'by: gas-tester', 'by: nobody', 'nobody here is "nobody"'],
  ])('says what is wrong with a case: %s', (_what, from, to, message) => {
    edit('cases/hot-work.cases.yaml', from, to);
    expect(run('cases', '.')).toBe(1);
    expect(said.join('\n')).toContain(message);
  });

  it('is looked for where the command was given', () => {
    expect(main(['check', 'nowhere'], root, dir, (line) => said.push(line))).toBe(1);
    expect(said).toEqual([`✗ ${join(dir, 'nowhere')} holds no pack: neither pack.yaml nor a folder with one`]);
    expect(run('nonsense')).toBe(2);
    expect(run()).toBe(0);
  });

  it('is checked by the command itself', () => {
    edit('hot-work.yaml', 'limitAtHighLel: 0.5', 'limitAtHighLel: five');
    const { status, stdout } = spawnSync(process.execPath, [join(root, 'tools/packs/packs.mjs'), 'check', dir], {
      encoding: 'utf8',
    });
    expect(stdout).toContain('rules/gas-limits: parameter /limitAtHighLel must be number');
    expect(status).toBe(1);
  }, 120_000);
});

it('docs/packs.md has a line for every rule, and for no other', () => {
  const text = readFileSync(join(root, 'docs/packs.md'), 'utf8');
  const table = text.slice(text.indexOf('| rule |'), text.indexOf('A bad reading stands'));
  expect([...table.matchAll(/^\| `([a-z-]+)`/gm)].map(([, name]) => name).sort()).toEqual(
    Object.keys(ruleRegistry).sort(),
  );
});
