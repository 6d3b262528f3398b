/** Where the bytes of attachments are kept: a folder by default, or whatever speaks S3. */
import type { Readable } from 'node:stream';
import { ProblemError } from '@holdpoint/service-kit';

/** Content is its own name: the same bytes of a tenant are kept once, and never change. */
export interface AttachmentKey {
  readonly tenant: string;
  /** Hex. */
  readonly sha256: string;
  /** What was made of that content, kept beside it; absent: the content itself. */
  readonly made?: 'preview';
}
export interface KeptFile {
  readonly path: string;
  readonly bytes: number;
  readonly mediaType: string;
}

export abstract class AttachmentStorage {
  /** Keeps a file whole or not at all; twice is once. */
  abstract put(key: AttachmentKey, file: KeptFile): Promise<void>;
  /** @returns nothing where nothing was kept under that key */
  abstract get(key: AttachmentKey): Promise<Readable | undefined>;
}

const hash = /^[0-9a-f]{64}$/;
const tenantName = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** `tenant/ab/abcd…`, and `tenant/ab/abcd….preview` beside it: no part can climb out of its place. */
export function pathOf({ tenant, sha256, made }: AttachmentKey): string {
  if (!hash.test(sha256) || !tenantName.test(tenant)) throw new Error('not a key of an attachment');
  return `${tenant}/${sha256.slice(0, 2)}/${sha256}${made === undefined ? '' : `.${made}`}`;
}

/** The storage is away or full: the caller's request may be sent again. */
export const storageAway = (cause: unknown): ProblemError =>
  new ProblemError(503, 'attachments-unavailable', [], { retryAfterSeconds: 10, cause });
