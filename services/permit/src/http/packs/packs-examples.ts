/** Bodies and answers for the description of packs. */
import { vacant } from '../sites/sites-examples';

const hash = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

export const overlayExample = {
  overlay: 'east-plant-stricter',
  version: '1',
  on: { pack: 'gb30871-2022', type: 'hot-work' },
  validityMinutes: { '2': 1440 },
  chain: { unit: { limitMinutes: 30 } },
} as const;
export const pack = {
  pack: 'gb30871-2022',
  version: '1.0.0',
  title: { zh: '危险化学品企业特殊作业', en: 'Special work at hazardous-chemical sites' },
  source: { zh: 'GB 30871—2022', en: 'GB 30871-2022' },
  appliesTo: { zh: '化工、危险化学品和医药企业的作业', en: 'Chemical, hazardous-chemical and pharmaceutical sites' },
  effectiveFrom: '2022-10-01',
  types: ['hot-work', 'confined-space'],
} as const;
export const typePack = {
  hash,
  pack: {
    pack: 'gb30871-2022',
    version: '1.0.0',
    type: 'hot-work',
    prefix: 'DH',
    levels: { order: ['2', '1', 'special'] },
  },
} as const;
export const laid = {
  pack: 'gb30871-2022',
  type: 'hot-work',
  site: 'east-plant',
  version: '1.0.0+east-plant-stricter.1',
  hash,
  vacant: [vacant],
} as const;
export const laidForTenant = { ...laid, site: undefined } as const;
export const inForce = { overlay: overlayExample, by: 'p-admin-1', since: '2026-11-24T01:00:00.000Z' } as const;
