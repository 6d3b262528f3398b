/** A draft as its owner sees it, and what isn't one. */
import { ProblemError } from '@holdpoint/service-kit';
import type { DraftContent, DraftRow } from '../db/draft.store';

export interface GivenDraft {
  readonly type: string;
  readonly pack?: string;
  readonly content: Readonly<Record<string, unknown>>;
}
export interface DraftView extends GivenDraft {
  readonly id: string;
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** The system that prepared it from a work order. */
  readonly preparedBy?: string;
}

export const draftUnknown = (): ProblemError => new ProblemError(404, 'draft-unknown');

/** No pack: the site's own choice, at submission. */
const noPack = '';

export const contentOf = ({ type, pack = noPack, content }: GivenDraft): DraftContent => ({
  type,
  pack,
  site: typeof content.site === 'string' ? content.site : null,
  content,
});

export const draftView = ({ id, type, pack, content, version, createdAt, updatedAt, client }: DraftRow): DraftView => ({
  id,
  type,
  ...(pack !== noPack && { pack }),
  content,
  version,
  createdAt: new Date(createdAt).toISOString(),
  updatedAt: new Date(updatedAt).toISOString(),
  ...(client && { preparedBy: client }),
});
