/** Bodies for the description of administration. */
export const site = {
  name: { zh: '东厂区', en: 'East plant' },
  zone: 'Asia/Shanghai',
  night: { from: '20:00', to: '06:00' },
  calendar: 'cn',
  packs: ['gb30871-2022'],
  testReleaseMinutes: 60,
} as const;
export const area = { name: { zh: '罐区', en: 'Tank farm' } } as const;
export const workPoint = {
  name: { zh: '101 罐北侧', en: 'North of TK-101' },
  area: 'tank-farm',
  latitude: 30.62871,
  longitude: 121.06592,
  planX: 412.5,
  planY: 180,
  elevationM: 6.5,
  code: 'WP-7Q4M-2K9D',
  bund: 'bund-1',
} as const;
export const duty = { holders: [{ person: 'p-safety-1', from: '2026-01-01T00:00:00+08:00' }] } as const;
export const instrument = {
  site: 'east-plant',
  model: 'GX-2012',
  substances: ['combustible', 'oxygen'],
  calibratedUntil: '2027-03-31',
} as const;

export const siteAnswer = { id: 'east-plant', ...site } as const;
export const areaAnswer = { id: 'tank-farm', ...area } as const;
const { code: _code, ...shown } = workPoint;
export const workPointAnswer = { id: 'tk-101-north', ...shown, hasCode: true } as const;
export const siteWhole = { ...siteAnswer, areas: [areaAnswer], workPoints: [workPointAnswer] } as const;
export const dutyRead = {
  duty: 'safety-department',
  holders: [{ person: 'p-safety-1', from: '2025-12-31T16:00:00.000Z' }],
} as const;
export const vacant = {
  pack: 'gb30871-2022',
  type: 'hot-work',
  severity: 'warning',
  code: 'pack-duty-vacant',
  at: 'chain/unit',
  duty: 'unit-head',
  message: 'nobody holds unit-head here; duty-officer acts instead',
} as const;
export const dutyAnswer = { site: 'east-plant', ...dutyRead, vacant: [vacant] } as const;
export const day = { day: '2027-02-17', kind: 'holiday' } as const;
export const instrumentAnswer = { id: 'gd-07', ...instrument, retired: false } as const;
