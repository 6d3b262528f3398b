/** Work going on, stopped and going on again, and what is seen and counted meanwhile. */
import { isAlarm } from '../alarm';
import type { PermitState } from '../state';
import { personOf } from './fold';
import type { Folds } from './fold';

function withoutGuardian({ guardianOnPost: _g, ...permit }: PermitState): PermitState {
  const { guardian: _c, ...checkIns } = permit.checkIns;
  return { ...permit, checkIns };
}

export const workFolds: Folds<
  | 'started'
  | 'suspended'
  | 'suspensionExtended'
  | 'stopLifted'
  | 'resumed'
  | 'watchKept'
  | 'guardianLeft'
  | 'guardianTook'
  | 'weatherReported'
  | 'hazardReported'
  | 'hazardCleared'
  | 'recordingReported'
  | 'countedIn'
  | 'countedOut'
> = {
  started: (permit, { at }) => ({ ...permit, phase: 'active', startedAt: at }),

  suspended: (permit, { body, at }) => ({
    ...permit,
    phase: 'suspended',
    stoppedAt: at,
    suspension: { since: at, reasons: body.reasons },
  }),

  suspensionExtended: (permit, { body, at }) => ({
    ...permit,
    suspension: {
      since: permit.suspension?.since ?? at,
      reasons: [...(permit.suspension?.reasons ?? []), ...body.reasons],
    },
  }),

  stopLifted: ({ suspension, ...permit }, event) => ({
    ...permit,
    ...(suspension && {
      suspension: {
        ...suspension,
        reasons: suspension.reasons.map((reason) =>
          reason.liftedBy && !reason.lifted ? { ...reason, lifted: { person: personOf(event), at: event.at } } : reason,
        ),
      },
    }),
  }),

  resumed: ({ suspension: _s, ...permit }) => ({ ...permit, phase: 'active' }),

  watchKept: (permit) => permit,

  // The ticket is taken back with the guardian's going (cl. 4.10): whoever comes checks in again.
  guardianLeft: (permit) => withoutGuardian(permit),

  guardianTook: (permit, { body, at }) => ({
    ...permit,
    guardianOnPost: { person: body.person, since: at },
    ...(body.fireWatchUntil && { fireWatchUntil: body.fireWatchUntil, fireWatchElapsed: false }),
  }),

  weatherReported: (permit, { body, at }) => ({ ...permit, weather: { windForce: body.windForce, at } }),

  hazardReported: (permit, { body, at }) => ({
    ...permit,
    hazards: [...permit.hazards.filter(({ hazard }) => hazard !== body.hazard), { ...body, at }],
    // An alarm is answered by a test of the gas, and leaves nothing else behind.
    ...(!isAlarm(body.hazard) && {
      hazardsSeen: { ...permit.hazardsSeen, [body.hazard]: { reportedAt: at } },
    }),
  }),

  hazardCleared: (permit, { body: { hazard }, at }) => {
    const hazards = permit.hazards.filter((known) => known.hazard !== hazard);
    const seen = permit.hazardsSeen?.[hazard];
    if (!seen) return { ...permit, hazards };
    return { ...permit, hazards, hazardsSeen: { ...permit.hazardsSeen, [hazard]: { ...seen, clearedAt: at } } };
  },

  recordingReported: (permit, { body, at }) => ({ ...permit, recording: { ...body, since: at } }),

  countedIn: (permit, { body }) => ({
    ...permit,
    inside: {
      people: [...permit.inside.people, ...body.people.filter((person) => !permit.inside.people.includes(person))],
      tools: countTools(permit.inside.tools, body.tools, 1),
    },
  }),

  countedOut: (permit, { body }) => ({
    ...permit,
    inside: {
      people: permit.inside.people.filter((person) => !body.people.includes(person)),
      tools: countTools(permit.inside.tools, body.tools, -1),
    },
  }),
};

/** What is inside by kind of tool; a kind of which none is left is no longer listed. */
function countTools(
  inside: PermitState['inside']['tools'],
  moved: readonly { readonly kind: string; readonly count: number }[],
  direction: 1 | -1,
): PermitState['inside']['tools'] {
  const counts = { ...inside };
  for (const { kind, count } of moved) counts[kind] = (counts[kind] ?? 0) + direction * count;
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0));
}
