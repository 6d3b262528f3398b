/** What of a domain event leaves the permit service: listed field by field, so that a form, a note or a place never slips into Kafka. */
import type { EventBodies, EventName, PermitEvent, RefusalParams } from '@holdpoint/permit-domain';

type Params = RefusalParams;
type ParamsOf = { readonly [N in EventName]?: (body: EventBodies[N]) => { readonly [key: string]: unknown } };

const table: ParamsOf = {
  submitted: ({ level, levelBecause, run, greenChannel }) => ({
    level,
    levelBecause,
    run,
    greenChannel: greenChannel !== undefined,
  }),
  prerequisitesMet: ({ stages }) => ({ stages: stages.map(({ id }) => id) }),
  levelRaised: ({ level, because }) => ({ level, because }),
  returned: ({ stage, reasons }) => ({ stage, codes: reasons.map(({ code }) => code) }),
  stageOpened: ({ stage, dueAt, signers, standIn }) => ({
    stage,
    dueAt,
    signers,
    standInDuty: standIn?.duty,
    standInReason: standIn?.reason,
  }),
  stageReminded: ({ stage }) => ({ stage }),
  stageEscalated: ({ stage, to, dueAt }) => ({ stage, to, dueAt }),
  stageSigned: ({ stage, person, duty, complete, for: whom }) => ({
    stage,
    person,
    duty,
    complete,
    for: whom?.person,
    delegation: whom?.delegation,
  }),
  rejected: ({ stage, reason }) => ({ stage, reason }),
  briefingSigned: ({ as }) => ({ as }),
  checkedIn: ({ as }) => ({ as }),
  suspended: ({ reasons }) => ({ codes: reasons.map(({ code }) => code) }),
  suspensionExtended: ({ reasons }) => ({ codes: reasons.map(({ code }) => code) }),
  guardianLeft: ({ person }) => ({ person }),
  guardianTook: ({ person }) => ({ person }),
  weatherReported: ({ windForce }) => ({ windForce }),
  hazardReported: ({ hazard, distanceM }) => ({ hazard, distanceM }),
  hazardCleared: ({ hazard }) => ({ hazard }),
  extended: ({ from, until }) => ({ from, until }),
  shiftHandedOver: ({ dueAt }) => ({ dueAt }),
  stepRecorded: ({ step, passed }) => ({ step, passed }),
  recordingReported: ({ on }) => ({ on }),
  qualificationLost: ({ person, reason, certificateClass }) => ({ person, reason, certificateClass }),
  linkedPermitChanged: ({ number, type, phase }) => ({ number, type, phase }),
  isolationChanged: ({ number, state, inForce, linked }) => ({ number, state, inForce, linked }),
  handedBack: ({ siteClear, fireWatchUntil, acceptanceDueAt }) => ({ siteClear, fireWatchUntil, acceptanceDueAt }),
  fireWatchEnded: ({ acceptanceDueAt }) => ({ acceptanceDueAt }),
  acceptanceEscalated: ({ to }) => ({ to }),
  expired: ({ why, stage, stillInside }) => ({ why, stage, stillInside }),
  cancelled: ({ reason }) => ({ reason }),
  revoked: ({ reason, stillInside }) => ({ reason, stillInside }),
  greenChannelReviewed: ({ verdict }) => ({ verdict }),
  greenChannelReviewDue: ({ dueAt }) => ({ dueAt }),
  greenChannelReviewEscalated: ({ to }) => ({ to }),
};

const publishable = (value: unknown): value is Params[string] =>
  ['string', 'number', 'boolean'].includes(typeof value) ||
  (Array.isArray(value) && value.every((entry) => typeof entry === 'string'));

/** `params` of one entry of `PermitTransitionedData.events`; an event that isn't listed publishes its name alone. */
export function eventParams(event: PermitEvent): Params {
  const pick = table[event.name] as ((body: unknown) => Record<string, unknown>) | undefined;
  return Object.fromEntries(
    Object.entries(pick?.(event.body) ?? {}).filter(([, value]) => publishable(value)),
  ) as Params;
}
