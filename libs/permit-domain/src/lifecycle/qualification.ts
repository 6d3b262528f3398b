/** A loss of qualification, and the later report that takes it back. */
import type { QualificationReport } from './facts';
import type { PermitState } from './state';

type Loss = PermitState['lostQualification'][number];

/** Only a report drawn after the loss, that finds this person qualified in every role, speaks against it. */
export function isOutdated(loss: Loss, report: QualificationReport | undefined): boolean {
  if (!report || loss.at === undefined || report.at <= loss.at) return false;
  const findings = report.findings.filter(({ person }) => person === loss.person);
  return findings.length > 0 && findings.every(({ meets }) => meets);
}

/** Losses that still count: of people named on the permit, not answered by the given report. */
export const standingLosses = (permit: PermitState, report: QualificationReport | undefined): readonly Loss[] =>
  permit.lostQualification.filter(
    (loss) => permit.people.some(({ person }) => person === loss.person) && !isOutdated(loss, report),
  );
