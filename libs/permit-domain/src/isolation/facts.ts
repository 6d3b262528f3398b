/** What a decision on an isolation is told besides the isolation itself; recorded with it. What is absent counts as not met. */
import type { Duty, PersonId } from '../lifecycle/facts';

/** A permit that stands, or is to stand, on the isolation, as its record has it at this very moment. */
export interface DependentPermit {
  readonly number: string;
  readonly type: string;
  readonly phase: string;
  readonly site: string;
  /** Everybody named on it, the applicant too. */
  readonly people: readonly PersonId[];
  /** People and things counted in and not out again. */
  readonly inside: { readonly people: number; readonly tools: number };
}

export interface RegisterFacts {
  /** Whose isolation and which number it was given: told with the plan. */
  readonly isolation?: { readonly tenant: string; readonly number: string };
  readonly actor?: { readonly person: PersonId; readonly duties: readonly Duty[] };
  /** Every permit of the isolation's list. Absent: nobody looked. */
  readonly dependents?: readonly DependentPermit[];
  /** The permit that a command names. */
  readonly permit?: DependentPermit;
  /** How many minutes a release for a test may stay open at this site. Absent: it has no limit that anybody is warned of. */
  readonly testReleaseMinutes?: number;
}

/** Phases in which a permit no longer needs the isolation; any other, known or not, stands on it. A suspended permit is still live. */
const over: readonly string[] = [
  'returned',
  'rejected',
  'expired',
  'cancelled',
  'revoked',
  'handedBack',
  'accepted',
  'closed',
  'archived',
];
/** Phases in which nobody has begun to work, or all have stopped. */
const still: readonly string[] = [...over, 'submitted', 'inApproval', 'approved', 'issued', 'suspended'];

/** Somebody or something that was counted in and not out holds the isolation whatever has become of the permit. */
export const isOccupied = ({ inside }: DependentPermit): boolean => inside.people > 0 || inside.tools > 0;
export const stands = ({ phase }: Pick<DependentPermit, 'phase'>): boolean => !over.includes(phase);
export const isAtWork = ({ phase }: DependentPermit): boolean => !still.includes(phase);
