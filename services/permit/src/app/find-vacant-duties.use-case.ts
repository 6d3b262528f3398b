/** Which duties the packs of a site wait for and nobody holds there now: found before a permit waits for them in vain (T2). */
import { wordsFor, type Language } from '@holdpoint/contracts';
import { checkPack, ruleRegistry, type PackFinding, type TypePack } from '@holdpoint/permit-domain';
import { Injectable } from '@nestjs/common';
import { AdministrationReadModel } from '../db/administration.read-model';
import { EditionsReadModel } from '../db/editions.read-model';
import { overlaysOn, ownTypesIn } from './editions/in-force';
import { PackShelf } from './pack-shelf';

export interface VacantDuty {
  readonly pack: string;
  readonly type: string;
  /** `error`: nobody can take the step; `warning`: somebody else will. */
  readonly severity: PackFinding['severity'];
  readonly code: string;
  /** Where the pack asks for it, by its author's names. */
  readonly at: string;
  readonly duty: string;
  readonly message: string;
}

export const aboutDuties: ReadonlySet<string> = new Set(['pack-stage-unheld', 'pack-duty-vacant', 'pack-duty-unheld']);

@Injectable()
export class FindVacantDuties {
  constructor(
    private readonly administration: AdministrationReadModel,
    private readonly editions: EditionsReadModel,
    private readonly packs: PackShelf,
  ) {}

  /** For every type of the packs that the site has chosen, as they hold there. */
  async run(tenant: string, site: string, language: Language): Promise<VacantDuty[]> {
    const chosen = (await this.administration.site(tenant, site))?.packs ?? [];
    const [here, holders] = await Promise.all([
      this.editions.inForce(tenant, { site }),
      this.administration.holders(tenant, site),
    ]);
    const own = ownTypesIn(this.packs, here);
    const bases = chosen.flatMap((pack) => this.packs.typesOf(pack, own));
    return bases.flatMap((base) =>
      vacantIn(this.packs.withOverlays(base, overlaysOn(base.pack, here)).pack, holders, language),
    );
  }

  /** For one pack as it is to hold at a site. */
  async ofPack(tenant: string, site: string | undefined, pack: TypePack, language: Language): Promise<VacantDuty[]> {
    return vacantIn(pack, await this.administration.holders(tenant, site), language);
  }
}

function vacantIn(
  pack: TypePack,
  holders: Readonly<Record<string, readonly string[]>>,
  language: Language,
): VacantDuty[] {
  return checkPack(pack, ruleRegistry, holders)
    .filter(({ code }) => aboutDuties.has(code))
    .map(({ severity, code, path, params }) => ({
      pack: pack.pack,
      type: pack.type,
      severity,
      code,
      at: path,
      duty: String(params.duty),
      message: wordsFor(code, language, params),
    }));
}
