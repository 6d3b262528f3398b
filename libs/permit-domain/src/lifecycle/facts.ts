/** What a decision is told about the world besides the permit itself. Recorded with the decision; what is absent counts as not met. */
import type { IsolationState, RegisterPoint } from '../isolation/isolation';
import type { Instant } from '../time/instant';
import type { Window } from './commands';

export type PersonId = string;
export type Duty = string;

/** Where somebody says they are: by position, or by the code fixed at the work point. */
export interface ClaimedPlace {
  readonly latitude?: number;
  readonly longitude?: number;
  /** Radius of uncertainty of the position, in metres. */
  readonly accuracyM?: number;
  /** Whether the code scanned is the work point's own; the code itself never travels. */
  readonly workPointCode?: 'matches' | 'differs';
}

export interface SiteFacts {
  readonly id: string;
  /** IANA name, e.g. `Asia/Shanghai`. */
  readonly zone: string;
  /** Days that aren't ordinary working days, by local date; from the site's own calendar over the public one. */
  readonly specialDays: Readonly<Record<string, 'holiday' | 'restDay'>>;
  /** Local times, `HH:MM`; what night is, is site policy. */
  readonly night: { readonly from: string; readonly to: string };
  readonly workPoint?: {
    readonly id: string;
    /** Absent: nobody has said where it lies; only its code can show then that somebody is there. */
    readonly latitude?: number;
    readonly longitude?: number;
    readonly fixedHotWorkArea?: { readonly reviewedOn: string; readonly hazardDistanceM: number };
  };
}

/** Who holds a duty at the permit's site and area now. */
export interface DutyFacts {
  readonly holders: readonly PersonId[];
  /** Holders who are away now; a subset of `holders`. */
  readonly absent: readonly PersonId[];
  /** By whom holders let their signatures be given now; absent: by nobody. */
  readonly delegations?: readonly DelegationFacts[];
}

/** A delegation that is in force at the site, of a duty that its giver holds there now in their own right; one that was withdrawn isn't told. */
export interface DelegationFacts {
  readonly id: string;
  readonly duty: Duty;
  /** The holder. */
  readonly by: PersonId;
  /** Who signs in the holder's place. */
  readonly to: PersonId;
  readonly from: Instant;
  readonly until: Instant;
  /** Permit types, and of each the levels, absent for every level; absent: every permit of the site. */
  readonly covers?: readonly { readonly type: string; readonly levels?: readonly string[] }[];
}

/** The qualification service's answer for one person named on the permit. */
export interface QualificationFinding {
  readonly person: PersonId;
  readonly role: string;
  readonly meets: boolean;
  /** Why not: codes such as `certificate-expired`, `certificate-missing`, `contraindicated`, `site-ban`, `not-verified`, `person-unknown`. */
  readonly reasons: readonly {
    readonly code: string;
    readonly certificateClass?: string;
    readonly validUntil?: Instant;
  }[];
  /** The first moment at which any certificate counted here lapses. */
  readonly validUntil?: Instant;
}
export interface QualificationReport {
  readonly id: string;
  readonly at: Instant;
  readonly findings: readonly QualificationFinding[];
}

export interface InstrumentFacts {
  readonly id: string;
  readonly registered: boolean;
  /** Last local date on which the calibration holds. */
  readonly calibratedUntil?: string;
}

/** Another permit that the same place or job concerns: those that stand near by, suspended ones too, and every linked ticket wherever and however it is. */
export interface NeighbourFacts {
  readonly number: string;
  readonly type: string;
  readonly phase: string;
  /** On the site's plan where both have their place there, otherwise along the ground. Absent: not known, and counts as near. */
  readonly distanceM?: number;
  readonly sameSpace?: boolean;
  readonly sameBund?: boolean;
  /** Whether it is on the same process line or piece of equipment. */
  readonly sameLine?: boolean;
  /** How many metres it lies above this one; below: negative. */
  readonly heightM?: number;
  /** When it is planned; work that stands beyond its plan is planned until now. */
  readonly window?: Window;
  /** What goes on there, as hazards of the pack's words: `painting`, `solvent-cleaning`, `venting`, `draining`. */
  readonly activities: readonly string[];
}

/** An isolation of the register that the permit is linked to, as it stands now. */
export interface IsolationFacts {
  readonly number: string;
  readonly state: IsolationState;
  /** Every point is verified, and the keys are out of reach. */
  readonly inForce: boolean;
  readonly points: readonly Pick<RegisterPoint, 'point' | 'energy' | 'kind' | 'state' | 'tag'>[];
  /** Who has a personal lock on its box; absent: it has no box. */
  readonly lockedBy?: readonly PersonId[];
}

export interface Facts {
  /** Whose permit and which number it was given: told with the first submission; afterwards the permit knows. */
  readonly permit?: { readonly tenant: string; readonly number: string };
  readonly site?: SiteFacts;
  /** Duties that the acting person holds at the site and area now, and stages for which they were named stand-in. */
  readonly actor?: {
    readonly person: PersonId;
    readonly duties: readonly Duty[];
    /** When they last signed in, where the act is signed or its pack asks. */
    readonly authenticatedAt?: Instant;
    /** Delegations to the acting person. */
    readonly delegations?: readonly DelegationFacts[];
  };
  readonly duties?: Readonly<Record<Duty, DutyFacts>>;
  readonly qualification?: QualificationReport;
  readonly instruments?: readonly InstrumentFacts[];
  readonly neighbours?: readonly NeighbourFacts[];
  /** The register's isolations that the permit stands on; absent where it stands on none. */
  readonly isolations?: readonly IsolationFacts[];
}
