/** The least workflow that asks for a report, as a permit's life does. */
import { proxyActivities } from '@temporalio/workflow';
import type { QualificationQuestion, QualificationReportActivity } from '@holdpoint/contracts';

interface Questions {
  readonly 'qualification.report': QualificationReportActivity;
}
const owner = proxyActivities<Questions>({ taskQueue: 'qualification', startToCloseTimeout: '30 seconds' });

export function askReport(question: QualificationQuestion): ReturnType<QualificationReportActivity> {
  return owner['qualification.report'](question);
}
