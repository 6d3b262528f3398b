/** A move of the exhaustive check: what is done, by whom, and what it may not come to. */
import type { Instant } from '../../time/instant';
import type { Actor, CommandBodies, CommandName, GasSample } from '../commands';
import type { PermitState } from '../state';
import type { Scenario, Situation } from './scenario';

export interface Act {
  readonly by: Actor;
  readonly name: CommandName;
  readonly body: CommandBodies[CommandName];
}
export interface Move {
  readonly name: string;
  readonly acts: readonly Act[];
  /** The clock alone, or nothing but time. */
  readonly silent?: true;
  /** Told nothing of the world. */
  readonly blind?: true;
  /** What the core must never accept. */
  readonly forbidden?: true;
  /** Duties that whoever acts holds besides. */
  readonly duties?: readonly string[];
  /** Time that passes first. */
  readonly now?: Instant;
  /** What becomes true of the world. */
  readonly unqualified?: boolean;
}
export type Here = Situation & { readonly permit: PermitState };

export const act = <N extends CommandName>(by: string | Actor, name: N, body: CommandBodies[N]): Act => ({
  by: typeof by === 'string' ? { person: by } : by,
  name,
  body,
});
export const one = <N extends CommandName>(
  name: string,
  by: string | Actor,
  command: N,
  body: CommandBodies[N],
): Move => ({
  name,
  acts: [act(by, command, body)],
});
export const sensor = { system: 'sensor' };
export const onSpot = { workPointCode: 'matches' } as const;

export const spoilt = (sample: GasSample): GasSample => ({
  ...sample,
  readings: sample.readings.map((reading) => ({
    ...reading,
    value: reading.substance === 'combustible' ? 50 : reading.substance === 'oxygen' ? 5 : reading.value * 1000 + 1000,
  })),
});
export function samplesNow(
  { samples }: Scenario,
  now: Instant,
  purpose: GasSample['purpose'],
  good: boolean,
): GasSample[] {
  const taken = samples.map((sample): GasSample => ({ ...sample, sampledAt: now, purpose }));
  return good ? taken : taken.map(spoilt);
}
