/** The news of one transition: ids, roles and codes; never the form, a note or a place. */
import {
  eventParams,
  permitTransitioned,
  topics,
  type PermitTransitionedData,
  type RecordInput,
} from '@holdpoint/contracts';
import type { NewEvent } from '@holdpoint/outbox';
import type { PermitEvent } from '@holdpoint/permit-domain';

/** The event's id is the transition's hash: the same transition can't be told of twice. */
export function permitTransitionedOf(input: RecordInput, hash: string): NewEvent<PermitTransitionedData> {
  const { body, state, previousPhase, pack, zone, outlook } = input;
  const data: PermitTransitionedData = {
    number: body.number,
    permitType: state.type,
    pack: pack.name,
    level: state.level,
    site: state.site,
    zone,
    area: state.area,
    workPoint: state.workPoint,
    sequence: body.sequence,
    at: body.at,
    phase: state.phase,
    ...(previousPhase !== undefined && { previousPhase }),
    events: body.events.map((event) => ({ name: event.name, params: eventParams(event) })),
    reasons: body.events.flatMap(reasonsOf),
    applicant: state.applicant,
    people: state.people,
    waitingOn: outlook.waitingOn,
    validUntil: outlook.validUntil,
    linked: state.linked.map(({ number }) => number),
    ...(state.workOrder !== undefined && { workOrder: state.workOrder }),
    hash,
  };
  const { tenant, number: key, correlationId, at: time } = body;
  return { id: hash, topic: topics.permit, type: permitTransitioned, key, tenant, correlationId, time, data };
}

function reasonsOf(event: PermitEvent): PermitTransitionedData['reasons'] {
  if (event.name === 'returned')
    return event.body.reasons.map(({ code, clause, params }) => ({ code, ...(clause && { clause }), params }));
  if (event.name === 'suspended' || event.name === 'suspensionExtended')
    return event.body.reasons.map(({ code, clause, params }) => ({
      code,
      ...(clause && { clause }),
      params: params ?? {},
    }));
  return [];
}
