/** Puts an overlay in force for a site, or for all sites of a tenant: refused with the clause that binds, or with what would make no sense (P8, T2). */
import type { Language } from '@holdpoint/contracts';
import {
  applyOverlay,
  checkPack,
  overlaySchema,
  ruleRegistry,
  shapeErrors,
  type Overlay,
  type TypePack,
} from '@holdpoint/permit-domain';
import { ProblemError, problemOf, type ProblemReasonInput } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import { OverlayStore, type OverlayPlace } from '../db/overlay.store';
import { ReceiptStore } from '../db/receipt.store';
import { onceOrUnknown, receiptOf, type AdministrativeAct } from './administration';
import { FindVacantDuties, type VacantDuty } from './find-vacant-duties.use-case';
import { PackShelf } from './pack-shelf';

export interface OverlayAnswer {
  readonly pack: string;
  readonly type: string;
  readonly site?: string;
  /** The pack's version with the overlays' names and versions. */
  readonly version: string;
  readonly hash: string;
  readonly vacant: readonly VacantDuty[];
}

@Injectable()
export class LayOverlay {
  constructor(
    private readonly receipts: ReceiptStore,
    private readonly overlays: OverlayStore,
    private readonly packs: PackShelf,
    private readonly vacancies: FindVacantDuties,
  ) {}

  /** @throws ProblemError 404 `pack-unknown`, `site-unknown`; 422 with every line that can't be laid */
  async run(act: AdministrativeAct, place: OverlayPlace, given: unknown, language: Language): Promise<OverlayAnswer> {
    const { tenant, person } = act.by;
    const base = this.packs.one(place.pack, place.type);
    const overlay = shaped(given);
    const under = place.site === undefined ? [] : await this.overlays.inForce(tenant, place.pack, place.type);
    const laid = lay(this.packs.withOverlays(base, under).pack, overlay);
    if (place.site === undefined) await this.stillFit(tenant, place, laid);
    refuseNonsense(laid);

    const route = `overlay ${place.pack}/${place.type}/${place.site ?? '*'}`;
    await onceOrUnknown(this.receipts, receiptOf(act, route, overlay), 'site-unknown', async (em) => {
      await this.overlays.put(em, tenant, place, overlay, person);
      return null;
    });
    const resolved = this.packs.withOverlays(base, [...under, overlay]);
    return {
      ...place,
      version: resolved.pack.version,
      hash: resolved.hash,
      vacant: await this.vacancies.ofPack(tenant, place.site, resolved.pack, language),
    };
  }

  /** The sites' own overlays lie on the tenant's: one that no longer fits is named before anything is in force. */
  private async stillFit(tenant: string, { pack, type }: OverlayPlace, laid: TypePack): Promise<void> {
    for (const content of await this.overlays.ofSites(tenant, pack, type)) lay(laid, content);
  }
}

function shaped(given: unknown): Overlay {
  const faults = shapeErrors(overlaySchema, given);
  if (faults.length === 0) return given as Overlay;
  const reasons = faults.map(({ at, message }): ProblemReasonInput => ({
    code: 'overlay-shape',
    field: at,
    params: { message },
  }));
  throw new ProblemError(422, 'fields-invalid', reasons);
}

function lay(pack: TypePack, overlay: Overlay): TypePack {
  const outcome = applyOverlay(pack, overlay);
  if (!outcome.accepted) throw problemOf(outcome.refusal);
  return outcome.pack;
}

/** Duties are left out: who holds them changes by the day, and vacant ones are named in the answer. */
function refuseNonsense(pack: TypePack): void {
  const wrong = checkPack(pack, ruleRegistry).filter(({ severity }) => severity === 'error');
  if (wrong.length === 0) return;
  throw new ProblemError(
    422,
    'overlay-refused',
    wrong.map(({ code, path, params }): ProblemReasonInput => ({ code, params, field: `/${path}` })),
  );
}
