/** Lists permits by what people and systems look for, a page at a time: newest first, or in the order in which they changed. */
import type { Language } from '@holdpoint/contracts';
import { ProblemError } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import { PermitsReadModel, type PageQuestion, type PermitFilter } from '../db/permits.read-model';
import { summaryOf, type PermitSummary } from './permit-view';

export interface PermitPage {
  readonly items: readonly PermitSummary[];
  readonly next?: string;
}

/** A keyset: pages stay whole while permits come in and move on. */
export const cursorOf = (at: string, number: string): string =>
  Buffer.from(JSON.stringify([at, number])).toString('base64url');

export function keysetOf(cursor: string): Required<PageQuestion>['after'] {
  try {
    const [at, number, ...more] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[];
    if (typeof at === 'string' && typeof number === 'string' && more.length === 0)
      return { at: new Date(at).toISOString(), number };
  } catch {
    // Falls through: whatever it was, it wasn't ours.
  }
  throw new ProblemError(400, 'query-invalid', [{ code: 'cursor-invalid', field: '/cursor' }]);
}

@Injectable()
export class ListPermits {
  constructor(private readonly permits: PermitsReadModel) {}

  async run(
    tenant: string,
    filter: PermitFilter,
    page: { readonly limit: number; readonly cursor?: string },
    language: Language,
  ): Promise<PermitPage> {
    const after = page.cursor === undefined ? undefined : keysetOf(page.cursor);
    const rows = await this.permits.list(tenant, filter, { limit: page.limit, ...(after && { after }) });
    const items = rows.slice(0, page.limit).map((row) => summaryOf(row, language));
    const last = items.at(-1);
    const at = filter.changedSince === undefined ? last?.submittedAt : last?.updatedAt;
    return { items, ...(last && at && rows.length > page.limit && { next: cursorOf(at, last.number) }) };
  }
}
