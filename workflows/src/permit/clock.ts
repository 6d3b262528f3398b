/** One timer for the nearest deadline: set anew only when that deadline changes, so that the history stays short. */
import { minutesBetween, type Command, type Deadline } from '@holdpoint/permit-domain';
import { condition, uuid4 } from '@temporalio/workflow';
import { siteTime } from './operators';
import type { PermitLife } from './life';
import { deadlineWords, stageInWords, whoInWords } from './words';

const nameOf = ({ id, at }: Deadline): string => `${id}/${at}`;

/** The clock's own act: once for each deadline and moment. */
export const passing = ({ input }: PermitLife, deadline: Deadline): Command => ({
  name: 'deadlinePassed',
  key: `${input.number}/${nameOf(deadline)}`,
  by: { system: 'timer' },
  body: { deadline: deadline.id },
});

export class Clock {
  /** Deadlines that have had their say; one that stays in the list after it passed isn't heard twice. */
  private readonly passed = new Set<string>();

  constructor(
    private readonly life: PermitLife,
    /** When to stop waiting whatever the deadlines say. */
    private readonly enough: () => boolean,
  ) {}

  /** Waits until the nearest deadline passes, and lets it have its effect; or until the deadlines have changed. */
  async next(): Promise<void> {
    const next = this.nearest();
    const changed = (): boolean => this.enough() || this.nearest()?.at !== next?.at;
    if (!next) return condition(changed);
    const wait = Math.ceil(minutesBetween(this.life.now, next.at) * 60_000);
    if (wait > 0 && (await condition(changed, wait, { summary: this.words(next) }))) return;
    await this.pass(next);
  }

  private nearest(): Deadline | undefined {
    // While the prerequisites are asked for, the question itself has the limit.
    if (this.life.permit?.phase === 'submitted') return undefined;
    return this.life.deadlines.find((deadline) => !this.passed.has(nameOf(deadline)));
  }

  private async pass(deadline: Deadline): Promise<void> {
    const at = this.life.now;
    await this.life.hear(passing(this.life, deadline), uuid4());
    // A timer that came early, by a clock that was set back, is set again.
    if (at >= deadline.at) this.passed.add(nameOf(deadline));
  }

  private words({ kind, stage, duty, at }: Deadline): string {
    const whom = [...(stage ? [stageInWords(stage)] : []), ...(duty ? [whoInWords(duty)] : [])].join(', ');
    return `${deadlineWords[kind]}${whom && `: ${whom}`}, ${siteTime(at, this.life.siteZone)}`;
  }
}
