/** Answers for the description of attachments. */
const sha256 = '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae';

export const attachment = {
  id: 'att-0c0f1a86-0d6e-4a73-8f0e-1f4f0a1e6f55',
  sha256,
  bytes: 482113,
  mediaType: 'image/jpeg',
  uploadedBy: 'p-applicant-1',
  uploadedAt: '2026-11-24T05:31:00.000Z',
  scan: 'not-scanned',
  preview: 'picture',
  exif: { takenAt: '2026-11-24T05:28:10.000Z', latitude: 30.6288, longitude: 121.066 },
  claimed: { at: '2026-11-24T05:30:00.000Z', latitude: 30.62871, longitude: 121.06592 },
  minutesFromTakenToClaimed: 2,
  metresFromTakenToClaimed: 13,
} as const;
export const hanging = {
  ...attachment,
  metresFromTakenToWorkPoint: 13,
  field: '/form/liftingPlan',
  recordedSha256: sha256,
} as const;
