/** Tells the other tickets of the same job what has become of this one, in order and beside the answer to whoever acted. */
import type { PermitLifeInput } from '@holdpoint/contracts/permit';
import { linkedPhase, type PermitState } from '@holdpoint/permit-domain';
import { CancellationScope } from '@temporalio/workflow';
import { tellLinked } from './activities';
import { inArrivalOrder } from './serially';

export class LinkedTickets {
  private readonly serially = inArrivalOrder();
  private untold = 0;

  constructor(private readonly input: PermitLifeInput) {}

  /** Whether all news is out: a run doesn't end with any left. */
  get told(): boolean {
    return this.untold === 0;
  }

  /** A changed phase is news to all; a ticket that named this one first is told where it stands. */
  hearOf(before: PermitState | undefined, after: PermitState, correlationId: string): void {
    const known = new Set(before?.linked.map(({ number }) => number));
    const news = !before || linkedPhase(before) !== linkedPhase(after);
    const linked = after.linked.map(({ number }) => number).filter((number) => news || !known.has(number));
    if (linked.length > 0) this.tell(after, linked, correlationId);
  }

  private tell(permit: PermitState, linked: readonly string[], correlationId: string): void {
    const { tenant, number } = this.input;
    const { type, sequence } = permit;
    this.untold += 1;
    void this.serially(() =>
      CancellationScope.nonCancellable(() =>
        tellLinked({ tenant, number, type, phase: linkedPhase(permit), sequence, linked, correlationId }),
      ),
    ).finally(() => {
      this.untold -= 1;
    });
  }
}
