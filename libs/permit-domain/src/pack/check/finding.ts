/** What `checkPack` finds: where, how bad, and what to say. */
import type { Duty, PersonId } from '../../lifecycle/facts';
import type { RefusalParams } from '../../refusal';
import type { RuleRegistry } from '../../rules/registry';
import type { TypePack } from '../pack';

export interface PackFinding {
  /** A pack with an error isn't published; a warning is for whoever publishes it to weigh. */
  readonly severity: 'error' | 'warning';
  /** Stable kebab-case; its words are in the contracts. */
  readonly code: string;
  /** Where in the pack, by the names that its author gave: `rules/gas-fresh`, `levels/1`. */
  readonly path: string;
  readonly params: RefusalParams;
}

/** Who holds which duty where the pack is to be used. */
export type DutyHolders = Readonly<Record<Duty, readonly PersonId[]>>;

export interface CheckInput {
  readonly pack: TypePack;
  readonly registry: RuleRegistry;
  readonly holders?: DutyHolders;
}
export type Check = (input: CheckInput) => readonly PackFinding[];

export const wrong = (code: string, path: string, params: RefusalParams = {}): PackFinding => ({
  severity: 'error',
  code,
  path,
  params,
});
export const doubtful = (code: string, path: string, params: RefusalParams = {}): PackFinding => ({
  ...wrong(code, path, params),
  severity: 'warning',
});
