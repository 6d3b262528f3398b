/** Events as the other services would send them. */
import { randomUUID } from 'node:crypto';
import {
  assignmentChangedExample,
  certificateExpiringExample,
  delegationChangedExample,
  permitTransitionedExample,
  qualificationLostExample,
  type AssignmentChanged,
  type AssignmentChangedData,
  type CertificateExpiring,
  type DelegationChanged,
  type PermitTransitioned,
  type PermitTransitionedData,
  type QualificationLost,
} from '@holdpoint/contracts';

export const dueAt = '2026-11-24T03:05:07.104Z';

/** A transition of permit `number` in which `events` happened. */
export function permitEvent(
  tenant: string,
  events: PermitTransitionedData['events'],
  more: Partial<PermitTransitionedData> = {},
): PermitTransitioned {
  const data = { ...permitTransitionedExample.data, number: 'DH-2026-000123', events, ...more };
  return { ...permitTransitionedExample, tenant, id: randomUUID(), subject: data.number, data };
}

export const stageOpened = (signers: readonly string[], stage = 'unit'): PermitTransitionedData['events'][number] => ({
  name: 'stageOpened',
  params: { stage, dueAt, signers },
});

/** `people` hold `duty` at the site `north`, since long and present. */
export function dutyEvent(
  tenant: string,
  duty: string,
  people: readonly string[],
  more: Partial<AssignmentChangedData> & { readonly time?: string } = {},
): AssignmentChanged {
  const { time = new Date().toISOString(), ...data } = more;
  return {
    ...assignmentChangedExample,
    tenant,
    id: randomUUID(),
    time,
    subject: `north/${more.area ?? ''}/${duty}`,
    data: {
      site: 'north',
      duty,
      holders: people.map((person) => ({ person, from: '2026-01-01T00:00:00.000Z' })),
      ...data,
    },
  };
}

export const lostEvent = (tenant: string, person: string, superior?: string): QualificationLost => {
  const { superior: _, ...data } = qualificationLostExample.data;
  return {
    ...qualificationLostExample,
    tenant,
    id: randomUUID(),
    subject: person,
    data: { ...data, person, ...(superior === undefined ? {} : { superior }) },
  };
};

export const expiringEvent = (tenant: string, person: string): CertificateExpiring => ({
  ...certificateExpiringExample,
  tenant,
  id: randomUUID(),
  subject: person,
  data: { ...certificateExpiringExample.data, person },
});

/** `holder` lets `delegate` sign for them at the site `north`, since long and for long. */
export const delegationEvent = (
  tenant: string,
  holder: string,
  delegate: string,
  duties: readonly string[],
): DelegationChanged => {
  const { covers: _, ...data } = delegationChangedExample.data;
  const id = randomUUID();
  const span = { from: '2026-01-01T00:00:00.000Z', until: '2030-01-01T00:00:00.000Z' };
  return {
    ...delegationChangedExample,
    tenant,
    id: randomUUID(),
    subject: id,
    data: { ...data, ...span, id, holder, delegate, duties, sites: ['north'] },
  };
};
