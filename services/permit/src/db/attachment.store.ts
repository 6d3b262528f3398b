/** What is known of each attachment; the same content of a tenant is one row, and a row never changes. */
import type { Instant } from '@holdpoint/permit-domain';
import { TenantDatabase } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import type { ScanState } from '../app/attachments/attachment-scanner';
import type { PhotoEvidence, Position } from '../app/attachments/evidence';
import type { MediaType } from '../app/attachments/media-type';

export interface Claim extends Partial<Position> {
  readonly at?: Instant;
}
export interface AttachmentRow {
  readonly id: string;
  /** Hex. */
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: MediaType;
  readonly uploadedBy: string;
  readonly uploadedAt: Date;
  readonly exif: PhotoEvidence;
  readonly claimed: Claim;
  readonly scan: ScanState;
}
export type NewAttachment = Omit<AttachmentRow, 'uploadedAt'>;

const columns = `id, sha256, bytes::float8 as bytes, media_type as "mediaType", uploaded_by as "uploadedBy",
  uploaded_at as "uploadedAt", exif, claimed, scan`;

@Injectable()
export class AttachmentStore {
  constructor(private readonly database: TenantDatabase) {}

  /** The row of that content: the one that was there first, where there was one. */
  async keep(tenant: string, row: NewAttachment): Promise<AttachmentRow> {
    await this.database.read(tenant, (em) =>
      em.query(
        `insert into attachment (tenant, id, sha256, bytes, media_type, uploaded_by, uploaded_at, exif, claimed, scan)
         values ($1, $2, $3, $4, $5, $6, now(), $7, $8, $9) on conflict (tenant, sha256) do nothing`,
        [
          tenant,
          row.id,
          row.sha256,
          row.bytes,
          row.mediaType,
          row.uploadedBy,
          JSON.stringify(row.exif),
          JSON.stringify(row.claimed),
          row.scan,
        ],
      ),
    );
    const kept = await this.ofContent(tenant, row.sha256);
    if (!kept) throw new Error('an attachment was neither there nor kept');
    return kept;
  }

  async ofContent(tenant: string, sha256: string): Promise<AttachmentRow | undefined> {
    const [row] = await this.database.read(tenant, (em) =>
      em.query<AttachmentRow[]>(`select ${columns} from attachment where tenant = $1 and sha256 = $2`, [
        tenant,
        sha256,
      ]),
    );
    return row;
  }

  async named(tenant: string, ids: readonly string[]): Promise<readonly AttachmentRow[]> {
    if (ids.length === 0) return [];
    return this.database.read(tenant, (em) =>
      em.query<AttachmentRow[]>(`select ${columns} from attachment where tenant = $1 and id = any($2::text[])`, [
        tenant,
        ids,
      ]),
    );
  }

  /** Where a work point is, and by which clock its site goes. */
  async placeOf(
    tenant: string,
    site: string,
    workPoint: string,
  ): Promise<{ readonly zone?: string } & Partial<Position>> {
    const [row] = await this.database.read(tenant, (em) =>
      em.query<{ zone: string; latitude: number | null; longitude: number | null }[]>(
        `select s.zone, w.latitude, w.longitude from site s
         left join work_point w on w.tenant = s.tenant and w.site = s.id and w.id = $3
         where s.tenant = $1 and s.id = $2`,
        [tenant, site, workPoint],
      ),
    );
    if (!row) return {};
    const { zone, latitude, longitude } = row;
    return { zone, ...(latitude !== null && longitude !== null && { latitude, longitude }) };
  }
}
