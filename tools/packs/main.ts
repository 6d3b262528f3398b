/** `npm run packs -- check|cases|explore|coverage [dir]`: checks packs, runs their cases, explores their lives, writes the table of clauses. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { wordsFor } from '@holdpoint/contracts';
import { checkPack } from '@holdpoint/permit-domain';
import { coverageText, uncovered, unheld } from './coverage';
import { exploreType } from './explore-type';
import { readPacks } from './read-packs';
import type { ReadPacks } from './read-packs';
import { runCase } from '@holdpoint/permit-domain/cases';

type Say = (line: string) => void;

function sayFaults({ faults }: ReadPacks, say: Say): number {
  for (const { file, message } of faults) say(`  ✗ ${file}: ${message}`);
  return faults.length;
}

/** The number of errors found. */
export function check(dir: string, say: Say): number {
  const read = readPacks(dir);
  let errors = sayFaults(read, say);
  for (const { file, pack, cases } of read.types) {
    const findings = checkPack(pack);
    for (const { severity, path, code, params } of findings) {
      say(`  ${severity === 'error' ? '✗' : '!'} ${file}: ${path}: ${wordsFor(code, 'en', params)} [${code}]`);
    }
    const wrong = findings.filter(({ severity }) => severity === 'error').length;
    errors += wrong;
    const count = cases?.content.cases.length ?? 0;
    say(
      `${wrong > 0 ? '✗' : '✓'} ${pack.pack}/${pack.type} ${pack.version}: ${pack.rules.length} rules, ${pack.measures.length} measures, ${count} cases`,
    );
  }
  return errors;
}

/** The number of cases that don't hold, and of files that can't be read. */
export function cases(dir: string, say: Say): number {
  const read = readPacks(dir);
  let failed = sayFaults(read, say);
  for (const type of read.types) {
    const { pack, cases: file } = type;
    if (!file) {
      say(`! ${pack.pack}/${pack.type}: no cases`);
      continue;
    }
    const results = file.content.cases.map((one) => runCase(pack, file.content, one));
    const broken = results.filter(({ faults }) => faults.length > 0);
    for (const { case: one, faults } of broken) {
      say(`  ✗ ${file.file}: ${one.case}`);
      for (const fault of faults) say(`      ${fault}`);
    }
    for (const line of uncovered(type)) say(`  ! ${file.file}: clause ${line}`);
    if (broken.length === 0) {
      for (const line of unheld(type)) say(`  ! ${file.file}: no case notices when ${line} is missing`);
    }
    const stopped = results.filter(({ shows }) => shows === 'stop').length;
    failed += broken.length;
    say(
      `${broken.length > 0 ? '✗' : '✓'} ${pack.pack}/${pack.type}: ${results.length - broken.length} of ${results.length} cases hold (${results.length - stopped} pass, ${stopped} are stopped)`,
    );
  }
  return failed;
}

/** The number of faults found, and of levels that could not be explored. */
export function exploreAll(dir: string, say: Say): number {
  const read = readPacks(dir);
  let faults = sayFaults(read, say);
  for (const { pack, cases: file } of read.types) {
    if (!file) {
      say(`! ${pack.pack}/${pack.type}: no story to explore`);
      continue;
    }
    for (const found of exploreType(pack, file.content)) {
      for (const { what, path } of found.faults) say(`  ✗ ${what}: ${path.join(' · ')}`);
      faults += found.faults.length + (found.complete ? 0 : 1);
      const mark = found.faults.length === 0 && found.complete ? '✓' : '✗';
      const { scenario, states, transitions, refusals } = found;
      say(
        `${mark} ${scenario}: ${states} states, ${transitions} transitions, ${refusals} refusals, none active with an open gate`,
      );
    }
  }
  return faults;
}

/** Writes the table, or only compares it: 1 when it isn't what the packs say. */
export function coverage(dir: string, file: string, compare: boolean, say: Say): number {
  const read = readPacks(dir);
  const faults = sayFaults(read, say);
  const text = coverageText(read.types);
  if (compare) {
    const kept = existsSync(file) ? readFileSync(file, 'utf8') : '';
    if (kept === text) return faults;
    say(`✗ ${file} is not what the packs say: run npm run packs -- coverage`);
    return faults + 1;
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  say(`✓ wrote ${file}`);
  return faults;
}

const usage = `npm run packs -- check [dir]      the packs' shape and sense
npm run packs -- cases [dir]      their cases, run by the core
npm run packs -- explore [dir]    every situation that a permit of each level can come to
npm run packs -- coverage [--check]   docs/packs-coverage.md: each clause, its rules and cases
Without dir: packs/ of this repository. dir is a pack (with pack.yaml) or a folder of packs.`;

/** The exit code. Paths are taken from where the command was given; `root` is the repository. */
export function main(args: readonly string[], root: string, from: string, say: Say): number {
  const [command, ...rest] = args;
  const given = rest.find((argument) => !argument.startsWith('--'));
  const dir = given === undefined ? resolve(root, 'packs') : resolve(from, given);
  try {
    switch (command) {
      case 'check':
        return check(dir, say) > 0 ? 1 : 0;
      case 'cases':
        return cases(dir, say) > 0 ? 1 : 0;
      case 'explore':
        return exploreAll(dir, say) > 0 ? 1 : 0;
      case 'coverage':
        return coverage(dir, resolve(root, 'docs/packs-coverage.md'), rest.includes('--check'), say) > 0 ? 1 : 0;
      default:
        say(usage);
        return command === undefined || command === 'help' || command === '--help' ? 0 : 2;
    }
  } catch (error) {
    say(`✗ ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
}
