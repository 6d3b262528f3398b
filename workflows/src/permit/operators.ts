/** What an operator reads in Temporal's UI: attributes to search by, and the permit's standing in words. */
import { searchAttributes } from '@holdpoint/contracts/permit';
import {
  explain,
  localTime,
  type Instant,
  type PermitState,
  type Phase,
  type SuspensionReason,
  type TypePack,
  type Unmet,
} from '@holdpoint/permit-domain';
import { defineSearchAttributeKey, type SearchAttributeUpdatePair } from '@temporalio/common';
import { setCurrentDetails, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import { conditionsInWords, linesOf } from './conditions';
import type { PermitLife } from './life';
import { outlook } from './outlook';
import { phaseWords, stageInWords, stepWords, whoInWords } from './words';

const keys = {
  level: defineSearchAttributeKey(searchAttributes.level.name, 'KEYWORD'),
  phase: defineSearchAttributeKey(searchAttributes.phase.name, 'KEYWORD'),
  waitingOn: defineSearchAttributeKey(searchAttributes.waitingOn.name, 'KEYWORD_LIST'),
  dueAt: defineSearchAttributeKey(searchAttributes.dueAt.name, 'DATETIME'),
} as const;

/** Between approval and start several people each have a step. All of them are shown at once, so that one phase costs one event. */
const inPhase: Readonly<Partial<Record<Phase, string[]>>> = {
  approved: ['shift-leader', 'person-in-charge'],
  issued: ['applicant', 'guardian', 'person-in-charge'],
};

/** One upsert for all that changed, none when nothing did: an upsert is an event of the history. */
export function showAttributes(permit: PermitState, pack: TypePack): void {
  // The start set these already, and the checks that come first take a moment only.
  if (permit.phase === 'submitted') return;
  const { waitingOn, dueAt } = outlook(permit, pack);
  const duties = inPhase[permit.phase] ?? [...new Set(waitingOn.flatMap((waiting) => waiting.duties))];
  const wanted: SearchAttributeUpdatePair[] = [
    { key: keys.phase, value: permit.phase },
    { key: keys.level, value: permit.level },
    { key: keys.waitingOn, value: duties.length > 0 ? duties : null },
    { key: keys.dueAt, value: dueAt === undefined ? null : new Date(dueAt) },
  ];
  const shown = workflowInfo().typedSearchAttributes;
  const changed = wanted.filter(({ key, value }) => JSON.stringify(shown.get(key) ?? null) !== JSON.stringify(value));
  if (changed.length > 0) upsertSearchAttributes(changed);
}

/**
 * Once for the whole run: the words are put together when somebody reads them, and are never out of date. The answer to Temporal's metadata query
 * is written as JSON, and `toJSON` is asked then; as a plain string they would have to be written anew after every act, mostly for nobody.
 */
export function showDetails(life: PermitLife): void {
  setCurrentDetails({ toJSON: () => details(life) } as unknown as string);
}

function details({ permit, facts, siteZone, now, input: { pack } }: PermitLife): string {
  if (!permit) return 'Not yet submitted.';
  const { waitingOn, validUntil } = outlook(permit, pack);
  const local = (at: Instant): string => siteTime(at, siteZone);
  const open = explain(permit, facts, pack, now);
  return [
    `**${phaseWords[permit.phase]}**, level \`${permit.level}\`, transition ${permit.sequence}, valid until ${local(validUntil)}.`,
    ...waitingOn.map(
      ({ stage, duties, dueAt }) =>
        `Waits for **${duties.map(whoInWords).join(', ') || 'the services asked'}** to ${stepWords[stage] ?? `give ${stageInWords(stage)}`}` +
        `${dueAt === undefined ? '' : ` until ${local(dueAt)}`}.`,
    ),
    ...(permit.suspension
      ? [['Suspended 已暂停:', '', ...linesOf(permit.suspension.reasons.map(told))].join('\n')]
      : []),
    ...(open.length > 0 ? [conditionsInWords(open, local)] : []),
  ].join('\n\n');
}

/** Somebody's own words stay in the record. */
const told = ({ code, clause, params }: SuspensionReason): Pick<Unmet, 'code' | 'params' | 'clause'> => ({
  code,
  params: { ...params, ...(params?.reason !== undefined && { reason: 'see the record 见记录' }) },
  ...(clause !== undefined && { clause }),
});

/** `2026-11-24 13:30 Asia/Shanghai` */
export function siteTime(at: Instant, zone: string): string {
  const { date, time } = localTime(at, zone);
  return `${date} ${time} ${zone}`;
}
