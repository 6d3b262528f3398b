/** Isolations as they stand, their past, and a site's blinds, for whoever may read the tenant's permits. */
import { auditLines } from '@holdpoint/contracts';
import type { Isolation } from '@holdpoint/permit-domain';
import { ProblemError } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import {
  IsolationsReadModel,
  type BlindRow,
  type IsolationEntryRow,
  type IsolationFilter,
  type IsolationRow,
} from '../db/isolations.read-model';
import { sha256 } from './fingerprint';
import { cursorOf, keysetOf } from './list-permits.use-case';

export type IsolationView = Omit<Isolation, 'tenant'> & { readonly inForce: boolean; readonly chainHead: string };
export interface IsolationPage {
  readonly items: readonly IsolationView[];
  readonly next?: string;
}
export type IsolationEntryView = Omit<IsolationEntryRow, 'at'> & { readonly at: string };
export interface Blind extends Omit<
  BlindRow,
  'tag' | 'drawing' | 'size' | 'position' | 'equipment' | 'isolation' | 'changedAt'
> {
  readonly tag?: string;
  readonly drawing?: string;
  readonly size?: string;
  readonly position?: string;
  readonly equipment?: string;
  readonly isolation?: string;
  readonly changedAt: string;
}

const viewOf = ({ isolation: { tenant: _t, ...isolation }, inForce, chainHead }: IsolationRow): IsolationView => ({
  ...isolation,
  inForce,
  chainHead,
});
const unknown = (): ProblemError => new ProblemError(404, 'isolation-unknown');

@Injectable()
export class ReadIsolations {
  constructor(private readonly isolations: IsolationsReadModel) {}

  async list(
    tenant: string,
    filter: IsolationFilter,
    page: { readonly limit: number; readonly cursor?: string },
  ): Promise<IsolationPage> {
    const keyset = page.cursor === undefined ? undefined : keysetOf(page.cursor);
    const after = keyset && { plannedAt: keyset.at, number: keyset.number };
    const rows = await this.isolations.list(tenant, filter, { limit: page.limit, ...(after && { after }) });
    const items = rows.slice(0, page.limit).map(viewOf);
    const last = items.at(-1);
    return { items, ...(last && rows.length > page.limit && { next: cursorOf(last.plannedAt, last.number) }) };
  }

  /** @throws ProblemError 404 */
  async one(tenant: string, number: string): Promise<IsolationView> {
    const row = await this.isolations.one(tenant, number);
    if (!row) throw unknown();
    return viewOf(row);
  }

  /** @throws ProblemError 404 */
  async entries(tenant: string, number: string, after: number, limit: number): Promise<IsolationEntryView[]> {
    const rows = await this.isolations.entries(tenant, number, after, limit);
    if (rows.length === 0 && after === 0) throw unknown();
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  }

  /** The whole past as a permit's is exported, for the same verifier. @throws ProblemError 404 */
  async audit(tenant: string, number: string): Promise<Iterable<string>> {
    const past = await this.isolations.past(tenant, number);
    if (past.length === 0) throw unknown();
    return auditLines({ tenant, number, exportedAt: new Date().toISOString() }, past, sha256);
  }

  /** @throws ProblemError 404 `site-unknown` */
  async blinds(tenant: string, site: string, removedToo: boolean): Promise<Blind[]> {
    const rows = await this.isolations.blinds(tenant, site, removedToo);
    if (!rows) throw new ProblemError(404, 'site-unknown', [], { params: { site } });
    return rows.map(({ changedAt, ...row }) => ({
      ...(Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as unknown as Omit<
        Blind,
        'changedAt'
      >),
      changedAt: changedAt.toISOString(),
    }));
  }
}
