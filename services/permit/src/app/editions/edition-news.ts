/** What the world hears of an edition: that a version holds, and that it holds no longer. */
import {
  packPublished,
  packRetired,
  topics,
  type PackConcern,
  type PackPublishedData,
  type PackRetiredData,
} from '@holdpoint/contracts';
import { appendToOutbox } from '@holdpoint/outbox';
import { canonicalJson } from '@holdpoint/permit-domain';
import type { EntityManager } from 'typeorm';
import type { EditionRow } from '../../db/edition.store';
import { sha256 } from '../fingerprint';

/** Who did it. */
interface Doer {
  readonly tenant: string;
  readonly person: string;
}

export const named = ({ id, kind, pack, type, site, area, version }: EditionRow) => ({
  edition: id,
  kind,
  pack,
  type,
  ...(site !== null && { site }),
  ...(area !== null && { area }),
  version: version ?? 0,
});
/** All that becomes of a type's rules comes in order. */
export const keyOf = ({ pack, type }: EditionRow): string => `${pack}/${type}`;

export async function tellPublished(
  em: EntityManager,
  { tenant, person }: Doer,
  row: EditionRow,
  act: PackPublishedData['act'],
  concerns: readonly PackConcern[],
): Promise<void> {
  const { pilot, effectiveFrom, author, content } = row;
  const data: PackPublishedData = {
    ...named(row),
    concerns,
    ...(pilot !== null && { pilot }),
    effectiveFrom: (effectiveFrom ?? new Date()).toISOString(),
    author,
    act,
    actor: person,
    hash: sha256(canonicalJson(content)),
  };
  await appendToOutbox(em, { topic: topics.pack, key: keyOf(row), type: packPublished, tenant, data });
}

export async function tellRetired(
  em: EntityManager,
  { tenant, person }: Doer,
  row: EditionRow,
  act: PackRetiredData['act'],
  at: Date,
  concerns: readonly PackConcern[],
): Promise<void> {
  const data: PackRetiredData = { ...named(row), concerns, act, at: at.toISOString(), actor: person };
  await appendToOutbox(em, { topic: topics.pack, key: keyOf(row), type: packRetired, tenant, data });
}
