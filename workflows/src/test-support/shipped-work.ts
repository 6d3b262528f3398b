/** What work by any shipped pack has alike, as the door would be asked for it. */
import type { CommandBodies, PersonCommandName } from '@holdpoint/permit-domain';
import type { PermitDriver } from './permit-driver';
import type { Time } from './skipped-time';

export const place = { workPointCode: 'matches' } as const;

export abstract class ShippedWork {
  /** Who confirms measures, by role or duty. */
  protected confirmers: Readonly<Record<string, string>> = {
    'shift-leader': 'p-shift',
    'person-in-charge': 'p-charge',
    guardian: 'p-guardian',
  };

  constructor(
    protected readonly time: Time,
    readonly permit: PermitDriver,
  ) {}

  /** All that always apply, each by whoever has to. */
  protected async measuresConfirmed(): Promise<void> {
    for (const [confirmer, person] of Object.entries(this.confirmers)) {
      const mine = this.permit.pack.measures.filter(({ confirmedBy, when }) => confirmedBy === confirmer && !when);
      await this.does('confirmMeasures', person, {
        confirmations: mine.map(({ id }) => ({ measure: id, applicable: true })),
      });
    }
  }

  protected async issuedTo(receivers: readonly string[]): Promise<void> {
    await this.does('signBriefing', 'p-charge', { as: 'giver' });
    for (const person of receivers) await this.does('signBriefing', person, { as: 'receiver' });
    await this.does('checkTicket', 'p-shift', {});
    await this.does('issue', 'p-charge', {});
  }

  /** Both on the spot, and no earlier than the permit begins. */
  protected async startedOnSpot(): Promise<void> {
    await this.does('checkIn', 'p-applicant', { as: 'applicant', place });
    await this.does('checkIn', 'p-guardian', { as: 'guardian', place });
    if ((await this.time.instant()) < this.permit.permit.window.from) await this.time.pass(1);
    await this.does('start', 'p-charge', { place });
  }

  async archived(): Promise<void> {
    await this.does('acceptCompletion', 'p-shift', { place });
    await this.does('close', 'p-shift', {});
    await this.does('archive', 'p-archive', {});
  }

  does<N extends PersonCommandName>(name: N, by: string, body: CommandBodies[N]): Promise<unknown> {
    return this.permit.act(name, body, by);
  }
}
