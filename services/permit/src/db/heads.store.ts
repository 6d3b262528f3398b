/** Chain heads: how the permits of a site stand, how they were last told of, and the messages that told it. */
import type { BundleSignature, ChainHead, HeadsBody, HeadsMessage } from '@holdpoint/contracts';
import { TenantDatabase } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

export interface SiteToPublish {
  readonly tenant: string;
  readonly site: string;
  readonly zone: string;
}
export interface LastMessage {
  readonly sequence: number;
  readonly hash: string;
  readonly at: Date;
}
interface MessageRow {
  readonly body: string;
  readonly hash: string;
  readonly signature: BundleSignature;
}

@Injectable()
export class HeadsStore {
  constructor(private readonly database: TenantDatabase) {}

  /** Every site of every tenant. */
  sites(): Promise<SiteToPublish[]> {
    return this.database.readAcrossTenants((em) =>
      em.query<SiteToPublish[]>(`select tenant, site, zone from sites_to_publish()`),
    );
  }

  /** One publisher of a site at a time, until the transaction ends. */
  async hold(em: EntityManager, tenant: string, site: string): Promise<void> {
    await em.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`heads ${tenant} ${site}`]);
  }

  async last(em: EntityManager, tenant: string, site: string): Promise<LastMessage | undefined> {
    const [row] = await em.query<LastMessage[]>(
      `select sequence, hash, at from heads_message where tenant = $1 and site = $2 order by sequence desc limit 1`,
      [tenant, site],
    );
    return row;
  }

  async dayTold(em: EntityManager, tenant: string, site: string, day: string): Promise<boolean> {
    const rows = await em.query<unknown[]>(`select from heads_message where tenant = $1 and site = $2 and day = $3`, [
      tenant,
      site,
      day,
    ]);
    return rows.length > 0;
  }

  /** Permits that stand otherwise than they were last told of, by number. */
  moved(em: EntityManager, tenant: string, site: string, limit: number): Promise<readonly ChainHead[]> {
    return em.query<ChainHead[]>(
      `select p.number, p.sequence as transitions, p.chain_head as head,
         to_char(p.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
       from permit p left join head_told h on h.tenant = p.tenant and h.site = p.site and h.number = p.number
       where p.tenant = $1 and p.site = $2 and (h.number is null or h.head <> p.chain_head)
       order by p.number collate "C" limit $3`,
      [tenant, site, limit],
    );
  }

  async tell(em: EntityManager, tenant: string, site: string, heads: readonly ChainHead[]): Promise<void> {
    await em.query(
      `insert into head_told (tenant, site, number, transitions, head)
       select $1, $2, h.number, h.transitions, h.head
       from jsonb_to_recordset($3::jsonb) as h(number text, transitions integer, head text)
       on conflict (tenant, site, number) do update set transitions = excluded.transitions, head = excluded.head`,
      [tenant, site, JSON.stringify(heads)],
    );
  }

  /** Everything that was ever told of a site, as it was last told, by number. */
  told(em: EntityManager, tenant: string, site: string): Promise<readonly Omit<ChainHead, 'at'>[]> {
    return em.query<Omit<ChainHead, 'at'>[]>(
      `select number, transitions, head from head_told where tenant = $1 and site = $2 order by number collate "C"`,
      [tenant, site],
    );
  }

  async add(em: EntityManager, { body, hash, signature }: HeadsMessage, text: string): Promise<void> {
    await em.query(
      `insert into heads_message (tenant, site, sequence, at, day, body, hash, signature)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [body.tenant, body.site, body.sequence, body.at, body.day ?? null, text, hash, JSON.stringify(signature)],
    );
  }

  /** The messages of a site, from the first on. */
  async messages(tenant: string, site: string): Promise<readonly HeadsMessage[]> {
    const rows = await this.database.read(tenant, (em) =>
      em.query<MessageRow[]>(
        `select body, hash, signature from heads_message where tenant = $1 and site = $2 order by sequence`,
        [tenant, site],
      ),
    );
    return rows.map(({ body, hash, signature }) => ({ body: JSON.parse(body) as HeadsBody, hash, signature }));
  }
}
