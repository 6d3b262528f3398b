/** `holdpoint.pack.published` and `holdpoint.pack.retired`: a version of a tenant's own rules holds from now on, or holds no longer. */
import type { HoldpointEvent } from './cloud-event';

export const packPublished = 'holdpoint.pack.published';
export const packRetired = 'holdpoint.pack.retired';

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
  /** Who did it. */
  readonly actor: string;
}
export interface PackPublishedData extends PackEdition {
  /** `widened`: its trial goes on at other sites, or it holds everywhere now. */
  readonly act: 'published' | 'widened';
  /** Sites where it is tried first; absent: everywhere in its place. */
  readonly pilot?: readonly string[];
  readonly effectiveFrom: string;
  readonly author: string;
  /** SHA-256 of the canonical JSON of what was published. */
  readonly hash: string;
}
export interface PackRetiredData extends PackEdition {
  /** `rolled-back`: what held before it holds again. */
  readonly act: 'retired' | 'rolled-back';
  /** From when on no new permit is submitted by it. */
  readonly at: string;
}
export type PackPublished = HoldpointEvent<typeof packPublished, PackPublishedData>;
export type PackRetired = HoldpointEvent<typeof packRetired, PackRetiredData>;
