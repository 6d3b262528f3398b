/** Examples of signing for the API's readers. */
import type { SigningDto } from './signing.dto';

const declaration = {
  zh: '本人已到现场核查，确认安全措施已落实，同意作业。',
  en: 'I have been on the spot, the measures are in place, and I agree to the work.',
};

export const signing: SigningDto = {
  number: 'DH-2026-000123',
  sequence: 6,
  phase: 'inApproval',
  rules: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  sha256: '0b2f0c9a4f3f3f8b6f7f1f7f6a8f4f6f5d0a4c1f0e6d5c4b3a29181716151413',
  shown: {
    kind: 'holdpoint-shown',
    version: 1,
    act: 'approve',
    stage: 'safety',
    declarations: [declaration],
    pack: { pack: 'gb30871-2022', version: '1.0.0', type: 'hot-work' },
    permit: { number: 'DH-2026-000123', level: '1', form: { content: 'Weld a bracket on the pipe rack' } },
    measures: {
      recorded: { 'drains-covered': { applicable: true, by: 'p-lead-1', at: '2026-11-24T04:10:00.000Z' } },
      open: [],
    },
    signed: [{ stage: 'unit', by: ['p-uma'] }],
    attachments: [],
    differences: [],
  },
  demands: [{ id: 'approvals', clause: '4.11', certainty: 'O', methods: ['handwritten', 'device-key'], declaration }],
};
