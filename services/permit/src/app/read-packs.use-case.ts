/** The packs that this installation has, and each type as it holds at a place: form, levels, chain, rules with their clauses. */
import type { OwnType, PackManifest } from '@holdpoint/permit-domain';
import { Injectable } from '@nestjs/common';
import { EditionsReadModel } from '../db/editions.read-model';
import { overlaysOn, ownTypesIn } from './editions/in-force';
import { PackShelf, type ResolvedPack } from './pack-shelf';

@Injectable()
export class ReadPacks {
  constructor(
    private readonly packs: PackShelf,
    private readonly editions: EditionsReadModel,
  ) {}

  /** Those that ship, and the tenant's own as far as they hold everywhere. */
  async all(tenant: string): Promise<readonly PackManifest[]> {
    const own = (await this.editions.inForce(tenant, {})).filter(({ kind }) => kind === 'type');
    const byPack = new Map<string, PackManifest>();
    for (const { pack, type, version, content } of own) {
      const { manifest } = content as unknown as OwnType;
      const types = [...(byPack.get(pack)?.types ?? []), type];
      byPack.set(pack, { ...manifest, pack, version: `${version}.0.0`, types });
    }
    return [...this.packs.all(), ...byPack.values()];
  }

  /** @param place no site: with what holds at all the tenant's sites alone. @throws ProblemError 404 `pack-unknown` */
  async one(
    tenant: string,
    pack: string,
    type: string,
    place: { readonly site?: string; readonly area?: string },
  ): Promise<ResolvedPack> {
    const here = await this.editions.inForce(tenant, { type, ...place });
    const base = this.packs.one(pack, type, ownTypesIn(this.packs, here));
    return this.packs.withOverlays(base, overlaysOn(base.pack, here));
  }
}
