/** Device keys: registered once, revoked once, never changed nor forgotten. */
import type { SignatureProof } from '@holdpoint/permit-domain';
import { TenantDatabase } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';

export interface DeviceKeyRow {
  readonly id: string;
  readonly person: string;
  readonly algorithm: SignatureProof['algorithm'];
  /** Raw bytes, base64. */
  readonly publicKey: string;
  readonly device: string;
  readonly registeredAt: Date;
  readonly revokedAt: Date | null;
  readonly revokedBy: string | null;
  readonly reason: string | null;
}
export type NewDeviceKey = Pick<DeviceKeyRow, 'id' | 'person' | 'algorithm' | 'publicKey' | 'device'>;

const columns = `k.id, k.person, k.algorithm, k.public_key as "publicKey", k.device, k.registered_at as "registeredAt",
  r.revoked_at as "revokedAt", r.revoked_by as "revokedBy", r.reason`;
const table = `device_key k left join device_key_revocation r on r.tenant = k.tenant and r.key = k.id`;

@Injectable()
export class DeviceKeyStore {
  constructor(private readonly database: TenantDatabase) {}

  /** The row of that key; a public key that somebody registered before stays theirs. */
  async register(tenant: string, { id, person, algorithm, publicKey, device }: NewDeviceKey): Promise<DeviceKeyRow> {
    await this.database.read(tenant, (em) =>
      em.query(
        `insert into device_key (tenant, id, person, algorithm, public_key, device, registered_at)
         values ($1, $2, $3, $4, $5, $6, now()) on conflict (tenant, id) do nothing`,
        [tenant, id, person, algorithm, publicKey, device],
      ),
    );
    const kept = await this.one(tenant, id);
    if (!kept) throw new Error('a device key was neither there nor kept');
    return kept;
  }

  async one(tenant: string, id: string): Promise<DeviceKeyRow | undefined> {
    const [row] = await this.database.read(tenant, (em) =>
      em.query<DeviceKeyRow[]>(`select ${columns} from ${table} where k.tenant = $1 and k.id = $2`, [tenant, id]),
    );
    return row;
  }

  /** Newest first. */
  async ofPerson(tenant: string, person: string): Promise<readonly DeviceKeyRow[]> {
    return this.database.read(tenant, (em) =>
      em.query<DeviceKeyRow[]>(
        `select ${columns} from ${table} where k.tenant = $1 and k.person = $2 order by k.registered_at desc, k.id`,
        [tenant, person],
      ),
    );
  }

  /** The first revocation counts; whoever revokes again changes nothing. */
  async revoke(tenant: string, id: string, by: string, reason: string): Promise<DeviceKeyRow | undefined> {
    await this.database.read(tenant, (em) =>
      em.query(
        `insert into device_key_revocation (tenant, key, revoked_at, revoked_by, reason)
         select tenant, id, now(), $3, $4 from device_key where tenant = $1 and id = $2
         on conflict (tenant, key) do nothing`,
        [tenant, id, by, reason],
      ),
    );
    return this.one(tenant, id);
  }
}
