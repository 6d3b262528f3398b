/** Answers for the description of conflicts. */
export const conflict = {
  number: 'PT-2026-000031',
  of: 'this',
  code: 'conflicting-work',
  message: 'conflict with ticket PT-2026-000031: venting, 12.4 m away, standing until 2026-11-25 15:00',
  params: {
    number: 'PT-2026-000031',
    type: 'blind-plate',
    activities: ['venting'],
    distanceM: 12.4,
    until: '2026-11-25 15:00',
  },
  pack: 'gb30871-2022',
  rule: 'no-gas-venting',
  clause: '5.2.9',
  certainty: 'V',
  mendBy: 'shift-leader',
  standing: true,
  at: ['approval', 'start', 'resume', 'watch'],
  clearedBy: [
    {
      code: 'clears-when-it-ends',
      params: { number: 'PT-2026-000031' },
      message: 'when ticket PT-2026-000031 is handed back, cancelled or over',
    },
    { code: 'clears-by-distance', params: { metres: 30 }, message: 'by being more than 30 m apart' },
  ],
} as const;
const neighbours = [
  {
    number: 'PT-2026-000031',
    type: 'blind-plate',
    phase: 'suspended',
    phaseWords: 'suspended: no work',
    standing: true,
    linked: false,
    window: { from: '2026-11-25T01:00:00.000Z', until: '2026-11-25T07:00:00.000Z' },
    distanceM: 12.4,
    heightM: -3.5,
    sameSpace: false,
    sameBund: true,
    sameLine: false,
    activities: ['venting'],
    conflicts: [conflict],
  },
] as const;
const at = '2026-11-24T05:30:00.000Z';
export const plan = { at, reachM: 60, neighbours } as const;
export const permit = { number: 'DH-2026-000123', ...plan } as const;
