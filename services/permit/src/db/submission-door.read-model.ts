/** What the door must know before a permit exists: the place, the packs and overlays there, and whether the key was used before. One statement. */
import type { CommandReply } from '@holdpoint/contracts';
import type { Overlay } from '@holdpoint/permit-domain';
import { prepared, TenantDatabase } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import { editionsInForce } from './statements/editions-in-force';
import { earlierReply, earlierStatement, type EarlierRow } from './door.read-model';

export interface OverlayRow {
  readonly pack: string;
  readonly content: Overlay;
}
/** A permit type of the tenant's own. */
export interface OwnTypeRow {
  readonly id: string;
  readonly pack: string;
  readonly version: number;
  readonly content: Readonly<Record<string, unknown>>;
}
export interface SubmissionDoor {
  /** Absent: no such site. */
  readonly site?: { readonly zone: string; readonly packs: readonly string[] };
  readonly areaKnown: boolean;
  /** The work point exists and lies in the area. */
  readonly workPointKnown: boolean;
  /** Of the other tickets that were named, those that the tenant doesn't have. */
  readonly unknownTickets?: readonly string[];
  /** In force for the type here: the tenant's first, then the site's, then the area's. */
  readonly overlays: readonly OverlayRow[];
  /** The tenant's own types of that name that hold here. */
  readonly ownTypes: readonly OwnTypeRow[];
  /** The answer that this key was given. */
  readonly earlier?: CommandReply;
  /** The number that this key was given, perhaps without an answer yet. */
  readonly given?: { readonly number: string; readonly fingerprint: string };
}

interface Row {
  readonly site: SubmissionDoor['site'] | null;
  readonly areaKnown: boolean;
  readonly workPointKnown: boolean;
  readonly unknownTickets: readonly string[];
  readonly overlays: readonly OverlayRow[];
  readonly ownTypes: readonly OwnTypeRow[];
  readonly earlier: EarlierRow | null;
  readonly given: SubmissionDoor['given'] | null;
}

const statement = prepared(
  'submission-door',
  `
  with edition_here as materialized (${editionsInForce({ site: '$3', area: '$4', where: 'e.type = $6' })})
  select
    (select jsonb_build_object('zone', s.zone, 'packs', to_jsonb(s.packs)) from site s where s.tenant = $1 and s.id = $3) as site,
    exists (select from area a where a.tenant = $1 and a.site = $3 and a.id = $4) as "areaKnown",
    exists (select from work_point w where w.tenant = $1 and w.site = $3 and w.area = $4 and w.id = $5) as "workPointKnown",
    array(select named from unnest($7::text[]) named
          where not exists (select from permit p where p.tenant = $1 and p.number = named)) as "unknownTickets",
    coalesce((
      select jsonb_agg(jsonb_build_object('pack', o.pack, 'content', o.content) order by o.site nulls first, o.area nulls first)
      from edition_here o where o.kind = 'overlay'), '[]') as overlays,
    coalesce((
      select jsonb_agg(jsonb_build_object('id', t.id, 'pack', t.pack, 'version', t.version, 'content', t.content))
      from edition_here t where t.kind = 'type'), '[]') as "ownTypes",
    ${earlierStatement('$2')} as earlier,
    (select jsonb_build_object('number', g.number, 'fingerprint', g.fingerprint)
     from submission g where g.tenant = $1 and g.key = $2) as given`,
);

@Injectable()
export class SubmissionDoorReadModel {
  constructor(private readonly database: TenantDatabase) {}

  async look(question: {
    readonly tenant: string;
    readonly key: string;
    readonly site: string;
    readonly area: string;
    readonly workPoint: string;
    readonly type: string;
    /** Other tickets that the submission names. */
    readonly tickets: readonly string[];
  }): Promise<SubmissionDoor> {
    const { tenant, key, site, area, workPoint, type, tickets } = question;
    const [row] = await this.database.read(tenant, (em) =>
      em.query<Row[]>(statement, [tenant, key, site, area, workPoint, type, tickets]),
    );
    if (!row) throw new Error('the submission door gives one row');
    const { site: place, areaKnown, workPointKnown, unknownTickets, overlays, ownTypes, earlier, given } = row;
    return {
      areaKnown,
      workPointKnown,
      unknownTickets,
      overlays,
      ownTypes,
      ...(place && { site: place }),
      ...(earlier && { earlier: earlierReply(earlier) }),
      ...(given && { given }),
    };
  }
}
