/** `holdpoint.pack.published`, `holdpoint.pack.retired` and `holdpoint.pack.due`: a version of a tenant's own rules holds, holds no longer, or will tomorrow. */
import type { HoldpointEvent } from './cloud-event';

export const packPublished = 'holdpoint.pack.published';
export const packRetired = 'holdpoint.pack.retired';
export const packDue = 'holdpoint.pack.due';

/** What it means at one site: who has to act, and by which zone they read times. */
export interface PackConcern {
  readonly site: string;
  /** IANA name. */
  readonly zone: string;
  /** Duties that permits would wait for in vain: nobody holds them there. */
  readonly vacant: readonly { readonly duty: string; /** Absent: the whole site. */ readonly area?: string }[];
  /** Duties whose part in the approval is another than before. */
  readonly approvers: readonly string[];
}

interface PackEdition {
  /** Id of the edition. */
  readonly edition: string;
  readonly kind: 'overlay' | 'type';
  readonly pack: string;
  readonly type: string;
  /** Absent: every site of the tenant. */
  readonly site?: string;
  readonly area?: string;
  readonly version: number;
  /** Every site that it reaches; absent in messages of the release before. */
  readonly concerns?: readonly PackConcern[];
}
interface ActOnEdition extends PackEdition {
  /** Who did it. */
  readonly actor: string;
}
export interface PackPublishedData extends ActOnEdition {
  /** `widened`: its trial goes on at other sites, or it holds everywhere now. */
  readonly act: 'published' | 'widened';
  /** Sites where it is tried first; absent: everywhere in its place. */
  readonly pilot?: readonly string[];
  readonly effectiveFrom: string;
  readonly author: string;
  /** SHA-256 of the canonical JSON of what was published. */
  readonly hash: string;
}
export interface PackRetiredData extends ActOnEdition {
  /** `rolled-back`: what held before it holds again. */
  readonly act: 'retired' | 'rolled-back';
  /** From when on no new permit is submitted by it. */
  readonly at: string;
}
/** Once, on the day before. */
export interface PackDueData extends PackEdition {
  /** Whether it begins to hold then, or ends. */
  readonly turn: 'begins' | 'ends';
  readonly at: string;
}
export type PackDue = HoldpointEvent<typeof packDue, PackDueData>;
export type PackPublished = HoldpointEvent<typeof packPublished, PackPublishedData>;
export type PackRetired = HoldpointEvent<typeof packRetired, PackRetiredData>;
