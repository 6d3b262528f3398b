/** Sites, areas, work points, duties and calendars: what the facts of every decision are drawn from. */
import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { Caller, RequireScope, type CallerIdentity } from '@holdpoint/auth';
import { ApiCommand, ApiRead, IdempotencyKey, type ApiError } from '@holdpoint/service-kit';
import type { Requester } from '../../app/acts';
import { AssignDuty } from '../../app/assign-duty.use-case';
import { DefineArea } from '../../app/define-area.use-case';
import { DefineSite } from '../../app/define-site.use-case';
import { DefineWorkPoint } from '../../app/define-work-point.use-case';
import { MarkCalendarDay } from '../../app/mark-calendar-day.use-case';
import { ReadSites } from '../../app/read-sites.use-case';
import { Requesting } from '../door/requester';
import { ApiPathId, PathDay, PathId } from '../door/path-id';
import { plain } from '../door/plain';
import {
  AreaDto,
  CalendarDayDto,
  CalendarYearDto,
  DutyAnswerDto,
  DutyDto,
  PutAreaDto,
  PutCalendarDayDto,
  PutDutyDto,
  PutSiteDto,
  SiteDto,
  SiteWholeDto,
} from './sites.dto';
import { PutWorkPointDto, WorkPointDto } from './work-point.dto';
import * as examples from './sites-examples';

const site = ApiPathId('site', 'Id of the site', 'east-plant');
const siteUnknown: ApiError = { status: 404, code: 'site-unknown' };
const common: readonly ApiError[] = [
  { status: 400, code: 'fields-invalid' },
  { status: 403, code: 'person-required' },
  { status: 422, code: 'idempotency-key-reused' },
];

@ApiTags('sites')
@Controller('sites')
export class SitesController {
  constructor(
    private readonly sites: DefineSite,
    private readonly areas: DefineArea,
    private readonly workPoints: DefineWorkPoint,
    private readonly duties: AssignDuty,
    private readonly days: MarkCalendarDay,
    private readonly reading: ReadSites,
  ) {}

  @Get()
  @RequireScope('permit:read')
  @ApiRead({ summary: "The tenant's sites", answer: { type: SiteDto, list: true, example: [examples.siteAnswer] } })
  listSites(@Caller() { tenant }: CallerIdentity): Promise<readonly SiteDto[]> {
    return this.reading.list(tenant) as Promise<SiteDto[]>;
  }

  @Get(':site')
  @RequireScope('permit:read')
  @site
  @ApiRead({
    summary: 'One site with its areas and work points',
    answer: { type: SiteWholeDto, example: examples.siteWhole },
    errors: [siteUnknown],
  })
  readSite(@Caller() { tenant }: CallerIdentity, @PathId('site') id: string): Promise<SiteWholeDto> {
    return this.reading.one(tenant, id) as Promise<SiteWholeDto>;
  }

  @Put(':site')
  @RequireScope('permit:admin')
  @site
  @ApiCommand({
    summary: 'Define a site: zone, night, calendar, packs',
    body: { type: PutSiteDto, example: examples.site },
    answer: { type: SiteDto, example: examples.siteAnswer },
    errors: [...common, { status: 422, code: 'pack-unknown' }],
  })
  putSite(
    @Requesting() by: Requester,
    @IdempotencyKey() key: string,
    @PathId('site') id: string,
    @Body() body: PutSiteDto,
  ): Promise<SiteDto> {
    return this.sites.run(
      { by, key },
      { id, calendar: 'cn', testReleaseMinutes: 60, ...plain(body) },
    ) as Promise<SiteDto>;
  }

  @Put(':site/areas/:area')
  @RequireScope('permit:admin')
  @site
  @ApiPathId('area', 'Id of the area', 'tank-farm')
  @ApiCommand({
    summary: 'Define an area of a site',
    body: { type: PutAreaDto, example: examples.area },
    answer: { type: AreaDto, example: examples.areaAnswer },
    errors: [...common, siteUnknown],
  })
  putArea(
    @Requesting() by: Requester,
    @IdempotencyKey() key: string,
    @PathId('site') of: string,
    @PathId('area') id: string,
    @Body() body: PutAreaDto,
  ): Promise<AreaDto> {
    return this.areas.run({ by, key }, of, { id, ...plain(body) });
  }

  @Put(':site/work-points/:workPoint')
  @RequireScope('permit:admin')
  @site
  @ApiPathId('workPoint', 'Id of the work point', 'tk-101-north')
  @ApiCommand({
    summary: 'Define a work point: position, and the code on its plate',
    body: { type: PutWorkPointDto, example: examples.workPoint },
    answer: { type: WorkPointDto, example: examples.workPointAnswer },
    errors: [...common, { status: 404, code: 'area-unknown' }],
  })
  async putWorkPoint(
    @Requesting() by: Requester,
    @IdempotencyKey() key: string,
    @PathId('site') of: string,
    @PathId('workPoint') id: string,
    @Body() dto: PutWorkPointDto,
  ): Promise<WorkPointDto> {
    const { code, ...body } = plain(dto);
    await this.workPoints.run({ by, key }, of, { id, ...body }, code);
    return this.reading.workPoint(by.tenant, of, id);
  }

  @Get(':site/duties')
  @RequireScope('permit:read')
  @site
  @ApiRead({
    summary: 'Who holds which duty at a site',
    answer: { type: DutyDto, list: true, example: [examples.dutyRead] },
  })
  listDuties(@Caller() { tenant }: CallerIdentity, @PathId('site') id: string): Promise<readonly DutyDto[]> {
    return this.reading.duties(tenant, id) as Promise<DutyDto[]>;
  }

  @Put(':site/duties/:duty')
  @RequireScope('permit:admin')
  @site
  @ApiPathId('duty', 'The duty', 'safety-department')
  @ApiCommand({
    summary: 'Say who holds a duty, from when until when, and who is away',
    description:
      'The whole set of holders at the site, or at one area of it. The answer names every duty that the packs of the site ask for and nobody holds.',
    body: { type: PutDutyDto, example: examples.duty },
    answer: { type: DutyAnswerDto, example: examples.dutyAnswer },
    errors: [...common, siteUnknown, { status: 404, code: 'area-unknown' }, { status: 422, code: 'span-backwards' }],
  })
  putDuty(
    @Caller() { language }: CallerIdentity,
    @Requesting() by: Requester,
    @IdempotencyKey() key: string,
    @PathId('site') of: string,
    @PathId('duty') duty: string,
    @Body() body: PutDutyDto,
  ): Promise<DutyAnswerDto> {
    return this.duties.run({ by, key }, { site: of, duty, ...plain(body) }, language) as Promise<DutyAnswerDto>;
  }

  @Get(':site/calendar')
  @RequireScope('permit:read')
  @site
  @ApiRead({
    summary: "The site's own days of a year, over the public calendar",
    answer: { type: CalendarDayDto, list: true, example: [examples.day] },
  })
  listCalendarDays(
    @Caller() { tenant }: CallerIdentity,
    @PathId('site') id: string,
    @Query() { year }: CalendarYearDto,
  ): Promise<readonly CalendarDayDto[]> {
    return this.reading.calendar(tenant, id, year) as Promise<CalendarDayDto[]>;
  }

  @Put(':site/calendar/:day')
  @RequireScope('permit:admin')
  @site
  @ApiParam({
    name: 'day',
    description: 'Local date',
    schema: { type: 'string', format: 'date', example: '2027-02-17' },
  })
  @ApiCommand({
    summary: 'Say what kind of day a day is at this site',
    body: { type: PutCalendarDayDto, example: { kind: 'holiday' } },
    answer: { type: CalendarDayDto, example: examples.day },
    errors: [...common, siteUnknown],
  })
  putCalendarDay(
    @Requesting() by: Requester,
    @IdempotencyKey() key: string,
    @PathId('site') of: string,
    @PathDay('day') day: string,
    @Body() { kind }: PutCalendarDayDto,
  ): Promise<CalendarDayDto> {
    return this.days.run({ by, key }, of, { day, kind });
  }
}
