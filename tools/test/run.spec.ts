/** The test command counts what failed, and never takes silence for success. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { whatIsMissing } from '@holdpoint/local/install';
import { resultOf } from './jest-result.mjs';
import { casesIn, projects, steps } from './steps.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'holdpoint-run-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const report = (content: object): string => {
  const file = join(folder, 'report.json');
  writeFileSync(file, JSON.stringify({ numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, ...content }));
  return file;
};

describe('counting', () => {
  it('takes passed and failed tests from the report, with what the failed ones said', () => {
    const testResults = [
      { name: '/x/a.spec.ts', status: 'failed', message: 'expected 1', assertionResults: [{ status: 'failed' }] },
      { name: '/x/b.spec.ts', status: 'passed', message: '', assertionResults: [{ status: 'passed' }] },
    ];
    const result = resultOf(report({ numPassedTests: 5, numFailedTests: 1, testResults }));
    expect(result).toMatchObject({ passed: 5, failed: 1 });
    expect(result.failures).toHaveLength(1);
    expect(result.failures[0]).toContain('expected 1');
  });

  it('counts a file that could not run, or whose set-up failed after its tests, as failed', () => {
    const testResults = [
      { name: '/x/a.spec.ts', status: 'failed', message: 'SyntaxError', assertionResults: [] },
      { name: '/x/b.spec.ts', status: 'failed', message: 'afterAll', assertionResults: [{ status: 'passed' }] },
    ];
    expect(resultOf(report({ numPassedTests: 1, testResults }))).toMatchObject({ passed: 1, failed: 2 });
  });

  it('counts nothing where there is no report', () => {
    expect(resultOf(join(folder, 'none.json'))).toMatchObject({ passed: 0, failed: 0 });
  });

  it('counts each case of a pack', () => {
    expect(casesIn('✓ a: 10 of 10 cases hold (1 pass)\n✗ b: 3 of 5 cases hold')).toEqual({ passed: 13, failed: 2 });
    expect(casesIn('no such line')).toBeUndefined();
  });
});

describe('npm test', () => {
  it('has a step for everything that the project promises to check', () => {
    expect(steps.map(({ name }) => name)).toEqual([
      ...['lint', 'types', 'scripts', 'generated', 'packs', 'unit', 'workflow', 'integration', 'e2e'],
    ]);
  });

  it('takes every package, or only those that are named, and no name that means nothing', () => {
    const all = ['libs/a', 'libs/b', 'services/c'];
    expect(projects(all, undefined)).toEqual(all);
    expect(projects(all, ' ')).toEqual(all);
    expect(projects(all, 'services/c, libs/a')).toEqual(['services/c', 'libs/a']);
    expect(() => projects(all, 'libs/a libs/z')).toThrow('libs/z');
  });

  it('names its steps when asked for another', () => {
    const { status, stdout } = spawnSync(process.execPath, [join(__dirname, 'run.mjs'), 'nothing'], {
      encoding: 'utf8',
    });
    expect(status).toBe(2);
    expect(stdout).toContain('There is no step nothing');
  });
});

describe('npm start and npm test on an old Node', () => {
  const old = "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.4' } });";

  it.each(['deploy/local/start.mjs', 'tools/test/run.mjs'])('%s says which one is needed', (program) => {
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', `data:text/javascript,${encodeURIComponent(old)}`, join(__dirname, '../..', program)],
      { encoding: 'utf8' },
    );
    expect(stderr).toMatch(
      /Node 18\.20\.4 is too old; Holdpoint needs 20\.19 or newer\.\n +Remedy: install a newer Node/,
    );
    expect(status).toBe(1);
  });
});

describe('a second npm test in one checkout', () => {
  const children = join(__dirname, '../../deploy/local/children.mjs');

  it('is refused, with who runs the first and the remedy', () => {
    const take = `import { takeOwnership } from ${JSON.stringify(children)};
      import { spawn, spawnSync } from 'node:child_process';
      takeOwnership(${JSON.stringify(join(folder, 'test/run'))});
      const run = spawnSync(process.execPath, [${JSON.stringify(join(__dirname, 'run.mjs'))}, 'scripts'], { encoding: 'utf8' });
      console.log(JSON.stringify({ pid: process.pid, status: run.status, said: run.stdout }));`;
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', take], {
      encoding: 'utf8',
      env: { ...process.env, HOLDPOINT_HOME: folder },
    });
    const first = JSON.parse(stdout) as { pid: number; status: number; said: string };
    expect(first.said).toContain(`npm test already runs in this checkout: process ${first.pid}`);
    expect(first.said).toMatch(/Remedy: wait for it, stop it/);
    expect(first.status).toBe(1);
  });

  it("of many that come at once exactly one has the folder, and a dead owner stands in nobody's way", async () => {
    const rounds = Array.from({ length: 20 }, (_, round) => join(folder, String(round)));
    for (const round of rounds) {
      mkdirSync(round);
      writeFileSync(join(round, 'owner.json'), JSON.stringify({ pid: 1, identity: 'somebody@long ago' }));
    }
    // All are loaded, then come at the same moment of the clock, round after round; each lives until all have asked.
    const take = `import { takeOwnership } from ${JSON.stringify(children)};
      process.stdin.once('data', (from) => {
        const had = ${JSON.stringify(rounds)}.map((folder, round) => {
          while (Date.now() < Number(from) + round * 40);
          return takeOwnership(folder).owner ?? process.pid;
        });
        console.log(JSON.stringify(had));
      });
      console.log('loaded');`;
    const all = Array.from({ length: 4 }, () =>
      spawn(process.execPath, ['--input-type=module', '-e', take], { stdio: ['pipe', 'pipe', 'inherit'] }),
    );
    const next = (one: (typeof all)[number]): Promise<string> =>
      new Promise((resolve) => one.stdout.once('data', (data) => resolve(String(data))));
    await Promise.all(all.map(next));
    const answers = all.map(next);
    for (const one of all) one.stdin.write(String(Date.now() + 300));
    const said = (await Promise.all(answers)).map((answer) => JSON.parse(answer) as number[]);
    rounds.forEach((_, round) => expect(new Set(said.map((owners) => owners[round])).size).toBe(1));
    const ends = all.map((one) => new Promise((resolve) => one.once('exit', resolve)));
    for (const one of all) one.stdin.end();
    await Promise.all(ends);
  });
});

describe('what is installed', () => {
  const lock = (installed: boolean, packages: object): void => {
    const path = installed ? join(folder, 'node_modules/.package-lock.json') : join(folder, 'package-lock.json');
    mkdirSync(join(folder, 'node_modules'), { recursive: true });
    writeFileSync(path, JSON.stringify({ packages }));
  };
  const wanted = {
    '': { name: 'root' },
    'libs/a': { version: '0.1.0' },
    'node_modules/pg': { version: '8.0.0' },
    'node_modules/other-platform': { version: '1.0.0', optional: true },
  };

  it.each([
    ['nothing at all', undefined, 'nothing is installed yet'],
    ['another version', { 'node_modules/pg': { version: '7.0.0' } }, 'pg is 7.0.0, the lock file has 8.0.0'],
    ['a package short', { 'node_modules/else': { version: '1.0.0' } }, 'pg is missing'],
    ['what the lock file says', { 'node_modules/pg': { version: '8.0.0' } }, undefined],
  ])('with %s is told', (_, installed, why) => {
    lock(false, wanted);
    if (installed) lock(true, installed);
    expect(whatIsMissing(folder)).toBe(why);
  });
});
