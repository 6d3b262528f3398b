/** The workflow bundle: whole, of today's sources, and with nothing in it that a workflow may not touch. */
import { execFile } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { checkPermitWorkflowBundle, permitWorkflowBundle } from './index';
import { freshBundle } from './test-support/workers';

jest.setTimeout(60_000);

it('is where the worker looks for it, and made of the sources beside it', async () => {
  expect(await freshBundle()).toBe(permitWorkflowBundle);
  expect(() => checkPermitWorkflowBundle()).not.toThrow();
});

it('holds the workflow, and neither Node’s own modules nor what only services need', async () => {
  const code = readFileSync(await freshBundle(), 'utf8');
  expect(code).toContain('permitLife');
  const required = [...code.matchAll(/require\("(?:node:)?([\w/]+)"\)/g)].map(([, name]) => name!);
  expect(required.filter((name) => builtinModules.includes(name))).toEqual([]);
  for (const stranger of ['node_modules/i18next', 'node_modules/ajv', 'node_modules/@nestjs', 'node_modules/yaml'])
    expect(code).not.toContain(stranger);
});

it('isn’t made at all of a source that reaches for Node', async () => {
  const file = join(tmpdir(), `holdpoint-bundle-${process.pid}.js`);
  const made = promisify(execFile)(process.execPath, [
    join(__dirname, 'histories', 'replay-bundle.mjs'),
    file,
    `people-qualified\\.rule=${join(__dirname, 'histories', 'changed', 'reads-files.rule.ts')}`,
  ]);
  await expect(made).rejects.toThrow(/fs/);
  rmSync(file, { force: true });
});
