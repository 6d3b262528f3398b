/** A golden history: what happened to one permit, event by event, and what it came to; kept in workflows/histories. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { RecordInput } from '@holdpoint/contracts';
import type { PermitState } from '@holdpoint/permit-domain';
import { temporal } from '@temporalio/proto';

/** What is compared of each transition, in order. */
export type GoldenTransition = Pick<RecordInput['body'], 'sequence' | 'at' | 'command' | 'facts' | 'events'>;
export interface Golden {
  readonly workflowId: string;
  readonly transitions: readonly GoldenTransition[];
  /** The permit after the last of them. */
  readonly state: PermitState;
  readonly history: { readonly events: readonly unknown[] };
}

type History = temporal.api.history.v1.IHistory;
/** Enums by name, numbers of 64 bits as text, payloads in base64. */
export const readableHistory = (history: History): Golden['history'] =>
  temporal.api.history.v1.History.toObject(temporal.api.history.v1.History.fromObject(history), {
    enums: String,
    longs: String,
    bytes: String,
  }) as Golden['history'];
export const historyOf = ({ history }: Golden): History => temporal.api.history.v1.History.fromObject(history);

const folder = join(__dirname, '..', '..', 'histories');

export const goldenNames = (): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => basename(file, '.json'))
    .sort();

export const readGolden = (name: string): Golden =>
  JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Golden;

/** One line for each event and transition, so that a change can be read. */
export function writeGolden(name: string, { workflowId, transitions, state, history }: Golden): void {
  const lines = (list: readonly unknown[]): string => list.map((one) => JSON.stringify(one)).join(',\n');
  const text = `{"workflowId":${JSON.stringify(workflowId)},\n"transitions":[\n${lines(transitions)}\n],\n"state":${JSON.stringify(state)},\n"history":{"events":[\n${lines(history.events)}\n]}}\n`;
  writeFileSync(join(folder, `${name}.json`), text);
}

export const transitionOf = ({
  body: { sequence, at, command, facts, events },
}: Pick<RecordInput, 'body'>): GoldenTransition => ({
  sequence,
  at,
  command,
  facts,
  events,
});
