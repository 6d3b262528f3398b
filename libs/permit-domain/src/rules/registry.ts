/** Every rule that a pack may name: one line each. */
import { approverOnSiteRule } from './approver-on-site.rule';
import { bothCheckedInRule } from './both-checked-in.rule';
import { briefingSignedRule } from './briefing-signed.rule';
import { byDayOnlyRule } from './by-day-only.rule';
import { completionAcceptedRule } from './completion-accepted.rule';
import { coordinatorNamedRule } from './coordinator-named.rule';
import { documentAttachedRule } from './document-attached.rule';
import { energyIsolatedRule } from './energy-isolated.rule';
import { fireWatchEndedRule } from './fire-watch-ended.rule';
import { fixedAreaReviewedRule } from './fixed-area-reviewed.rule';
import { gasAtMostRule } from './gas-at-most.rule';
import { gasAfterAlarmRule } from './gas-after-alarm.rule';
import { gasAfterBreakRule } from './gas-after-break.rule';
import { gasEachDayRule } from './gas-each-day.rule';
import { gasFreshRule } from './gas-fresh.rule';
import { gasSampledAtPointsRule } from './gas-sampled-at-points.rule';
import { gasWithinLimitsRule } from './gas-within-limits.rule';
import { guardianOnPostRule } from './guardian-on-post.rule';
import { guardianOutsideRule } from './guardian-outside.rule';
import { hazardClearRule } from './hazard-clear.rule';
import { insideWindowRule } from './inside-window.rule';
import { instrumentCalibratedRule } from './instrument-calibrated.rule';
import { jsaDoneRule } from './jsa-done.rule';
import { linkedTicketLiveRule } from './linked-ticket-live.rule';
import { linkedTicketsReadyRule } from './linked-tickets-ready.rule';
import { locksRemovedRule } from './locks-removed.rule';
import { measuresAppliedRule } from './measures-applied.rule';
import { measuresConfirmedRule } from './measures-confirmed.rule';
import { monitorRecordedRule } from './monitor-recorded.rule';
import { neverReportedRule } from './never-reported.rule';
import { newPermitAfterRule } from './new-permit-after.rule';
import { noConflictingWorkRule } from './no-conflicting-work.rule';
import { nobodyInsideRule } from './nobody-inside.rule';
import { numberAgainstFieldRule } from './number-against-field.rule';
import { numberWithinRule } from './number-within.rule';
import { oxygenInBandRule } from './oxygen-in-band.rule';
import { peopleQualifiedRule } from './people-qualified.rule';
import { personalLocksRule } from './personal-locks.rule';
import { recordingOnRule } from './recording-on.rule';
import { rolesFilledRule } from './roles-filled.rule';
import { signedByDutyRule } from './signed-by-duty.rule';
import { singleEntryRule } from './single-entry.rule';
import { siteRestoredRule } from './site-restored.rule';
import { stepAfterHazardRule } from './step-after-hazard.rule';
import { stepDoneRule } from './step-done.rule';
import { stepValueMatchesRule } from './step-value-matches.rule';
import { stepValueWithinRule } from './step-value-within.rule';
import { sumAgainstFieldRule } from './sum-against-field.rule';
import { ticketCheckedRule } from './ticket-checked.rule';
import { toxicsWithinLimitsRule } from './toxics-within-limits.rule';
import { windBelowRule } from './wind-below.rule';
import { windowAtMostRule } from './window-at-most.rule';
import { windowValidRule } from './window-valid.rule';
import { windowWithinLinkedRule } from './window-within-linked.rule';
import type { RegisteredRule } from './rule';

export type RuleRegistry = Readonly<Record<string, RegisteredRule>>;

export const ruleRegistry: RuleRegistry = {
  'approver-on-site': approverOnSiteRule,
  'both-checked-in': bothCheckedInRule,
  'briefing-signed': briefingSignedRule,
  'by-day-only': byDayOnlyRule,
  'completion-accepted': completionAcceptedRule,
  'coordinator-named': coordinatorNamedRule,
  'document-attached': documentAttachedRule,
  'energy-isolated': energyIsolatedRule,
  'fire-watch-ended': fireWatchEndedRule,
  'fixed-area-reviewed': fixedAreaReviewedRule,
  'gas-after-alarm': gasAfterAlarmRule,
  'gas-after-break': gasAfterBreakRule,
  'gas-at-most': gasAtMostRule,
  'gas-each-day': gasEachDayRule,
  'gas-fresh': gasFreshRule,
  'gas-sampled-at-points': gasSampledAtPointsRule,
  'gas-within-limits': gasWithinLimitsRule,
  'guardian-on-post': guardianOnPostRule,
  'guardian-outside': guardianOutsideRule,
  'hazard-clear': hazardClearRule,
  'inside-window': insideWindowRule,
  'instrument-calibrated': instrumentCalibratedRule,
  'jsa-done': jsaDoneRule,
  'linked-ticket-live': linkedTicketLiveRule,
  'linked-tickets-ready': linkedTicketsReadyRule,
  'locks-removed': locksRemovedRule,
  'measures-applied': measuresAppliedRule,
  'measures-confirmed': measuresConfirmedRule,
  'monitor-recorded': monitorRecordedRule,
  'never-reported': neverReportedRule,
  'new-permit-after': newPermitAfterRule,
  'no-conflicting-work': noConflictingWorkRule,
  'nobody-inside': nobodyInsideRule,
  'number-against-field': numberAgainstFieldRule,
  'number-within': numberWithinRule,
  'oxygen-in-band': oxygenInBandRule,
  'people-qualified': peopleQualifiedRule,
  'personal-locks': personalLocksRule,
  'recording-on': recordingOnRule,
  'roles-filled': rolesFilledRule,
  'signed-by-duty': signedByDutyRule,
  'single-entry': singleEntryRule,
  'site-restored': siteRestoredRule,
  'step-after-hazard': stepAfterHazardRule,
  'step-done': stepDoneRule,
  'step-value-matches': stepValueMatchesRule,
  'step-value-within': stepValueWithinRule,
  'sum-against-field': sumAgainstFieldRule,
  'ticket-checked': ticketCheckedRule,
  'toxics-within-limits': toxicsWithinLimitsRule,
  'wind-below': windBelowRule,
  'window-at-most': windowAtMostRule,
  'window-valid': windowValidRule,
  'window-within-linked': windowWithinLinkedRule,
};
