/** Qualification reports: drawn ahead of a job, or read as they were drawn for a permit. */
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Caller, type CallerIdentity, RequireScope } from '@holdpoint/auth';
import { ApiCommand, ApiRead, IdempotencyKey, TenantDatabase } from '@holdpoint/service-kit';
import { actOf, actorOf } from '../../app/act';
import { Clock } from '../../app/clock';
import { DrawReport } from '../../app/draw-report.use-case';
import { checkWindow } from '../../app/read-standing.use-case';
import { reportUnknown } from '../../app/refusals';
import { RunOnce } from '../../app/run-once';
import { reportsReadModel } from '../../db/reports.read-model';
import { ApiPathId, PathId } from '../fields/path-id.decorator';
import { pageRequest } from '../fields/shared.dto';
import * as examples from './reports-examples';
import { DrawReportDto, ListReportsDto, ReportDto, ReportsPageDto } from './reports.dto';

@ApiTags('reports')
@Controller('reports')
export class ReportsController {
  constructor(
    private readonly once: RunOnce,
    private readonly database: TenantDatabase,
    private readonly clock: Clock,
    private readonly draw: DrawReport,
  ) {}

  @Post()
  @RequireScope('qualification:read')
  @ApiCommand({
    summary: 'Draw the report of a job ahead of it: does everyone named meet their role through the window',
    status: 201,
    body: {
      type: DrawReportDto,
      example: examples.question,
    },
    answer: { type: ReportDto, example: examples.report },
    errors: [
      { status: 422, code: 'fields-invalid' },
      { status: 422, code: 'idempotency-key-reused' },
    ],
  })
  async drawReport(
    @Caller() caller: CallerIdentity,
    @IdempotencyKey() key: string,
    @Body() body: DrawReportDto,
  ): Promise<ReportDto> {
    const { from, until, ...asked } = body;
    const window = { from, until };
    checkWindow(window);
    const request = { key, route: 'draw-report', body };
    const seen = await this.once.seen<ReportDto>(caller, request);
    if (seen) return seen.answer;
    const input = { ...asked, window };
    const known = await this.draw.freshen(actOf(caller, this.clock.now()), input);
    return this.once.command(caller, request, async (em, act) => {
      const { id } = await this.draw.draw(em, act, input, `http/${actorOf(caller)}/${key}`, known);
      return (await reportsReadModel.byId(em, act.tenant, id))!;
    });
  }

  @Get()
  @RequireScope('qualification:read')
  @ApiRead({
    summary: 'Reports by permit or site, newest first',
    answer: { type: ReportsPageDto, example: examples.reportsPage },
    errors: [{ status: 400, code: 'cursor-invalid' }],
  })
  listReports(@Caller() { tenant }: CallerIdentity, @Query() query: ListReportsDto): Promise<ReportsPageDto> {
    return this.database.read(tenant, (em) => reportsReadModel.list(em, tenant, query, pageRequest(query)));
  }

  @Get(':report')
  @RequireScope('qualification:read')
  @ApiPathId('report', 'Id of the report', 'rep-7k2m9q4w8x3t5b6n2p8r')
  @ApiRead({
    summary: 'A report as it was drawn, with what its findings rest on',
    answer: { type: ReportDto, example: examples.report },
    errors: [{ status: 404, code: 'report-unknown' }],
  })
  async readReport(@Caller() { tenant }: CallerIdentity, @PathId('report') id: string): Promise<ReportDto> {
    const report = await this.database.read(tenant, (em) => reportsReadModel.byId(em, tenant, id));
    if (!report) throw reportUnknown();
    return report;
  }
}
