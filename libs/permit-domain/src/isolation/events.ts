/** What has happened to an isolation. Facts: never refused, only folded. */
import type { PersonId } from '../lifecycle/facts';
import type { Instant } from '../time/instant';
import type { IsolationBodies } from './commands';

export interface IsolationEventBodies {
  planned: IsolationBodies['plan'] & { readonly tenant: string; readonly number: string };
  revised: IsolationBodies['revise'];
  applied: IsolationBodies['apply'];
  verified: IsolationBodies['verify'];
  boxClosed: Record<string, never>;
  boxOpened: Record<string, never>;
  lockedOn: IsolationBodies['lockOn'];
  lockedOff: IsolationBodies['lockOff'];
  releasedForTest: IsolationBodies['releaseForTest'] & {
    /** By when the points are to be applied again. */
    readonly dueAt?: Instant;
  };
  removed: IsolationBodies['remove'];
  anothersLockRemoved: IsolationBodies['removeAnothersLock'] & {
    /** Whose locks they were. */
    readonly owners: readonly PersonId[];
  };
  foundBroken: IsolationBodies['reportBroken'];
  permitLinked: IsolationBodies['linkPermit'];
  permitUnlinked: IsolationBodies['unlinkPermit'];
}
export type IsolationEventName = keyof IsolationEventBodies;
export type IsolationEvent = {
  [N in IsolationEventName]: {
    readonly name: N;
    readonly at: Instant;
    readonly by: { readonly person: PersonId };
    readonly body: IsolationEventBodies[N];
  };
}[IsolationEventName];
export type IsolationEventOf<N extends IsolationEventName> = Extract<IsolationEvent, { name: N }>;
