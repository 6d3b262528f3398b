/** Puts an overlay in force for a site, or for all sites of a tenant, in one act: drafted and published by the same person (P8, T2). */
import { ReceiptStore } from '@holdpoint/service-kit';
import type { Language } from '@holdpoint/contracts';
import { Injectable } from '@nestjs/common';
import { EditionsReadModel, type EditionInForce } from '../db/editions.read-model';
import { EditionStore } from '../db/edition.store';
import { onceOrUnknown, receiptOf, type AdministrativeAct } from './administration';
import { shapeFindings } from './editions/edition-content';
import { refuseAll } from './editions/edition-problems';
import { reasonOf } from './editions/edition-report';
import { Publication } from './editions/publication';
import { SaveEdition } from './editions/save-edition.use-case';
import { LookAround } from './editions/surroundings';
import { FindVacantDuties, type VacantDuty } from './find-vacant-duties.use-case';
import { ReadPacks } from './read-packs.use-case';

export interface OverlayPlace {
  readonly pack: string;
  readonly type: string;
  /** Absent: every site of the tenant. */
  readonly site?: string;
}
export interface OverlayAnswer extends OverlayPlace {
  /** The pack's version with the overlays' names and versions. */
  readonly version: string;
  readonly hash: string;
  readonly vacant: readonly VacantDuty[];
}
export interface OverlayInForce {
  readonly overlay: object;
  readonly by: string;
  readonly since: string;
}

@Injectable()
export class LayOverlay {
  constructor(
    private readonly receipts: ReceiptStore,
    private readonly editions: EditionStore,
    private readonly reading: EditionsReadModel,
    private readonly drafts: SaveEdition,
    private readonly publication: Publication,
    private readonly lookAround: LookAround,
    private readonly packs: ReadPacks,
    private readonly vacancies: FindVacantDuties,
  ) {}

  /** @throws ProblemError 403 `publisher-is-author`; 404 `pack-unknown`, `site-unknown`; 422 with every line that can't be laid */
  async run(act: AdministrativeAct, place: OverlayPlace, given: object, language: Language): Promise<OverlayAnswer> {
    const { tenant } = act.by;
    const { pack, type, site } = place;
    const line = { kind: 'overlay' as const, ...place };
    const content = { ...given } as Record<string, unknown>;
    await this.packs.one(tenant, pack, type, { ...(site !== undefined && { site }) });
    refuseAll('fields-invalid', shapeFindings(line, { content, cases: null }).map(reasonOf));
    const around = await this.lookAround.run(tenant);
    await onceOrUnknown(
      this.receipts,
      receiptOf(act, `overlay ${pack}/${type}/${site ?? '*'}`, given),
      'site-unknown',
      async (em) => {
        await this.editions.lock(em, tenant, place);
        const draft = await this.drafts.draft(em, act, line, { content });
        // Vacant duties are named in the answer: whoever lays an overlay like this has asked for it now.
        await this.publication.publish(em, act.by, draft, { vacantAccepted: true }, around);
        return null;
      },
    );
    const resolved = await this.packs.one(tenant, pack, type, { ...(site !== undefined && { site }) });
    return {
      ...place,
      version: resolved.pack.version,
      hash: resolved.hash,
      vacant: await this.vacancies.ofPack(tenant, site, resolved.pack, language),
    };
  }

  /** @throws ProblemError 404 `pack-unknown` */
  async inForce(tenant: string, place: OverlayPlace): Promise<OverlayInForce | undefined> {
    const { pack, type, site } = place;
    await this.packs.one(tenant, pack, type, { ...(site !== undefined && { site }) });
    const here = await this.reading.inForce(tenant, { type, ...(site !== undefined && { site }) });
    const isThis = (one: EditionInForce): boolean =>
      one.kind === 'overlay' && one.pack === pack && one.site === (site ?? null) && one.area === null;
    const found = here.find(isThis);
    const row = found && (await this.reading.one(tenant, found.id));
    return (
      row && {
        overlay: row.content,
        by: row.publishedBy ?? row.author,
        since: (row.publishedAt ?? row.createdAt).toISOString(),
      }
    );
  }
}
