/** Sites and what belongs to them, as they stand. */
import { ProblemError } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import {
  AdministrationReadModel,
  type DutyRead,
  type SiteWhole,
  type WorkPointRead,
} from '../db/administration.read-model';
import type { Instrument, Site } from '../db/administration.store';

@Injectable()
export class ReadSites {
  constructor(private readonly administration: AdministrationReadModel) {}

  list(tenant: string): Promise<Site[]> {
    return this.administration.sites(tenant);
  }

  /** @throws ProblemError 404 `site-unknown` */
  async one(tenant: string, id: string): Promise<SiteWhole> {
    const site = await this.administration.site(tenant, id);
    if (!site) throw new ProblemError(404, 'site-unknown', [], { params: { site: id } });
    return site;
  }

  /** @throws ProblemError 404 */
  async workPoint(tenant: string, site: string, id: string): Promise<WorkPointRead> {
    const found = (await this.one(tenant, site)).workPoints.find((point) => point.id === id);
    if (!found) throw new ProblemError(404, 'work-point-unknown', [], { params: { workPoint: id } });
    return found;
  }

  duties(tenant: string, site: string): Promise<DutyRead[]> {
    return this.administration.duties(tenant, site);
  }

  calendar(tenant: string, site: string, year: number): Promise<{ day: string; kind: string }[]> {
    return this.administration.calendar(tenant, site, year);
  }

  instruments(tenant: string, site: string | undefined): Promise<Instrument[]> {
    return this.administration.instruments(tenant, site);
  }
}
