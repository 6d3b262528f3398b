/** The month's own plant: sites with their duties and meters, crews for as many lanes as are in flight, and work points as they are needed. */
import { duties, localDate } from '../../deploy/local/plant.mjs';
import { enrol } from '../../deploy/local/seed.mjs';
import { sites } from './mix.mjs';

const admin = duties.administrator;
const area = 'yard';
const perCrew = 10;
/** Declares emergencies, so that the shift leader who takes the work over again is somebody else. */
export const secondShiftLeader = 'p-month-shift-2';
export const meterOf = (site) => `${site}-meter`;

/** @param {(name: string) => string} named */
const person = (id, team) => ({ id, name: `试验${id.slice(-5)}`, team, mail: `${id.slice(2)}@month.example` });

export class Plant {
  points = new Map(Object.keys(sites).map((site) => [site, { free: [], laid: 0 }]));
  crews = [];

  constructor(addresses, api, nightElsewhere) {
    Object.assign(this, { addresses, api, nightElsewhere });
  }

  async layOut(lanes) {
    await Promise.all(Object.keys(sites).map((site) => this.site(site)));
    await this.enrolAll([secondShiftLeader], 'shift', 0);
    for (let lane = 0; lane < lanes; lane += 1) {
      const ids = Array.from({ length: perCrew }, (_, place) => `p-month-${lane}-${place}`);
      const newcomer = `p-month-${lane}-new`;
      await this.enrolAll([...ids, newcomer], `month-${lane}`, 1 + lane * (perCrew + 1));
      this.crews.push({ troupe: ids, newcomer });
    }
  }

  enrolAll(ids, team, from) {
    return Promise.all(ids.map((id, place) => enrol(this.addresses, person(id, team), from + place)));
  }

  async site(site) {
    const { zone, packs } = sites[site];
    const put = (path, body) => this.api.put(admin, 'permit', path, body);
    await put(`/sites/${site}`, {
      name: { zh: site, en: site },
      zone,
      night: this.nightElsewhere(zone),
      calendar: 'none',
      packs,
    });
    await put(`/sites/${site}/areas/${area}`, { name: { zh: '场地', en: 'Yard' } });
    for (const [duty, holder] of Object.entries(duties)) {
      const holders = duty === 'shift-leader' ? [holder, secondShiftLeader] : [holder];
      await put(`/sites/${site}/duties/${duty}`, {
        holders: holders.map((one) => ({ person: one, from: '2026-01-01T00:00:00+08:00' })),
      });
    }
    await put(`/instruments/${meterOf(site)}`, {
      site,
      model: 'GX-6000',
      substances: ['combustible', 'oxygen', 'H2S', 'toluene'],
      calibratedUntil: localDate(60),
    });
    // Nobody waits half an hour here; where the pack binds the fire watch, a permit stays in it.
    if (packs.includes('gb30871-2022'))
      await put(`/packs/gb30871-2022/hot-work/overlays/${site}`, {
        overlay: site,
        version: '1',
        on: { pack: 'gb30871-2022', type: 'hot-work' },
        ending: { fireWatchMinutes: 0 },
      });
  }

  /** A work point where nothing stands: a kilometre from every other. */
  async point(site) {
    const points = this.points.get(site);
    const known = points.free.pop();
    if (known) return known;
    const index = (points.laid += 1);
    const [latitude, longitude] = sites[site].at;
    const point = { site, area, workPoint: `point-${index}`, code: `WP-${site}-${index}`.toUpperCase() };
    await this.api.put(admin, 'permit', `/sites/${site}/work-points/${point.workPoint}`, {
      name: { zh: point.workPoint, en: point.workPoint },
      area,
      latitude: latitude + (index % 40) / 100,
      longitude: longitude + Math.floor(index / 40) / 100,
      code: point.code,
    });
    return point;
  }
  giveBack(point) {
    this.points.get(point.site).free.push(point);
  }
}
