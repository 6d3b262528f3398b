/** The demonstration plant: site, areas, work points, duties, instruments, certificates. Seed and walk share it. */
export const site = 'east-plant';
export const zone = 'Asia/Shanghai';

export const siteBody = {
  name: { zh: '东厂区', en: 'East plant' },
  zone,
  night: { from: '20:00', to: '06:00' },
  calendar: 'cn',
  packs: ['gb30871-2022', 'general'],
};
/** A second site, under United States rules: its types, and the plain ones. */
export const gulf = {
  site: 'gulf-plant',
  body: {
    name: { zh: '海湾厂区', en: 'Gulf plant' },
    zone: 'America/Chicago',
    night: { from: '20:00', to: '06:00' },
    calendar: 'none',
    packs: ['osha', 'general'],
  },
  areas: { 'unit-100': { name: { zh: '100 装置', en: 'Unit 100' } } },
  workPoints: {
    'v-100': {
      code: 'WP-4S1B-6T8F',
      body: {
        name: { zh: '100 容器', en: 'Vessel V-100' },
        area: 'unit-100',
        latitude: 29.71543,
        longitude: -95.21437,
        space: 'v-100',
      },
    },
  },
};
export const areas = {
  'tank-farm': { name: { zh: '罐区', en: 'Tank farm' } },
  'process-1': { name: { zh: '一号装置', en: 'Process unit 1' } },
  workshop: { name: { zh: '机修车间', en: 'Workshop' } },
};
/** Codes as they stand on the plates at the work points. */
export const workPoints = {
  'tk-101-north': {
    code: 'WP-7Q4M-2K9D',
    body: {
      name: { zh: '101 罐北侧管廊', en: 'Pipe rack north of TK-101' },
      area: 'tank-farm',
      latitude: 30.62871,
      longitude: 121.06592,
    },
  },
  'tk-102': {
    code: 'WP-3H8T-5N2C',
    body: {
      name: { zh: '102 罐内', en: 'Inside TK-102' },
      area: 'tank-farm',
      latitude: 30.62935,
      longitude: 121.0671,
      space: 'tk-102',
      bund: 'bund-1',
    },
  },
  'p-2103': {
    code: 'WP-9D6K-8V4L',
    body: { name: { zh: '2103 泵', en: 'Pump P-2103' }, area: 'process-1', latitude: 30.6271, longitude: 121.0634 },
  },
  'workshop-yard': {
    code: 'WP-2B5X-7R3J',
    body: {
      name: { zh: '机修车间外场', en: 'Workshop yard' },
      area: 'workshop',
      latitude: 30.6259,
      longitude: 121.0618,
    },
  },
};

export const duties = {
  'unit-head': 'p-zhao-lei',
  'safety-department': 'p-zhou-ming',
  'plant-head': 'p-sun-hong',
  'shift-leader': 'p-wu-gang',
  'duty-officer': 'p-zheng-yu',
  'safety-officer': 'p-feng-li',
  'production-department': 'p-he-tao',
  'professional-department': 'p-qian-jun',
  'power-supply-unit': 'p-ma-chao',
  'water-department': 'p-xu-fang',
  'steam-department': 'p-jiang-hui',
  'process-department': 'p-shen-ping',
  'equipment-department': 'p-liang-yu',
  'isolating-authority': 'p-liang-yu',
  'fire-department': 'p-tang-bo',
  'entry-supervisor': 'p-fan-rui',
  'hot-work-authorizer': 'p-shi-lin',
  archive: 'p-lin-yan',
  administrator: 'p-admin',
};

export const instruments = {
  'gd-07': { site, model: 'GX-2012', substances: ['combustible', 'oxygen'] },
  'gd-08': { site, model: 'GX-6000', substances: ['combustible', 'oxygen', 'H2S', 'CO'] },
  'gd-us-1': { site: gulf.site, model: 'GX-6000', substances: ['combustible', 'oxygen', 'H2S', 'CO'] },
};

/** Certificates by person: class and issuer. Those of a state register are attested by a person who looked them up. */
export const certificates = {
  'p-wang-wei': ['enterprise/person-in-charge', 'enterprise/lockout'],
  'p-li-qiang': ['special-trade/welding-hot-cutting', 'enterprise/hot-work'],
  'p-zhang-min': ['enterprise/guardian'],
  'p-chen-jie': ['enterprise/gas-tester'],
  'p-guo-wei': ['enterprise/person-in-charge', 'special-trade/electrician', 'enterprise/lockout'],
  'p-luo-bin': ['special-trade/electrician', 'enterprise/lockout', 'osha/authorized-employee'],
  'p-song-tao': ['special-trade/height'],
  'p-xie-long': ['special-trade/scaffolder', 'special-trade/height'],
  'p-han-xue': ['special-equipment/crane-operator'],
  'p-deng-kai': ['special-equipment/crane-signaller'],
  'p-cao-yi': [],
  'p-yu-feng': ['enterprise/confined-space'],
  'p-peng-na': ['enterprise/guardian', 'osha/attendant'],
  'p-dong-jie': ['enterprise/traffic-marshal'],
  'p-fan-rui': ['osha/entry-supervisor'],
};

/** The site's own lines over the pack: nobody who tries the demonstration wants to wait half an hour for the fire watch. */
export const overlay = {
  overlay: 'demonstration',
  version: '1',
  on: { pack: 'gb30871-2022', type: 'hot-work' },
  ending: { fireWatchMinutes: 0 },
};

/** Local date in the site's zone, so many days from now. */
export const localDate = (days = 0) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(Date.now() + days * 86_400_000);
export const instant = (minutes = 0) => new Date(Date.now() + minutes * 60_000).toISOString();
