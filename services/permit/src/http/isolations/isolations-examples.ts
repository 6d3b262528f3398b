/** Examples of the isolation register, as the API's description shows them. */
import type { BlindDto, IsolationDto, IsolationEntryDto, IsolationReplyDto } from './isolations.dto';

const blind = {
  point: 'P-2103-inlet',
  energy: 'process',
  kind: 'blind',
  position: 'Inlet flange, upstream of XV-2103',
  drawing: 'PID-21-003',
  size: 'DN80 PN16',
  normalState: 'open',
  isolatedState: 'blinded',
} as const;
const breaker = {
  point: 'P-2103-breaker',
  energy: 'electrical',
  kind: 'lock',
  normalState: 'energised',
  isolatedState: 'off',
} as const;

export const revision = {
  equipment: 'P-2103',
  purpose: 'Mechanical seal change',
  points: [blind, breaker],
  box: 'box-4',
};
export const plan = { site: 'east-plant', area: 'tank-farm', ...revision };
export const cleared = { areaInspected: true, peopleClear: true, affectedTold: true };
export const confirmation = { confirmed: true, how: 'Gate log read at 18:10, not on site since 16:02' };

export const reply = (state: string, event: string, sequence = 4): IsolationReplyDto => ({
  number: 'GL-2026-000012',
  state,
  inForce: state === 'verified',
  sequence,
  at: '2026-11-24T05:30:00.000Z',
  events: [event],
});
const at = '2026-11-24T05:00:00.000Z';
const applied = { by: 'p-isolating-1', at };
const verified = { by: 'p-isolating-2', at: '2026-11-24T05:10:00.000Z', method: 'Start button tried' };
export const isolation: IsolationDto = {
  number: 'GL-2026-000012',
  sequence: 6,
  state: 'verified',
  inForce: true,
  site: 'east-plant',
  area: 'tank-farm',
  equipment: 'P-2103',
  purpose: 'Mechanical seal change',
  plannedBy: 'p-isolating-1',
  plannedAt: '2026-11-24T04:30:00.000Z',
  changedAt: '2026-11-24T05:20:00.000Z',
  points: [
    { ...blind, state: 'verified', tag: 'T-0117', applied, verified },
    {
      ...breaker,
      state: 'verified',
      tag: 'T-0118',
      lock: { lock: 'L-31', owner: 'p-isolating-1', at },
      applied,
      verified,
    },
  ],
  box: {
    box: 'box-4',
    closed: true,
    locks: [{ lock: 'P-0452', person: 'p-welder-1', at: '2026-11-24T05:20:00.000Z', permit: 'DH-2026-000123' }],
  },
  dependents: ['DH-2026-000123'],
  chainHead: '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae',
};
export const entry: IsolationEntryDto = {
  sequence: 3,
  at: '2026-11-24T05:10:00.000Z',
  command: 'verify',
  actor: 'p-isolating-2',
  events: ['verified'],
  state: 'verified',
  hash: '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae',
};
export const blindLine: BlindDto = {
  point: blind.point,
  tag: 'T-0117',
  drawing: blind.drawing,
  size: blind.size,
  position: blind.position,
  state: 'verified',
  area: 'tank-farm',
  equipment: 'P-2103',
  isolation: 'GL-2026-000012',
  permits: ['DH-2026-000123'],
  changedAt: '2026-11-24T05:20:00.000Z',
};
