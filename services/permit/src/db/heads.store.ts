/** Chain heads: which chains of a site have moved, how each was last told of, and the messages that told it. */
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
  /** What that message counted. */
  readonly permits: number;
  readonly isolations: number;
}
/** Asked for: what moves since the message before left a line of, or every chain of the site held against how it was last told of. */
export type WhichChains = 'moved' | 'all';
interface MessageRow {
  readonly sequence: number;
  readonly body: string;
  readonly hash: string;
  readonly signature: BundleSignature;
}

const atOnce = 200;

const columns = (chain: ChainHead['chain']): string =>
  `'${chain}' as chain, c.number, c.sequence as transitions, c.chain_head as head, c.updated_at as at`;
/** What has moved is few: each is looked up by itself, whatever the planner thinks of tables that grow and shrink by thousands. */
const ofMoves = (chain: ChainHead['chain']): string => `
  select f.* from (select distinct number from moves) m cross join lateral (
    select ${columns(chain)} from ${chain} c where c.tenant = $1 and c.number = m.number and c.site = $2 limit 1) f`;
const ofSite = (chain: ChainHead['chain']): string =>
  `select ${columns(chain)} from ${chain} c where c.tenant = $1 and c.site = $2`;

/** $1 tenant, $2 site. */
const statementOf = (stands: (chain: ChainHead['chain']) => string): string => `
  with moves as (delete from head_moved where tenant = $1 and site = $2 returning number),
  stands as (${stands('permit')} union all ${stands('isolation')})
  select s.chain, s.number, coalesce(h.transitions, 0) as told, s.transitions, s.head,
    to_char(s.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
  from stands s left join lateral (
    select h.transitions, h.head from head_told h where h.tenant = $1 and h.site = $2 and h.number = s.number limit 1) h on true
  where h.head is distinct from s.head order by s.number collate "C"`;
const movedStatement: Readonly<Record<WhichChains, string>> = {
  moved: statementOf(ofMoves),
  all: statementOf(ofSite),
};

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
      `select m.sequence, m.hash, (b.body->>'permits')::int as permits, coalesce(b.body->>'isolations', '0')::int as isolations
       from heads_message m cross join lateral (select m.body::jsonb as body) b
       where m.tenant = $1 and m.site = $2 order by m.sequence desc limit 1`,
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

  /**
   * Chains that stand otherwise than they were last told of, by number; the lines that their moves left are taken up. A move that isn't committed
   * yet keeps its line for the next message.
   */
  moved(em: EntityManager, tenant: string, site: string, which: WhichChains): Promise<readonly ChainHead[]> {
    return em.query<ChainHead[]>(movedStatement[which], [tenant, site]);
  }

  async tell(em: EntityManager, tenant: string, site: string, heads: readonly ChainHead[]): Promise<void> {
    await em.query(
      `insert into head_told (tenant, site, number, chain, transitions, head)
       select $1, $2, h.number, h.chain, h.transitions, h.head
       from jsonb_to_recordset($3::jsonb) as h(number text, chain text, transitions integer, head text)
       on conflict (tenant, site, number) do update set transitions = excluded.transitions, head = excluded.head`,
      [tenant, site, JSON.stringify(heads)],
    );
  }

  async add(em: EntityManager, { body, hash, signature }: HeadsMessage, text: string): Promise<void> {
    await em.query(
      `insert into heads_message (tenant, site, sequence, at, day, body, hash, signature)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [body.tenant, body.site, body.sequence, body.at, body.day ?? null, text, hash, JSON.stringify(signature)],
    );
  }

  /** The messages of a site in their order, after one of them; some at a time, however many there are. */
  async *messages(tenant: string, site: string, after = 0): AsyncGenerator<HeadsMessage, void, undefined> {
    for (let known = after; ;) {
      const rows = await this.database.read(tenant, (em) =>
        em.query<MessageRow[]>(
          `select sequence, body, hash, signature from heads_message
           where tenant = $1 and site = $2 and sequence > $3 order by sequence limit ${atOnce}`,
          [tenant, site, known],
        ),
      );
      for (const { body, hash, signature } of rows) yield { body: JSON.parse(body) as HeadsBody, hash, signature };
      if (rows.length < atOnce) return;
      known = rows.at(-1)!.sequence;
    }
  }
}
