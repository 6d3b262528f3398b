/** What the qualification service answers a permit's workflow: the report of a job, ids and codes only. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { activityInfo } from '@temporalio/activity';
import {
  type QualificationQuestion,
  qualificationReportActivity,
  type QualificationReportActivity,
  qualificationTaskQueue,
} from '@holdpoint/contracts';
import type { QualificationReport } from '@holdpoint/permit-domain';
import { ActivityWorkers } from '@holdpoint/temporal';
import { systemAct } from '../app/act';
import { Clock } from '../app/clock';
import { DrawReport } from '../app/draw-report.use-case';

@Injectable()
export class QualificationActivities implements OnModuleInit {
  constructor(
    private readonly workers: ActivityWorkers,
    private readonly drawReport: DrawReport,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    const report: QualificationReportActivity = (question) => this.report(question);
    this.workers.register({
      taskQueue: qualificationTaskQueue,
      activities: { [qualificationReportActivity]: report },
    });
  }

  /** A retry of the same activity finds the report that it drew before its answer was lost. */
  report(question: QualificationQuestion): Promise<QualificationReport> {
    const { workflowExecution, activityId } = activityInfo();
    const asked = [workflowExecution?.workflowId, workflowExecution?.runId, activityId].join('/');
    return this.drawReport.run(
      systemAct(question.tenant, 'permit-workflow', this.clock.now(), question.correlationId),
      {
        permit: question.permit,
        site: question.site,
        area: question.area,
        people: question.people,
        window: { from: question.from, until: question.until },
      },
      asked,
    );
  }
}
