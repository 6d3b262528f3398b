/** What the workflow asks of the world, with each one's patience. */
import {
  chainBrokenFailure,
  keyReusedFailure,
  qualificationReportActivity,
  qualificationTaskQueue,
  type PermitActivities,
  type QualificationReportActivity,
} from '@holdpoint/contracts/permit';
import type { Duration, RetryPolicy } from '@temporalio/common';
import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';

/** While the database is away an act waits here, and is recorded once it's back. */
const untilTheDatabaseIsBack: RetryPolicy = {
  initialInterval: '200 milliseconds',
  backoffCoefficient: 2,
  maximumInterval: '10 seconds',
  nonRetryableErrorTypes: [keyReusedFailure, chainBrokenFailure],
};

export const { record, standing, tellLinked } = proxyLocalActivities<PermitActivities>({
  startToCloseTimeout: '15 seconds',
  retry: untilTheDatabaseIsBack,
});

interface QualificationActivities {
  readonly [qualificationReportActivity]: QualificationReportActivity;
}
const ofQualification = (scheduleToCloseTimeout: Duration): QualificationReportActivity =>
  proxyActivities<QualificationActivities>({
    taskQueue: qualificationTaskQueue,
    startToCloseTimeout: '10 seconds',
    scheduleToCloseTimeout,
    retry: { initialInterval: '500 milliseconds', backoffCoefficient: 2, maximumInterval: '20 seconds' },
    summary: 'qualification report of everyone named on the permit 作业人员资格核查',
  })[qualificationReportActivity];

/** Asked at a submission: waits for an answer so many milliseconds, as the pack's limit lets it. */
export const qualificationReportWithin = (patience: number): QualificationReportActivity => ofQualification(patience);
/** Asked while a person waits for an answer. Without one the decision goes without a report, and what is absent counts as not met. */
export const qualificationReportNow = ofQualification('15 seconds');
