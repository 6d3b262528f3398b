/** Keeps each pack, as resolved with its overlays, once per hash: what permits are decided by and read back with. */
import type { TypePack } from '@holdpoint/permit-domain';
import { TenantDatabase } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';

@Injectable()
export class PackVersionStore {
  /** What this process has seen kept; the table is the truth, this only saves asking it. */
  private readonly kept = new Set<string>();

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
    const [row] = await this.database.read(tenant, (em) =>
      em.query<{ resolved: TypePack }[]>(`select resolved from pack_version where tenant = $1 and hash = $2`, [
        tenant,
        hash,
      ]),
    );
    return row?.resolved;
  }
}
