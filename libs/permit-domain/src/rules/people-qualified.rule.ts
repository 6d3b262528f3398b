/** Everybody named holds what their role asks for, now and through the job; a loss stops it (cl. 4.9). */
import { standingLosses } from '../lifecycle/qualification';
import { earliest } from '../time/instant';
import { shape } from './params';
import type { Circumstances, Miss, RegisteredRule, Rule } from './rule';
import { met, unmet } from './rule';

const askedAfresh = ['submission', 'start', 'resume'];

/** A report drawn for this decision, or the last one that the permit keeps. */
const reportOf = ({ facts, permit }: Circumstances) => facts.qualification ?? permit.qualification;

const evaluate: Rule = (circumstances, _params, now) => {
  const { permit, facts, command, moment } = circumstances;
  const report = reportOf(circumstances);
  // `explain` has no command and makes do with the last report; the decision itself draws a fresh one.
  if (!report || (command && askedAfresh.includes(moment) && !facts.qualification)) {
    return unmet('qualification-not-reported');
  }
  const misses: Miss[] = [];
  for (const { person, role } of permit.people) {
    const finding = report.findings.find((one) => one.person === person && one.role === role);
    if (!finding) misses.push({ code: 'qualification-not-reported', params: { person, role } });
    else if (!finding.meets) {
      const reasons = finding.reasons.map(({ code }) => code);
      const classes = finding.reasons.flatMap(({ certificateClass }) => certificateClass ?? []);
      misses.push({ code: 'person-not-qualified', params: { person, role, reasons, classes } });
    } else if (finding.validUntil !== undefined && finding.validUntil <= now) {
      misses.push({ code: 'qualification-lapsed', params: { person, role, validUntil: finding.validUntil } });
    }
  }
  for (const { person, reason, certificateClass } of standingLosses(permit, facts.qualification)) {
    misses.push({ code: 'qualification-lost', params: { person, reason, certificateClass: certificateClass ?? '' } });
  }
  return misses.length === 0 ? met : misses;
};

export const peopleQualifiedRule: RegisteredRule = {
  evaluate,
  params: shape({}),
  codes: ['qualification-not-reported', 'person-not-qualified', 'qualification-lapsed', 'qualification-lost'],
  nextChange: (circumstances, _params, now) =>
    earliest(
      ...(reportOf(circumstances)?.findings ?? []).map(({ validUntil }) =>
        validUntil !== undefined && validUntil > now ? validUntil : undefined,
      ),
    ),
};
