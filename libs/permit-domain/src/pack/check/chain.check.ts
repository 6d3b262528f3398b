/** Approval can be had in time, reminders come before limits, and every duty that a permit waits for has somebody. */
import type { Minutes } from '../../time/instant';
import type { Stage, TypePack } from '../pack';
import type { Check, DutyHolders, PackFinding } from './finding';
import { doubtful, wrong } from './finding';
import { reachableLevels } from './levels.check';

/** The longest that the chain of a level may take: stages of one order run side by side, orders follow each other. */
export function longestChain(pack: TypePack, level: string, lengthOf: (stage: Stage) => Minutes): Minutes {
  const byOrder = new Map<number, Minutes>();
  for (const stage of pack.chain.filter(({ levels }) => !levels || levels.includes(level))) {
    byOrder.set(stage.order, Math.max(byOrder.get(stage.order) ?? 0, lengthOf(stage)));
  }
  return [...byOrder.values()].reduce((sum, length) => sum + length, 0);
}
const escalated = ({ limitMinutes, escalateTo }: Stage): Minutes => limitMinutes * (1 + escalateTo.length);

/** The lead time: a permit that is applied for as its window opens has until the last moment at which work may begin. */
const leadTime = (pack: TypePack, level: string): Minutes =>
  Math.min(pack.startWithinMinutes, pack.validityMinutes.byLevel[level] ?? 0);

export const checkLimits: Check = ({ pack }) => [
  ...[...reachableLevels(pack)].flatMap((level): PackFinding[] => {
    const validity = pack.validityMinutes.byLevel[level] ?? 0;
    const plain = longestChain(pack, level, ({ limitMinutes }) => limitMinutes) + pack.prerequisiteMinutes;
    const whole = longestChain(pack, level, escalated) + pack.prerequisiteMinutes;
    const lead = leadTime(pack, level);
    const at = `levels/${level}`;
    if (validity > 0 && plain > validity)
      return [wrong('pack-chain-too-long', at, { level, minutes: plain, validity })];
    return whole > validity + lead
      ? [doubtful('pack-escalation-too-long', at, { level, minutes: whole, lead: validity + lead })]
      : [];
  }),
  ...pack.chain.flatMap(({ id, limitMinutes, remindBeforeMinutes, greenChannel }): PackFinding[] => [
    ...(limitMinutes > 0 && (greenChannel?.limitMinutes ?? 1) > 0 ? [] : [wrong('pack-limit-zero', `chain/${id}`)]),
    ...(remindBeforeMinutes < limitMinutes
      ? []
      : [wrong('pack-reminder-late', `chain/${id}`, { remindBeforeMinutes, limitMinutes })]),
  ]),
  ...(['prerequisiteMinutes', 'startWithinMinutes'] as const)
    .filter((limit) => pack[limit] <= 0)
    .map((limit) => wrong('pack-limit-zero', limit)),
  ...(pack.ending.acceptWithinMinutes > 0 ? [] : [wrong('pack-limit-zero', 'ending/acceptWithinMinutes')]),
  ...(pack.greenChannel && pack.greenChannel.reviewWithinMinutes <= 0
    ? [wrong('pack-limit-zero', 'greenChannel/reviewWithinMinutes')]
    : []),
];

const heldBy = (duty: string | undefined, holders: DutyHolders): boolean =>
  duty !== undefined && (holders[duty]?.length ?? 0) > 0;

function stageHeld(stage: Stage, holders: DutyHolders): readonly PackFinding[] {
  const at = `chain/${stage.id}`;
  const instead = [stage.standIn, ...stage.escalateTo].find((duty) => heldBy(duty, holders));
  if (heldBy(stage.duty, holders)) {
    const alone = instead === undefined && holders[stage.duty]?.length === 1;
    return alone ? [doubtful('pack-stand-in-missing', at, { duty: stage.duty })] : [];
  }
  return instead === undefined
    ? [wrong('pack-stage-unheld', at, { duty: stage.duty })]
    : [doubtful('pack-duty-vacant', at, { duty: stage.duty, instead })];
}

/** Asked only where it is known who holds what: as a flow is published (T2). */
export const checkDuties: Check = ({ pack, holders }) => {
  if (!holders) return [];
  const roles = pack.people.map(({ role }) => role);
  const { ending, greenChannel } = pack;
  const waitedFor: readonly (readonly [string, string, string?])[] = [
    ['ending/acceptedBy', ending.acceptedBy, ending.escalateTo],
    ['ending/archivedBy', ending.archivedBy],
    ...(greenChannel
      ? ([
          ['greenChannel/releasedBy', greenChannel.releasedBy, greenChannel.escalateTo],
          ['greenChannel/reviewedBy', greenChannel.reviewedBy, greenChannel.escalateTo],
        ] as const)
      : []),
    ...pack.measures
      .filter(({ confirmedBy }) => !roles.includes(confirmedBy))
      .map(({ id, confirmedBy }) => [`measures/${id}`, confirmedBy] as const),
    // A step that one role of the ticket may do needs no duty; of several duties one is enough.
    ...(pack.steps ?? [])
      .filter(({ doneBy }) => !doneBy.some((one) => roles.includes(one)))
      .map(({ id, doneBy: [first = '', ...others] }): [string, string, string?] => [
        `steps/${id}`,
        first,
        others.find((duty) => heldBy(duty, holders)),
      ]),
  ];
  return [
    ...pack.chain.flatMap((stage) => stageHeld(stage, holders)),
    ...waitedFor.flatMap(([at, duty, instead]): PackFinding[] => {
      if (heldBy(duty, holders)) return [];
      return instead !== undefined && heldBy(instead, holders)
        ? [doubtful('pack-duty-vacant', at, { duty, instead })]
        : [wrong('pack-duty-unheld', at, { duty })];
    }),
  ];
};
