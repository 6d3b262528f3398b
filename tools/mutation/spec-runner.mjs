/**
 * Runs the core's specs in the mutation test's own process. They are plain functions over plain data, so that loading them anew for a mutant takes
 * milliseconds, where a start of jest for each of thousands of mutants would take a second.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import {
  DryRunStatus,
  TestStatus,
  determineHitLimitReached,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import { PluginKind, declareFactoryPlugin, tokens } from '@stryker-mutator/api/plugin';
import { transformSync } from '@swc/core';
import { expect } from 'expect';
import { bind } from 'jest-each';

const require = createRequire(import.meta.url);
const Module = require('node:module');

/** These ask everything at once, and would be asked again for each mutant: the exhaustive check, and the random lives. */
const leftOut = /(exploration|properties)\.spec\.ts$/;

const compiled = new Map();
Module._extensions['.ts'] = (module, file) => {
  let code = compiled.get(file);
  if (code === undefined) {
    ({ code } = transformSync(readFileSync(file, 'utf8'), {
      filename: file,
      swcrc: false,
      module: { type: 'commonjs' },
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    }));
    compiled.set(file, code);
  }
  module._compile(code, file);
};

/** The tests of one spec file, in order, each with the hooks around it. */
function collect(file) {
  const tests = [];
  const scopes = [{ name: '', before: [], after: [] }];
  const here = () => scopes[scopes.length - 1];
  const describe = (name, body) => {
    scopes.push({ name, before: [], after: [] });
    body();
    scopes.pop();
  };
  const it = (name, body) => {
    const around = [...scopes];
    const path = [...around.map((scope) => scope.name).filter(Boolean), name].join(' ');
    const id = `${file}#${tests.length} ${path}`;
    tests.push({ id, name: path, body, around });
  };
  it.each = bind(it);
  describe.each = bind(describe);
  Object.assign(globalThis, {
    describe,
    it,
    test: it,
    expect,
    beforeEach: (hook) => here().before.push(hook),
    afterEach: (hook) => here().after.push(hook),
    jest: { setTimeout: () => undefined },
  });
  require(join(process.cwd(), file));
  return tests;
}

async function failureOf({ body, around }) {
  try {
    for (const { before } of around) for (const hook of before) await hook();
    await body();
    for (const { after } of [...around].reverse()) for (const hook of after) await hook();
    return undefined;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

class SpecRunner {
  state = (globalThis.__stryker__ ??= {});
  files = readdirSync(join(process.cwd(), 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.spec.ts') && !leftOut.test(entry.name))
    .map((entry) => relative(process.cwd(), join(entry.parentPath ?? entry.path, entry.name)))
    .sort();

  capabilities() {
    return { reloadEnvironment: true };
  }

  async dryRun() {
    this.state.activeMutant = undefined;
    const tests = await this.run(this.files);
    return { status: DryRunStatus.Complete, tests, mutantCoverage: this.state.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, disableBail }) {
    this.state.activeMutant = activeMutant.id;
    this.state.hitCount = hitLimit === undefined ? undefined : 0;
    this.state.hitLimit = hitLimit;
    const files = testFilter ? [...new Set(testFilter.map((id) => id.slice(0, id.indexOf('#'))))] : this.files;
    const tests = await this.run(files, testFilter && new Set(testFilter), !disableBail);
    return toMutantRunResult(
      determineHitLimitReached(this.state.hitCount, hitLimit) ?? { status: DryRunStatus.Complete, tests },
    );
  }

  /** Everything is loaded anew: what a module works out as it is loaded is broken too, and nothing is remembered from the mutant before. */
  async run(files, only, bail = false) {
    for (const file of Object.keys(require.cache)) if (file.startsWith(process.cwd())) delete require.cache[file];
    const results = [];
    for (const file of files) {
      this.state.currentTestId = undefined;
      let tests;
      try {
        tests = collect(file);
      } catch (error) {
        results.push({
          id: `${file}#load`,
          name: file,
          timeSpentMs: 0,
          status: TestStatus.Failed,
          failureMessage: String(error),
        });
        if (bail) return results;
        continue;
      }
      for (const test of tests) {
        if (only && !only.has(test.id)) continue;
        this.state.currentTestId = test.id;
        const began = performance.now();
        const failureMessage = await failureOf(test);
        const result = { id: test.id, name: test.name, fileName: file, timeSpentMs: performance.now() - began };
        results.push(
          failureMessage === undefined
            ? { ...result, status: TestStatus.Success }
            : { ...result, status: TestStatus.Failed, failureMessage },
        );
        if (bail && failureMessage !== undefined) return results;
      }
    }
    return results;
  }
}

const create = () => new SpecRunner();
create.inject = tokens();
export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'specs', create)];
