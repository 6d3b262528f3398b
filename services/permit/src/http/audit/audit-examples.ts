/** Examples of what an auditor is answered, as the API's description shows them. */
export const replayedDecision = {
  number: 'DH-2026-000123',
  sequence: 14,
  at: '2026-11-24T06:32:00.000Z',
  command: 'start',
  actor: 'p-lead-1',
  hash: '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae',
  packHash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  agrees: true,
  phaseBefore: 'issued',
  phase: 'active',
  level: '1',
  events: ['qualificationReported', 'started'],
  asked: [
    { moment: 'start', rule: 'gas-fresh', clause: '5.3.1 c', certainty: 'V', held: true, found: [] },
    { moment: 'start', rule: 'guardian-on-post', clause: '4.10', certainty: 'V', held: true, found: [] },
  ],
  facts: { site: { id: 'east-plant', zone: 'Asia/Shanghai' } },
};

export const auditKey = {
  algorithm: 'Ed25519' as const,
  keyId: '3f0a9c1be5d24c77',
  publicKey: 'O2onvM62pC1io6jQKm8Nc2UyFXcd4kOmOsBIoYtZ2ik=',
};
