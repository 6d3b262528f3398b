/** The news of a transition: what leaves the service, and what never does. */
import type { PermitEvent } from '@holdpoint/permit-domain';
import { recordChain } from '../test-support/record-chain';
import { permitTransitionedOf } from './permit-transitioned';

const submitted = recordChain('acme', 'DH-2026-000001').submitted();
const following = (events: readonly PermitEvent[], body: object = {}) =>
  permitTransitionedOf(
    { ...submitted, previousPhase: 'active', body: { ...submitted.body, events, ...body } },
    'the-hash',
  );
const by = { person: 'p-guardian' };
const at = '2026-11-24T03:00:00.000Z';

it('is named after the transition’s hash and time, and keyed by the permit', () => {
  expect(permitTransitionedOf(submitted, 'the-hash')).toMatchObject({
    id: 'the-hash',
    topic: 'holdpoint.permit.v1',
    type: 'holdpoint.permit.transitioned',
    key: 'DH-2026-000001',
    tenant: 'acme',
    time: submitted.body.at,
    correlationId: 'correlation-1',
    data: { phase: 'submitted', hash: 'the-hash', zone: 'Asia/Shanghai', waitingOn: [{ stage: 'unit' }] },
  });
});

it('carries neither form nor note nor place', () => {
  const news = following([
    { name: 'checkedIn', at, by, body: { as: 'guardian', place: { latitude: 30.123456, longitude: 120 } } },
    { name: 'handedBack', at, by, body: { siteClear: true, restored: true, note: 'call Mr Li' } },
  ]);
  const text = JSON.stringify(news);
  for (const secret of ['weld a flange', '30.123456', 'Mr Li']) expect(text).not.toContain(secret);
  expect(news.data.events).toEqual([
    { name: 'checkedIn', params: { as: 'guardian' } },
    { name: 'handedBack', params: { siteClear: true } },
  ]);
});

it('says why work was stopped or a permit sent back, by code and clause', () => {
  const suspension = { code: 'gas-too-high', at, by, clause: '5.3.2', params: { substance: 'combustible' } };
  const returned = { code: 'person-not-qualified', params: { person: 'p-welder' }, clause: '4.9', field: '/people/1' };
  const news = following([
    { name: 'suspended', at, by, body: { reasons: [suspension] } },
    { name: 'returned', at, by, body: { reasons: [returned] } },
  ]);
  expect(news.data.reasons).toEqual([
    { code: 'gas-too-high', clause: '5.3.2', params: { substance: 'combustible' } },
    { code: 'person-not-qualified', clause: '4.9', params: { person: 'p-welder' } },
  ]);
  expect(news.data.previousPhase).toBe('active');
});
