/** Golden histories through today's code: the same commands to Temporal, the same transitions, the same permit in the end. */
import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { RecordInput } from '@holdpoint/contracts';
import type { PermitState } from '@holdpoint/permit-domain';
import { Worker, type InjectedSinks } from '@temporalio/worker';
import { quietly } from '../test-support/workers';
import { goldenNames, historyOf, readGolden, transitionOf, type Golden, type GoldenTransition } from './golden';
import type { ReplaySinks } from './replay-interceptor';
import { stories } from './stories';

jest.setTimeout(120_000);

interface Replayed {
  readonly error?: Error;
  readonly transitions: readonly GoldenTransition[];
  readonly state?: PermitState;
}

async function bundle(...more: string[]): Promise<string> {
  const file = join(mkdtempSync(join(tmpdir(), 'holdpoint-replay-')), 'bundle.js');
  await promisify(execFile)(process.execPath, [join(__dirname, 'replay-bundle.mjs'), file, ...more]);
  return file;
}

async function replay(codePath: string, golden: Golden): Promise<Replayed> {
  const decided: RecordInput[] = [];
  const sinks: InjectedSinks<ReplaySinks> = {
    replay: { decided: { fn: (_, input) => void decided.push(input as RecordInput), callDuringReplay: true } },
  };
  const results = Worker.runReplayHistories({ workflowBundle: { codePath }, sinks, reuseV8Context: true }, [
    { workflowId: golden.workflowId, history: historyOf(golden) },
  ]);
  let error: Error | undefined;
  for await (const result of results) error ??= result.error;
  return {
    ...(error && { error }),
    transitions: plain(decided.map(transitionOf)),
    ...(decided.length > 0 && { state: plain(decided.at(-1)!.state) }),
  };
}
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

let today: string;
beforeAll(async () => {
  quietly();
  today = await bundle();
});

it('has a history of every story', () => {
  expect(goldenNames()).toEqual(Object.keys(stories).sort());
});

it.each(goldenNames())('%s goes as it went', async (name) => {
  const golden = readGolden(name);
  const { error, transitions, state } = await replay(today, golden);
  expect(error).toBeUndefined();
  expect(transitions).toEqual(golden.transitions);
  expect(state).toEqual(golden.state);
});

describe('a rule that changes on a recorded path is found', () => {
  const changedRule = (rule: string, by: string): Promise<string> =>
    bundle(`${rule}\\.rule=${join(__dirname, 'changed', `${by}.rule.ts`)}`);

  it('when it refuses what was accepted: the workflow no longer does what its history says', async () => {
    const changed = await changedRule('people-qualified', 'nobody-qualified');
    const { error } = await replay(changed, readGolden('hot-work-archived'));
    expect(error?.message).toMatch(/nondeterminism/i);
  });

  it('when it accepts what was refused: a step that was missing, and a load in the air that nobody had tried', async () => {
    const changed = await changedRule('step-done', 'any-step-good');
    const { error, transitions } = await replay(changed, readGolden('lifting-archived'));
    expect(error?.message).toMatch(/nondeterminism/i);
    expect(transitions).not.toEqual(readGolden('lifting-archived').transitions);
  });

  it('when something else follows from the same act: the transitions differ', async () => {
    const changed = await changedRule('gas-within-limits', 'any-gas-good');
    const { transitions } = await replay(changed, readGolden('hot-work-gas'));
    expect(transitions).not.toEqual(readGolden('hot-work-gas').transitions);
  });
});
