/** An isolation has changed: every permit that stands on it, or did until now, is told, and stands or falls by its own rules (P12). */
import {
  isolationChanged,
  permitWorkflowId,
  topics,
  type IsolationChanged,
  type IsolationChangedData,
  type SignalEnvelope,
} from '@holdpoint/contracts';
import { EventConsumers } from '@holdpoint/outbox';
import { isolationStates } from '@holdpoint/permit-domain';
import { TemporalClient } from '@holdpoint/temporal';
import { Injectable, type OnModuleInit } from '@nestjs/common';

@Injectable()
export class IsolationChangedConsumer implements OnModuleInit {
  constructor(
    private readonly consumers: EventConsumers,
    private readonly temporal: TemporalClient,
  ) {}

  onModuleInit(): void {
    this.consumers.register<IsolationChanged>({
      topic: topics.isolation,
      group: 'holdpoint.permit.isolation-changed',
      types: [isolationChanged],
      handle: (event) => this.tell(event),
    });
  }

  /** Temporal away (503) means the whole event again, later; a workflow that has had it already knows it by its key. */
  private async tell(event: IsolationChanged): Promise<void> {
    const { number, sequence, state, inForce, dependents, unlinked } = understood(event);
    for (const [permits, linked] of [
      [dependents, true],
      [unlinked, false],
    ] as const)
      for (const permit of permits) {
        const signal: SignalEnvelope<'isolationChanged'> = {
          command: {
            name: 'isolationChanged',
            key: `isolation/${number}/${sequence}`,
            by: { system: 'isolation-register' },
            body: { number, state, inForce, linked },
          },
          correlationId: event.correlationid,
        };
        // `absent`: its life is over; there is nobody to tell.
        await this.temporal.signal(permitWorkflowId(event.tenant, permit), 'isolationChanged', signal);
      }
  }
}

const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every((one) => typeof one === 'string');

/** An event of another shape tells nobody anything: it goes to the dead letters, with the places that are wrong and never the values there. */
function understood({ data }: IsolationChanged): IsolationChangedData {
  const { number, sequence, state, inForce, dependents, unlinked } = (data ?? {}) as Readonly<
    Record<keyof IsolationChangedData, unknown>
  >;
  const checks: readonly (readonly [string, boolean])[] = [
    ['/data/number', typeof number === 'string' && number !== ''],
    ['/data/sequence', Number.isInteger(sequence)],
    ['/data/state', (isolationStates as readonly unknown[]).includes(state)],
    ['/data/inForce', typeof inForce === 'boolean'],
    ['/data/dependents', isTexts(dependents)],
    ['/data/unlinked', isTexts(unlinked)],
  ];
  const faults = checks.filter(([, fine]) => !fine).map(([place]) => place);
  if (faults.length > 0) throw new Error(`event-malformed: ${faults.join(', ')}`);
  return data;
}
