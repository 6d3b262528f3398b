/** The news of one transition: ids, roles and codes; never the form, a note or a place, and words that people typed only sealed (ADR 15). */
import {
  eventParams,
  permitTransitioned,
  topics,
  withoutWords,
  type PermitTransitionedData,
  type TransitionWords,
  type RecordInput,
} from '@holdpoint/contracts';
import type { NewEvent } from '@holdpoint/outbox';
import type { PermitEvent } from '@holdpoint/permit-domain';
import { encryptText } from '@holdpoint/service-kit';

/** The event's id is the transition's hash: the same transition can't be told of twice. */
export function permitTransitionedOf(input: RecordInput, hash: string): NewEvent<PermitTransitionedData> {
  const { body, state, previousPhase, pack, zone, outlook } = input;
  const whole: PermitTransitionedData = {
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
  const { told, words } = withoutWords(whole, body.events);
  const sealed = words && sealedWords(words, tenant, hash);
  const data = sealed === undefined ? told : { ...told, sealed };
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

/** For the notification service alone, and for this event. Without the key the words stay in the permit's record, and whoever is told is sent there. */
const sealedWords = (words: TransitionWords, tenant: string, hash: string): string | undefined =>
  process.env.HOLDPOINT_DATA_KEY === undefined ? undefined : encryptText(JSON.stringify(words), `${tenant}/${hash}`);
