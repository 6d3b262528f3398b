/** A plant set up by the public API: a site where it's neither night nor a holiday now, its people, its duties, and a job to be done there. */
import { localTime, plusMinutes } from '@holdpoint/permit-domain';
import { submissionExample } from '../http/submission/submission-example';
import type { Answer, CallOptions, Phone, RunningPermits } from './running-permits';

export const site = 'east-plant';
export const area = 'tank-farm';
export const workPoint = 'tk-101-north';
export const code = 'WP-7Q4M-2K9D';
export const onSpot = { workPointCode: code };
const zone = 'Asia/Shanghai';

export const crew = {
  applicant: 'p-applicant',
  charge: 'p-charge',
  welder: 'p-welder',
  guardian: 'p-guardian',
  tester: 'p-tester',
} as const;
/** Duties and who holds them. */
export const holders = {
  'unit-head': 'p-unit',
  'safety-department': 'p-safety',
  'plant-head': 'p-head',
  'production-department': 'p-production',
  'duty-officer': 'p-duty',
  'shift-leader': 'p-shift',
  'safety-officer': 'p-officer',
  archive: 'p-archive',
} as const;

export const now = (): string => new Date().toISOString();

function must(answer: Answer): Answer {
  if (answer.status >= 300) throw new Error(`${answer.status} ${answer.text}`);
  return answer;
}

/** Half a day away from now on either side it's day, whenever this runs. */
function nightElsewhere(): { from: string; to: string } {
  const at = now();
  return { from: localTime(plusMinutes(at, 11 * 60), zone).time, to: localTime(plusMinutes(at, 12 * 60), zone).time };
}

export async function setUpPlant(permits: RunningPermits, wish: { tenant?: string } = {}): Promise<Phone> {
  const admin = permits.phone('p-admin', wish);
  const words = { zh: '东厂区', en: 'East plant' };
  must(
    await admin.put(`/sites/${site}`, {
      name: words,
      zone,
      night: nightElsewhere(),
      calendar: 'none',
      packs: ['gb30871-2022'],
    }),
  );
  for (const days of [-1, 0, 1, 2])
    must(
      await admin.put(`/sites/${site}/calendar/${localTime(plusMinutes(now(), days * 1440), zone).date}`, {
        kind: 'workday',
      }),
    );
  must(await admin.put(`/sites/${site}/areas/${area}`, { name: { zh: '罐区', en: 'Tank farm' } }));
  must(
    await admin.put(`/sites/${site}/work-points/${workPoint}`, {
      name: { zh: '101 罐北侧', en: 'North of TK-101' },
      area,
      latitude: 30.62871,
      longitude: 121.06592,
      code,
    }),
  );
  for (const [duty, person] of Object.entries(holders))
    must(
      await admin.put(`/sites/${site}/duties/${duty}`, {
        holders: [{ person, from: plusMinutes(now(), -1440) }],
      }),
    );
  must(
    await admin.put('/instruments/gd-07', {
      site,
      model: 'GX-2012',
      substances: ['combustible', 'oxygen'],
      calibratedUntil: localTime(plusMinutes(now(), 100 * 1440), zone).date,
    }),
  );
  return admin;
}

/** Without a fire watch, whose half hour no spec can wait for. */
export async function noFireWatch(admin: Phone): Promise<void> {
  must(
    await admin.put(`/packs/gb30871-2022/hot-work/overlays/${site}`, {
      overlay: 'short-watch',
      version: '1',
      on: { pack: 'gb30871-2022', type: 'hot-work' },
      ending: { fireWatchMinutes: 0 },
    }),
  );
}

/** Welding at a place of no special danger: level 2. */
export const hotWork = (change: Record<string, unknown> = {}, form: Record<string, unknown> = {}): object => ({
  type: 'hot-work',
  site,
  area,
  workPoint,
  window: { from: plusMinutes(now(), -1), until: plusMinutes(now(), 240) },
  people: [
    { person: crew.charge, role: 'person-in-charge' },
    { person: crew.welder, role: 'welder' },
    { person: crew.guardian, role: 'guardian' },
    { person: crew.tester, role: 'gas-tester' },
  ],
  // Works of other specs may be going on next to it.
  coordinator: 'p-coordinator',
  form: {
    ...submissionExample.form,
    content: 'Weld a bracket',
    place: 'Workshop yard, column 14',
    placeKind: 'other',
    hazards: [{ hazard: 'Sparks', control: 'Fire blanket' }],
    ...form,
  },
  ...change,
});

/** One permit, acted upon by whoever the step is for. */
export class Job {
  private constructor(
    private readonly permits: RunningPermits,
    readonly number: string,
  ) {}

  /** One that was submitted another way. */
  static of(permits: RunningPermits, number: string): Job {
    return new Job(permits, number);
  }

  static async submitted(permits: RunningPermits, body: object = hotWork()): Promise<Job> {
    const answer = must(await permits.phone(crew.applicant).post('/permits', body));
    return new Job(permits, String(answer.body.number));
  }

  act(person: string, command: string, body: object = {}, options: CallOptions = {}): Promise<Answer> {
    return this.permits.phone(person).post(`/permits/${this.number}/${command}`, body, options);
  }
  async does(person: string, command: string, body: object = {}): Promise<Answer> {
    return must(await this.act(person, command, body));
  }
  async read(): Promise<Answer['body']> {
    return must(await this.permits.phone(crew.applicant).get(`/permits/${this.number}`)).body;
  }
  async obstacles(
    moment?: string,
  ): Promise<readonly { code: string; clause?: string; mendBy?: string; by?: string }[]> {
    const path = `/permits/${this.number}/obstacles${moment ? `?moment=${moment}` : ''}`;
    const { body } = must(await this.permits.phone(crew.guardian).get(path));
    return body.obstacles as never;
  }

  gas(value: number, unit = '%vol', minutesAgo = 1): object {
    return {
      samples: [
        {
          sampledAt: plusMinutes(now(), -minutesAgo),
          instrument: 'gd-07',
          point: 'outside',
          distanceM: 4,
          purpose: 'test',
          readings: [{ substance: 'combustible', value, unit }],
        },
      ],
    };
  }
}
