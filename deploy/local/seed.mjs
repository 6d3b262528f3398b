/** Fills the demonstration plant by the public API; what is there already stays, what has run out is renewed. */
import { apiOf, ApiError } from './client.mjs';
import { people } from './people.mjs';
import {
  areas,
  certificates,
  duties,
  gulf,
  instant,
  instruments,
  localDate,
  overlay,
  site,
  siteBody,
  workPoints,
} from './plant.mjs';

const admin = 'p-admin';
/** An invented screenshot: its reference, and the hash of nothing. */
const evidence = (what) => [
  {
    reference: `demonstration://${what}`,
    sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    mediaType: 'image/png',
  },
];

/** A resident number that nobody has (region 110101, born on a day in 1990) with its right check digit (GB 11643). */
function inventedIdentity(index) {
  const day = 1 + ((index + Math.floor(index / 100)) % 9);
  const body = `1101011990010${day}${String(900 + (index % 100))}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  return `${body}${'10X98765432'[sum % 11]}`;
}

const issuers = { 'special-trade': '上海市应急管理局', 'special-equipment': '上海市市场监督管理局' };
/** Where somebody looked them up. */
const registers = { 'special-trade': '国家安全生产考试网', 'special-equipment': '全国特种设备公示信息查询平台' };

const unless = (code) => (error) => {
  if (!(error instanceof ApiError && error.body?.code === code)) throw error;
};

async function seedSite(api, place) {
  await api.put(admin, 'permit', `/sites/${place.site}`, place.body);
  for (const [area, body] of Object.entries(place.areas))
    await api.put(admin, 'permit', `/sites/${place.site}/areas/${area}`, body);
  for (const [workPoint, { code, body }] of Object.entries(place.workPoints)) {
    await api.put(admin, 'permit', `/sites/${place.site}/work-points/${workPoint}`, { ...body, code });
  }
  for (const [duty, person] of Object.entries(duties)) {
    await api.put(admin, 'permit', `/sites/${place.site}/duties/${duty}`, {
      holders: [{ person, from: '2026-01-01T00:00:00+08:00' }],
    });
  }
}

async function seedSites(api) {
  await Promise.all([{ site, body: siteBody, areas, workPoints }, gulf].map((place) => seedSite(api, place)));
  for (const [instrument, body] of Object.entries(instruments)) {
    await api.put(admin, 'permit', `/instruments/${instrument}`, { ...body, calibratedUntil: localDate(180) });
  }
  await api.put(admin, 'permit', `/packs/${overlay.on.pack}/${overlay.on.type}/overlays/${site}`, overlay);
}

async function seedPerson(api, { id, name, team, superior, mail }, index) {
  const person = {
    id,
    kind: 'staff',
    name,
    team,
    ...(superior && { superior }),
    identityKind: 'resident',
    identityNumber: inventedIdentity(index),
  };
  await api.post(admin, 'qualification', '/people', person).catch(unless('person-exists'));
  await api.put(admin, 'notification', `/contacts/${id}`, {
    language: 'zh',
    channels: ['smtp'],
    addresses: { email: mail },
  });
}

async function seedRecords(api, id) {
  const listOf = async (kind) => {
    const answer = await api.get(admin, 'qualification', `/people/${id}/${kind}`);
    return Array.isArray(answer) ? answer : (answer.items ?? []);
  };
  const soon = localDate(30);
  if (!(await listOf('medical')).some(({ validUntil }) => validUntil > soon)) {
    const medical = {
      examinedOn: localDate(-1),
      validUntil: localDate(364),
      verdict: 'fit',
      contraindications: [],
      institution: '市职业病防治院',
    };
    await api.post(admin, 'qualification', `/people/${id}/medical`, medical);
  }
  if (!(await listOf('training')).some(({ validUntil }) => validUntil > soon)) {
    const training = {
      course: 'site-induction',
      completedOn: localDate(-1),
      validUntil: localDate(364),
      result: 'passed',
    };
    await api.post(admin, 'qualification', `/people/${id}/training`, training);
  }
  const held = await listOf('certificates');
  for (const certificateClass of certificates[id] ?? []) {
    let certificate = held.find(
      (one) => one.certificateClass === certificateClass && one.state === 'held' && (one.lastDay ?? '') > soon,
    );
    if (!certificate) {
      const [authority, what] = certificateClass.split('/');
      certificate = await api.post(admin, 'qualification', `/people/${id}/certificates`, {
        certificateClass,
        number: `${authority}-${what}-${id}-${localDate().replaceAll('-', '')}`.toUpperCase(),
        issuer: issuers[authority] ?? '东厂区安全管理部',
        issuedOn: localDate(-30),
        validUntil: localDate(700),
        ...(authority === 'special-trade' && { reExaminationDueOn: localDate(690) }),
      });
    }
    const { confirmedUntil } = certificate.verification ?? {};
    if (certificateClass.startsWith('special-') && !(confirmedUntil > instant(3 * 1440))) {
      const attestation = {
        register: registers[certificateClass.split('/')[0]],
        lookedAt: instant(0),
        outcome: 'confirmed',
        evidence: evidence(certificate.id),
      };
      await api.post(admin, 'qualification', `/certificates/${certificate.id}/attestations`, attestation);
    }
  }
}

/** Somebody more than the plant has, with contact, medical and training; `index` below 800 makes an identity that nobody else has. */
export async function enrol(addresses, person, index) {
  const api = apiOf(addresses);
  await seedPerson(api, person, people.length + index);
  await seedRecords(api, person.id);
}

/** @param {(words: string) => void} note */
export async function seed(addresses, note = () => undefined) {
  const api = apiOf(addresses);
  note('sites, work points, duties, instruments');
  await seedSites(api);
  note('people, contacts, certificates');
  await Promise.all(people.map((person, index) => seedPerson(api, person, index)));
  await Promise.all(Object.keys(certificates).map((id) => seedRecords(api, id)));
}
