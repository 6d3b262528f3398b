/** Answers for the description of reads. */
const hash = '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae';

export const summary = {
  number: 'DH-2026-000123',
  type: 'hot-work',
  level: '1',
  phase: 'inApproval',
  phaseWords: 'in approval, NOT approved yet',
  live: true,
  site: 'east-plant',
  area: 'tank-farm',
  workPoint: 'tk-101-north',
  applicant: 'p-applicant-1',
  window: { from: '2026-11-25T01:00:00.000Z', until: '2026-11-25T07:00:00.000Z' },
  validUntil: '2026-11-25T07:00:00.000Z',
  waiting: { on: ['safety-department'], dueAt: '2026-11-24T07:30:00.000Z' },
  greenChannel: false,
  linked: [],
  workOrder: 'WO-4500012345',
  sequence: 4,
  submittedAt: '2026-11-24T05:30:00.000Z',
  updatedAt: '2026-11-24T06:30:00.000Z',
} as const;
export const page = { items: [summary], next: 'WyIyMDI2LTExLTI0VDA1OjMwOjAwLjAwMFoiLCJESC0yMDI2LTAwMDEyMyJd' } as const;
export const permit = {
  ...summary,
  title: 'Hot work',
  levelName: 'Level 1',
  levelBecause: ['5.1.3'],
  people: [
    { person: 'p-charge-1', role: 'person-in-charge' },
    { person: 'p-guardian-1', role: 'guardian' },
  ],
  conflicts: [],
  stages: [{ stage: 'safety', duties: ['safety-department'], dueAt: '2026-11-24T07:30:00.000Z', escalation: 0 }],
  pack: { pack: 'gb30871-2022', version: '1.0.0', hash },
  chainHead: hash,
  workflow: { workflowId: 'permit/demo/DH-2026-000123' },
  state: { form: { content: 'Weld a bracket on the pipe rack' }, measures: {}, gasSamples: [], checkIns: {} },
} as const;
export const transitions = [
  {
    sequence: 1,
    at: '2026-11-24T05:30:00.000Z',
    command: 'submit',
    actor: 'p-applicant-1',
    events: ['submitted'],
    phase: 'submitted',
    level: '1',
    hash,
  },
] as const;
export const obstacles = {
  number: 'DH-2026-000123',
  phase: 'issued',
  sequence: 11,
  at: '2026-11-25T01:05:00.000Z',
  obstacles: [
    {
      code: 'gas-sample-stale',
      message: 'the last gas sample is older than 30 minutes',
      params: { minutes: 30 },
      rule: 'gas-fresh',
      clause: '5.3.1 c',
      certainty: 'V',
      mendBy: 'gas-tester',
      by: '2026-11-25T03:00:00.000Z',
    },
  ],
  signing: [
    {
      act: 'start',
      by: ['person-in-charge'],
      yours: true,
      line: 'signed-start',
      clause: 'east-plant-signing',
      certainty: 'O',
      methods: ['device-key'],
      reauthenticateMinutes: 10,
      declaration: { zh: '本人已到现场核查。', en: 'I have been on the spot.' },
      obstacles: [
        {
          code: 'signature-required',
          message: 'this has to be signed: read what is signed (signing) first, and send the signature with it',
          params: { act: 'start', line: 'signed-start' },
          field: '/signature',
          rule: 'signed-start',
          clause: 'east-plant-signing',
          certainty: 'O',
          mendBy: 'person-in-charge',
        },
        {
          code: 'device-key-none',
          message: 'this is signed with a device key, and you have none: register one from the device',
          params: {},
          rule: 'signed-start',
          clause: 'east-plant-signing',
          certainty: 'O',
          mendBy: 'p-charge',
        },
      ],
    },
  ],
} as const;
/** Lines are canonical JSON; the hashes of a real file fit. */
export const audit = [
  `{"exportedAt":"2026-11-25T08:00:00.000Z","hash":"${hash}","head":"${hash}","kind":"holdpoint-audit","number":"DH-2026-000123","tenant":"demo","transitions":1,"version":1}`,
  `{"body":{"at":"2026-11-24T05:30:00.000Z"},"hash":"${hash}"}`,
  `{"kind":"trailer","lines":3,"sha256":"${hash}"}`,
].join('\n');
