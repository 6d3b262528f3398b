/** Keeps each pack, as resolved with its overlays, once per hash: what permits are decided by and read back with. */
import type { TypePack } from '@holdpoint/permit-domain';
import { TenantDatabase } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';

/** Some tens of megabytes. */
const mostRead = 300;

@Injectable()
export class PackVersionStore {
  /** What this process has seen kept; the table is the truth, this only saves asking it. */
  private readonly kept = new Set<string>();
  /** Packs read back: what a hash names never changes, and one is a hundred kilobytes to read. */
  private readonly read = new Map<string, TypePack>();

  constructor(private readonly database: TenantDatabase) {}

  async keep(tenant: string, hash: string, pack: TypePack): Promise<void> {
    const name = `${tenant}/${hash}`;
    if (this.kept.has(name)) return;
    await this.database.read(tenant, (em) =>
      em.query(
        `insert into pack_version (tenant, hash, pack, version, type, resolved) values ($1, $2, $3, $4, $5, $6)
         on conflict (tenant, hash) do nothing`,
        [tenant, hash, pack.pack, pack.version, pack.type, pack],
      ),
    );
    this.kept.add(name);
  }

  async one(tenant: string, hash: string): Promise<TypePack | undefined> {
    return (await this.all(tenant, [hash])).get(hash);
  }

  /** By hash; one that isn't kept isn't among them. */
  async all(tenant: string, hashes: readonly string[]): Promise<ReadonlyMap<string, TypePack>> {
    const wanted = hashes.filter((hash) => !this.read.has(`${tenant}/${hash}`));
    const rows =
      wanted.length === 0
        ? []
        : await this.database.read(tenant, (em) =>
            em.query<{ hash: string; resolved: TypePack }[]>(
              `select hash, resolved from pack_version where tenant = $1 and hash = any($2::text[])`,
              [tenant, wanted],
            ),
          );
    if (this.read.size > mostRead) this.read.clear();
    for (const { hash, resolved } of rows) this.read.set(`${tenant}/${hash}`, resolved);
    const found = new Map<string, TypePack>();
    for (const hash of hashes) {
      const pack = this.read.get(`${tenant}/${hash}`) ?? rows.find((row) => row.hash === hash)?.resolved;
      if (pack) found.set(hash, pack);
    }
    return found;
  }
}
