/** The story that a permit type's cases begin with, lived on the running system: its people made fit for their roles, its acts sent as HTTP, its clock the real one. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { certificates, duties, instant, localDate } from '@holdpoint/local/plant';
import { crew } from '@holdpoint/local/walk';
import type { CaseFile, PackManifest, StoryAct, StorySample, TypePack } from '@holdpoint/permit-domain';
import { repository, until } from '@holdpoint/testing';
import { parse } from 'yaml';
import { api, patiently, Ticket, type PermitView } from './ticket';

const admin = duties.administrator ?? '';
const packsDir = join(repository, 'packs');
const yaml = (...path: readonly string[]): unknown => parse(readFileSync(join(packsDir, ...path), 'utf8'));

export interface ShippedType {
  readonly pack: string;
  readonly type: string;
}
/** Every type of every pack that is shipped. */
export const shippedTypes: readonly ShippedType[] = readdirSync(packsDir, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) =>
    (yaml(name, 'pack.yaml') as PackManifest).types.map((type): ShippedType => ({ pack: name, type })),
  );

/** Where a story is told, and by whom. */
export interface Scene {
  readonly site: string;
  readonly area: string;
  readonly workPoint: string;
  /** As it stands on the work point's plate. */
  readonly code: string;
  readonly instrument: string;
  /** Who may be cast, in this order. */
  readonly troupe: readonly string[];
  readonly window: () => { readonly from: string; readonly until: string };
}

/** A place of its own: no holidays, no night near, and nothing else that goes on near by. */
const place = { site: 'e2e-plant', area: 'yard' };
const zone = 'Asia/Shanghai';
/** A site's night that is half a day away from now, whenever this runs. */
export function nightElsewhere(timeZone: string): { readonly from: string; readonly to: string } {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
  const localHour = (hours: number): string => format.format(Date.now() + hours * 3_600_000);
  return { from: localHour(11), to: localHour(12) };
}
const code = (type: string): string => `WP-E2E-${type}`.toUpperCase();
const ofTrial = (type: string): Scene => ({
  ...place,
  workPoint: type,
  code: code(type),
  instrument: 'e2e-meter',
  troupe: Object.keys(certificates).filter((id) => id !== crew.welder),
  // Not to the minute what the longest of them may last: the two moments aren't quite one.
  window: () => ({ from: instant(-1), until: instant(238) }),
});

export async function layOutPlace(): Promise<void> {
  await api.put(admin, 'permit', `/sites/${place.site}`, {
    name: { zh: '端到端试验厂区', en: 'Plant for trials' },
    zone,
    night: nightElsewhere(zone),
    calendar: 'none',
    packs: [...new Set(shippedTypes.map(({ pack }) => pack))],
  });
  await api.put(admin, 'permit', `/sites/${place.site}/areas/${place.area}`, { name: { zh: '场地', en: 'Yard' } });
  for (const [duty, person] of Object.entries(duties))
    await api.put(admin, 'permit', `/sites/${place.site}/duties/${duty}`, {
      holders: [{ person, from: '2026-01-01T00:00:00+08:00' }],
    });
  await api.put(admin, 'permit', '/instruments/e2e-meter', {
    site: place.site,
    model: 'GX-6000',
    substances: ['combustible', 'oxygen', 'H2S', 'toluene'],
    calibratedUntil: localDate(30),
  });
  // Nobody waits half an hour here; where the pack binds the fire watch, its story ends in it.
  await api.put(admin, 'permit', `/packs/gb30871-2022/hot-work/overlays/${place.site}`, {
    overlay: 'trial',
    version: '1',
    on: { pack: 'gb30871-2022', type: 'hot-work' },
    ending: { fireWatchMinutes: 0 },
  });
  for (const [index, { type }] of shippedTypes.entries())
    await api.put(admin, 'permit', `/sites/${place.site}/work-points/${type}`, {
      name: { zh: type, en: type },
      area: place.area,
      latitude: 31 + index / 100,
      longitude: 121,
      code: code(type),
    });
}

/** What everybody holds by now: a story asks for what is missing, once. */
const held = new Map(Object.entries(certificates).map(([person, classes]) => [person, new Set(classes)]));
async function equip(person: string, needs: readonly string[]): Promise<void> {
  const classes = held.get(person) ?? new Set<string>();
  held.set(person, classes);
  for (const needed of needs.filter((one) => !classes.has(one))) {
    classes.add(needed);
    await certify(person, needed);
  }
}

export async function certify(person: string, certificateClass: string): Promise<void> {
  const [authority = ''] = certificateClass.split('/');
  const { id } = await api.post<{ id: string }>(admin, 'qualification', `/people/${person}/certificates`, {
    certificateClass,
    number: `E2E-${Date.now()}-${person}-${certificateClass.replaceAll('/', '-')}`.toUpperCase().slice(0, 60),
    issuer: '试验发证机构',
    issuedOn: localDate(-30),
    validUntil: localDate(700),
    ...(authority === 'special-trade' && { reExaminationDueOn: localDate(690) }),
  });
  if (!authority.startsWith('special-')) return;
  await api.post(admin, 'qualification', `/certificates/${id}/attestations`, {
    register: '全国公示查询平台',
    lookedAt: instant(0),
    outcome: 'confirmed',
    evidence: [
      {
        reference: `trial://${id}`,
        sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
        mediaType: 'image/png',
      },
    ],
  });
}

const readings = (read: StorySample['readings']): object[] =>
  Object.entries(read).map(([substance, text]) => {
    const [value = '', unit] = text.split(' ');
    return { substance, value: Number(value), unit };
  });

export class ToldStory {
  private readonly file: CaseFile;
  private readonly cast = new Map<string, string>();
  private ticket?: Ticket;

  constructor(
    readonly shipped: ShippedType,
    private readonly scene: Scene = ofTrial(shipped.type),
  ) {
    this.file = yaml(shipped.pack, 'cases', `${shipped.type}.cases.yaml`) as CaseFile;
  }

  get number(): string {
    return this.onTicket.number;
  }
  get begun(): boolean {
    return this.ticket !== undefined;
  }
  get onTicket(): Ticket {
    if (!this.ticket) throw new Error('nothing was submitted yet');
    return this.ticket;
  }
  get acts(): readonly StoryAct[] {
    return this.file.story.flatMap((line) => ('do' in line ? [line] : []));
  }
  /** People of the story by role, in its own names. */
  get roles(): Readonly<Record<string, readonly string[]>> {
    return this.file.world.people;
  }

  /** What the pack asks at this site. */
  async rules(): Promise<TypePack> {
    const { pack, type } = this.shipped;
    const path = `/packs/${pack}/${type}?site=${this.scene.site}`;
    return (await api.get<{ pack: TypePack }>(admin, 'permit', path)).pack;
  }

  /** Somebody of the troupe for each person of the story, with the certificates that their roles ask for. */
  async castPeople(): Promise<void> {
    const { world } = this.file;
    const free = [...this.scene.troupe];
    const { people: asked } = await this.rules();
    for (const [role, people] of Object.entries(world.people))
      for (const name of people) {
        const person = this.cast.get(name) ?? free.shift();
        if (person === undefined) throw new Error(`the troupe has nobody left to be ${name}`);
        this.cast.set(name, person);
        await equip(person, asked.find((line) => line.role === role)?.needs ?? []);
      }
    if (!this.cast.has(world.applicant)) this.cast.set(world.applicant, free.shift() ?? '');
    for (const [duty, people] of Object.entries(world.duties))
      for (const name of people) if (!this.cast.has(name)) this.cast.set(name, duties[duty] ?? '');
  }
  /** Somebody else plays a person of the story. */
  recast(name: string, person: string): void {
    this.cast.set(name === 'applicant' ? this.file.world.applicant : name, person);
  }

  /** A person of the story, the first of a role, or whoever holds a duty. */
  who(name = 'applicant'): string {
    const { people, applicant } = this.file.world;
    const person = this.cast.get(name === 'applicant' ? applicant : (people[name]?.[0] ?? name)) ?? duties[name];
    if (!person) throw new Error(`nobody is ${name}`);
    return person;
  }

  submission(): { readonly workPoint: string; readonly form: object } {
    const { people, form } = this.file.world;
    const { site, area, workPoint, window } = this.scene;
    return {
      type: this.shipped.type,
      pack: this.shipped.pack,
      site,
      area,
      workPoint,
      window: window(),
      people: Object.entries(people).flatMap(([role, names]) =>
        names.map((name) => ({ person: this.who(name), role })),
      ),
      coordinator: duties['safety-officer'],
      form,
    } as { readonly workPoint: string; readonly form: object };
  }

  /** @param more what this submission has besides, or otherwise */
  async submit(more: object = {}): Promise<PermitView> {
    const body = { ...this.submission(), ...more };
    this.ticket = await Ticket.submitted(this.who(), body, this.scene.code);
    return this.pastPrerequisites();
  }
  /** The story goes on with a permit that was submitted some other way. */
  follow(number: string): Promise<PermitView> {
    this.ticket = Ticket.of(number, this.who(), this.scene.code);
    return this.pastPrerequisites();
  }
  pastPrerequisites(): Promise<PermitView> {
    const look = async (): Promise<PermitView | false> => {
      const permit = await this.onTicket.read();
      return permit.phase !== 'submitted' && permit;
    };
    return until(look, { ...patiently, what: `${this.number} is past its prerequisites` });
  }

  /** One act of the story, by whoever does it there. */
  async act(act: StoryAct): Promise<void> {
    const { do: name, by, with: body = {}, receivers = [] } = act;
    const ticket = this.onTicket;
    if (name === 'sign-all') return ticket.signAll();
    if (name === 'confirm-measures') return ticket.confirmMeasures((confirmer) => this.who(confirmer));
    if (name === 'brief') {
      await ticket.onSpot(this.who(by), 'sign-briefing', { as: 'giver' });
      const told = receivers.flatMap((role) => this.file.world.people[role] ?? []);
      for (const person of told) await ticket.onSpot(this.who(person), 'sign-briefing', { as: 'receiver' });
      return;
    }
    const doer = this.who(by ?? 'applicant');
    if (act.samples) await ticket.act(doer, name, { samples: act.samples.map((sample) => this.sampled(sample)) });
    else if (name === 'check-in') await ticket.onSpot(doer, name, body);
    else if ('people' in body)
      await ticket.act(doer, name, {
        ...body,
        people: (body.people as readonly string[]).map((person) => this.who(person)),
      });
    else await ticket.act(doer, name, body);
  }

  sampled({ at: _at, readings: read, instrument: _meter, purpose = 'test', ...sample }: StorySample): object {
    return { ...sample, purpose, instrument: this.scene.instrument, sampledAt: instant(0), readings: readings(read) };
  }
}
