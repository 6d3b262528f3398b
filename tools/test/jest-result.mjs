/** Reads jest's report: how many tests passed and failed, and what the failed ones said. */
import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { repository } from '../../deploy/local/layout.mjs';

const longest = 4_000;

/** @param {string} file jest's --outputFile */
export function resultOf(file) {
  if (!existsSync(file)) return { passed: 0, failed: 0, skipped: 0, failures: [] };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  const failures = report.testResults
    .filter(({ status }) => status === 'failed')
    .map(({ name, message }) => `${relative(repository, name)}\n${message.slice(0, longest)}`);
  return {
    passed: report.numPassedTests,
    // A file that could not be run, or whose set-up or tear-down failed, is a failure of its own.
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
    failures,
  };
}
