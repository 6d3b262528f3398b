/** Everything that can be asked of an isolation. All of it is done by people, on the spot or about it. */
import type { PersonId } from '../lifecycle/facts';
import type { Instant } from '../time/instant';
import type { PlannedPoint } from './isolation';

/** What whoever takes an isolation off says first: 1910.147(e)(1), (e)(2)(i) and (ii), (f)(1)(i) and (ii). */
export interface Cleared {
  /** Tools and loose parts are away, and the equipment is whole. */
  readonly areaInspected: boolean;
  /** Nobody is where the energy goes. */
  readonly peopleClear: boolean;
  /** Those who work there or with it have been told. */
  readonly affectedTold: boolean;
}
/** How somebody made sure of one of the three things that must stand before another's lock comes off. */
export interface Confirmation {
  readonly confirmed: boolean;
  /** In words: by whom, when, how. */
  readonly how: string;
}

export interface IsolationBodies {
  plan: {
    readonly site: string;
    readonly area: string;
    readonly equipment: string;
    readonly purpose: string;
    readonly points: readonly PlannedPoint[];
    /** Number of the group lock box. */
    readonly box?: string;
  };
  /** Until the first point is applied the plan may be drawn anew. */
  revise: Omit<IsolationBodies['plan'], 'site' | 'area'>;
  apply: { readonly points: readonly { readonly point: string; readonly tag: string; readonly lock?: string }[] };
  verify: { readonly points: readonly { readonly point: string; readonly method: string }[] };
  closeBox: Record<string, never>;
  openBox: Record<string, never>;
  /** A personal lock on the box, for the work under one permit. */
  lockOn: { readonly lock: string; readonly permit?: string };
  lockOff: { readonly lock: string };
  releaseForTest: Cleared & { readonly points: readonly string[]; readonly reason: string };
  remove: Cleared & { readonly points: readonly string[] };
  /** The exception of 1910.147(e)(3): locks of somebody who isn't at the plant, on points or on the box. */
  removeAnothersLock: Cleared & {
    readonly locks: readonly string[];
    readonly ownerNotAtPlant: Confirmation;
    readonly contactTried: Confirmation;
    readonly toldBeforeReturn: Confirmation;
  };
  /** Somebody found it otherwise than it was left. */
  reportBroken: { readonly points: readonly string[]; readonly finding: string };
  linkPermit: { readonly permit: string };
  unlinkPermit: { readonly permit: string };
}

export const isolationCommands = [
  'plan',
  'revise',
  'apply',
  'verify',
  'closeBox',
  'openBox',
  'lockOn',
  'lockOff',
  'releaseForTest',
  'remove',
  'removeAnothersLock',
  'reportBroken',
  'linkPermit',
  'unlinkPermit',
] as const satisfies readonly (keyof IsolationBodies)[];
export type IsolationCommandName = keyof IsolationBodies;

/** One act upon an isolation. `key` makes it happen once; `evidence` is what it rests on: photos' references, a record's number. */
export type IsolationCommand = {
  [N in IsolationCommandName]: {
    readonly name: N;
    readonly key: string;
    readonly by: { readonly person: PersonId };
    readonly doneAt?: Instant;
    readonly note?: string;
    readonly evidence?: readonly string[];
    readonly body: IsolationBodies[N];
  };
}[IsolationCommandName];
export type IsolationCommandOf<N extends IsolationCommandName> = Extract<IsolationCommand, { name: N }>;
