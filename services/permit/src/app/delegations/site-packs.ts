/** The permit types of a site, as they hold there now with everything that was laid on them. */
import type { TypePack } from '@holdpoint/permit-domain';
import { Injectable } from '@nestjs/common';
import { AdministrationReadModel } from '../../db/administration.read-model';
import { EditionsReadModel } from '../../db/editions.read-model';
import { overlaysOn, ownTypesIn } from '../editions/in-force';
import { PackShelf } from '../pack-shelf';

@Injectable()
export class SitePacks {
  constructor(
    private readonly administration: AdministrationReadModel,
    private readonly editions: EditionsReadModel,
    private readonly packs: PackShelf,
  ) {}

  /** None for a site that nobody knows. */
  async of(tenant: string, site: string): Promise<readonly TypePack[]> {
    const chosen = (await this.administration.site(tenant, site))?.packs ?? [];
    const here = await this.editions.inForce(tenant, { site });
    const own = ownTypesIn(this.packs, here);
    return chosen
      .flatMap((pack) => this.packs.typesOf(pack, own))
      .map((base) => this.packs.withOverlays(base, overlaysOn(base.pack, here)).pack);
  }
}
