/** What an operator reads before a permit's first event. */
import type { TypePack } from '@holdpoint/permit-domain';
import type { PermitLifeInput } from './permit-life';
import { startAttributes, startDetails, startSummary } from './starting';

const input = {
  tenant: 'acme',
  number: 'DH-2026-000001',
  run: 2,
  packHash: '0123456789abcdef',
  pack: {
    pack: 'gb30871-2022',
    version: '1.0.0',
    type: 'hot-work',
    title: { zh: '动火作业', en: 'Hot work' },
  } as TypePack,
} satisfies PermitLifeInput;

it('says which permit it is, by which rules, in which submission', () => {
  expect(startSummary(input)).toBe('DH-2026-000001 动火作业 Hot work');
  expect(startDetails(input)).toMatch(/submission 2.*gb30871-2022.*1\.0\.0.*0123456789ab/s);
});

it('sets what is known at the start, so that the first upsert has less to say', () => {
  expect(startAttributes(input, { site: 'north' })).toEqual([
    { name: 'HoldpointTenant', type: 'Keyword', value: 'acme' },
    { name: 'HoldpointPermitType', type: 'Keyword', value: 'hot-work' },
    { name: 'HoldpointSite', type: 'Keyword', value: 'north' },
    { name: 'HoldpointPhase', type: 'Keyword', value: 'submitted' },
    { name: 'HoldpointWaitingOn', type: 'KeywordList', value: ['prerequisites'] },
  ]);
});
