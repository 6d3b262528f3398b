/** The packs that this installation has, and each type as it holds at a site: form, levels, chain, rules with their clauses. */
import type { PackManifest } from '@holdpoint/permit-domain';
import { Injectable } from '@nestjs/common';
import { OverlayStore, type OverlayInForce, type OverlayPlace } from '../db/overlay.store';
import { PackShelf, type ResolvedPack } from './pack-shelf';

@Injectable()
export class ReadPacks {
  constructor(
    private readonly packs: PackShelf,
    private readonly overlays: OverlayStore,
  ) {}

  all(): readonly PackManifest[] {
    return this.packs.all();
  }

  /** @param site absent: with the tenant's own overlay alone. @throws ProblemError 404 `pack-unknown` */
  async one(tenant: string, pack: string, type: string, site: string | undefined): Promise<ResolvedPack> {
    const base = this.packs.one(pack, type);
    return this.packs.withOverlays(base, await this.overlays.inForce(tenant, pack, type, site));
  }

  /** @throws ProblemError 404 `pack-unknown` */
  async overlay(tenant: string, place: OverlayPlace): Promise<OverlayInForce | undefined> {
    this.packs.one(place.pack, place.type);
    return this.overlays.one(tenant, place);
  }
}
