/** The blind list as a spreadsheet reads it. */
import { blindListCsv } from './blind-list';

it('quotes what would break a row, disarms formulas, and leaves empty what is not known', () => {
  const csv = blindListCsv([
    {
      point: 'B-1',
      tag: '=1+1',
      drawing: 'PID-21,003',
      size: 'DN80 "PN16"',
      state: 'verified',
      area: 'tank-farm',
      isolation: 'GL-2026-000001',
      permits: ['DH-2026-000001', 'SX-2026-000002'],
      changedAt: '2026-11-24T01:00:00.000Z',
    },
  ]);
  expect(csv).toBe(
    '\ufeffpoint,tag,drawing,size,position,state,area,equipment,isolation,permits,changedAt\r\n' +
      'B-1,\'=1+1,"PID-21,003","DN80 ""PN16""",,verified,tank-farm,,GL-2026-000001,DH-2026-000001 SX-2026-000002,2026-11-24T01:00:00.000Z\r\n',
  );
});
