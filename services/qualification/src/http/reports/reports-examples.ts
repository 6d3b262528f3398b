/** A report's question and answer, for OpenAPI. */
export const question = {
  site: 'east-plant',
  area: 'tank-farm',
  people: [{ person: 'p-welder-1', role: 'welder', needs: ['special-trade/welding-hot-cutting'] }],
  from: '2026-11-24T13:30:00+08:00',
  until: '2026-11-24T21:30:00+08:00',
};
export const report = {
  id: 'rep-7k2m9q4w8x3t5b6n2p8r',
  at: '2026-11-24T01:00:00.000Z',
  permit: 'DH-2026-000123',
  ...question,
  from: '2026-11-24T05:30:00.000Z',
  until: '2026-11-24T13:30:00.000Z',
  findings: [
    {
      person: 'p-welder-1',
      role: 'welder',
      meets: false,
      reasons: [
        {
          code: 're-examination-overdue',
          certificateClass: 'special-trade/welding-hot-cutting',
          validUntil: '2026-11-24T12:00:00.000Z',
        },
      ],
      validUntil: '2026-11-24T12:00:00.000Z',
    },
  ],
  evidence: [
    {
      person: 'p-welder-1',
      role: 'welder',
      certificates: [
        {
          certificateClass: 'special-trade/welding-hot-cutting',
          certificate: 'cert-7k2m9q4w8x3t5b6n2p8r',
          verification: 'confirmed',
          validUntil: '2026-11-24T12:00:00.000Z',
          lastConfirmedAt: '2026-11-24T00:59:58.000Z',
          confirmedUntil: '2026-12-24T00:59:58.000Z',
        },
      ],
    },
  ],
  drawnBy: 'system:permit-workflow',
};
export const reportsPage = { items: [report] };
