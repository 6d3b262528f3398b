/** The permit's record in memory, for specs of the workflow alone; the real writer's own specs run on PostgreSQL. */
import { createHash } from 'node:crypto';
import {
  chainBrokenFailure,
  chainStart,
  keyReusedFailure,
  type MissedTransition,
  type RecordInput,
  type RecordReceipt,
  type Transition,
} from '@holdpoint/contracts';
import { canonicalJson, type PermitState } from '@holdpoint/permit-domain';
import { ApplicationFailure } from '@temporalio/common';

type Line = Transition & { readonly fingerprint: string; readonly state: PermitState };

export class Ledger {
  readonly lines: Line[] = [];
  private broken: (() => void) | undefined;
  private brokenAfter: (() => void) | undefined;

  /** Every record fails by what `how` throws, until `mend()`. */
  break(how: () => void): void {
    this.broken = how;
  }
  /** The same, but what is recorded stays recorded. */
  breakAfter(how: () => void): void {
    this.brokenAfter = how;
  }
  mend(): void {
    this.broken = undefined;
    this.brokenAfter = undefined;
  }

  /** As TransitionStore does it. */
  record(input: RecordInput): RecordReceipt {
    this.broken?.();
    const receipt = this.write(input);
    this.brokenAfter?.();
    return receipt;
  }

  private write(input: RecordInput): RecordReceipt {
    const { body, fingerprint, state } = input;
    const { tenant, number, sequence, command, previous } = body;
    const hash = createHash('sha256').update(canonicalJson(body)).digest('hex');
    const mine = this.of(number);
    const head = mine.at(-1);
    const twin = this.lines.find((line) => line.body.tenant === tenant && line.body.command.key === command.key);
    if (twin && (twin.body.number !== number || twin.fingerprint !== fingerprint))
      throw ApplicationFailure.nonRetryable('used', keyReusedFailure);
    if (!twin && sequence === mine.length + 1 && previous === (head?.hash ?? chainStart)) {
      this.lines.push({ body, hash, fingerprint, state });
      return { hash };
    }
    const missed = mine.filter((line) => line.body.sequence >= sequence || line === twin);
    if (missed.length === 0) throw ApplicationFailure.nonRetryable('broken', chainBrokenFailure);
    return { hash: missed.at(-1)!.hash, missed: missed.map(missedTransition) };
  }

  of(number: string): readonly Line[] {
    return this.lines.filter(({ body }) => body.number === number);
  }
  /** The row: the permit after its last transition. */
  permit(number: string): PermitState | undefined {
    return this.of(number).at(-1)?.state;
  }
  /** Names of all events of a permit, in order. */
  story(number: string): string[] {
    return this.of(number).flatMap(({ body }) => body.events.map(({ name }) => name));
  }
}

const missedTransition = ({ body, hash, fingerprint }: Line): MissedTransition => ({
  sequence: body.sequence,
  key: body.command.key,
  at: body.at,
  events: body.events,
  hash,
  fingerprint,
});
