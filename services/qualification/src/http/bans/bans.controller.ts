/** Bans from a site or from all: set, lift, list. */
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Caller, type CallerIdentity, RequireScope } from '@holdpoint/auth';
import { ApiCommand, ApiRead, IdempotencyKey, TenantDatabase } from '@holdpoint/service-kit';
import { BanFromSite } from '../../app/ban-from-site.use-case';
import { Clock } from '../../app/clock';
import { LiftBan } from '../../app/lift-ban.use-case';
import { RunOnce } from '../../app/run-once';
import { recordsReadModel } from '../../db/records.read-model';
import { ApiPathId, PathId } from '../fields/path-id.decorator';
import { pageRequest } from '../fields/shared.dto';
import { BanDto, BanFromSiteDto, BansPageDto, LiftBanDto, ListBansDto } from './bans.dto';

const ban = {
  id: 'ban-7k2m9q4w8x3t5b6n2p8r',
  person: 'p-welder-1',
  site: 'east-plant',
  reason: '未系安全带，第二次',
  from: '2026-11-24T05:30:00.000Z',
  until: '2027-01-30T16:00:00.000Z',
  bannedBy: 'p-safety-officer',
};
const liftedBan = {
  ...ban,
  liftedAt: '2026-12-01T01:00:00.000Z',
  liftedBy: 'p-safety-officer',
  liftedBecause: '复训合格',
};
const reused = { status: 422, code: 'idempotency-key-reused' };

@ApiTags('site-bans')
@Controller('site-bans')
export class BansController {
  constructor(
    private readonly once: RunOnce,
    private readonly database: TenantDatabase,
    private readonly clock: Clock,
    private readonly ban: BanFromSite,
    private readonly lift: LiftBan,
  ) {}

  @Post()
  @RequireScope('qualification:write')
  @ApiCommand({
    summary: 'Ban a person from a site or from all; live permits there that name them are suspended',
    status: 201,
    body: {
      type: BanFromSiteDto,
      example: {
        person: 'p-welder-1',
        site: 'east-plant',
        reason: '未系安全带，第二次',
        until: '2027-01-31T00:00:00+08:00',
      },
    },
    answer: { type: BanDto, example: ban },
    errors: [{ status: 404, code: 'person-unknown' }, { status: 422, code: 'fields-invalid' }, reused],
  })
  banFromSite(
    @Caller() caller: CallerIdentity,
    @IdempotencyKey() key: string,
    @Body() body: BanFromSiteDto,
  ): Promise<BanDto> {
    return this.once.command(caller, { key, route: 'ban', body }, (em, act) => this.ban.run(em, act, body));
  }

  @Post(':ban/lifts')
  @RequireScope('qualification:write')
  @ApiPathId('ban', 'Id of the ban', 'ban-7k2m9q4w8x3t5b6n2p8r')
  @ApiCommand({
    summary: 'Lift a ban before its end; it stays in the archive',
    status: 201,
    body: { type: LiftBanDto, example: { reason: '复训合格' } },
    answer: { type: BanDto, example: liftedBan },
    errors: [{ status: 404, code: 'ban-unknown' }, { status: 409, code: 'ban-is-over' }, reused],
  })
  liftBan(
    @Caller() caller: CallerIdentity,
    @IdempotencyKey() key: string,
    @PathId('ban') id: string,
    @Body() body: LiftBanDto,
  ): Promise<BanDto> {
    return this.once.command(caller, { key, route: `lift/${id}`, body }, (em, act) => this.lift.run(em, act, id, body));
  }

  @Get()
  @RequireScope('qualification:read')
  @ApiRead({
    summary: 'Bans by person or site, newest first',
    answer: { type: BansPageDto, example: { items: [ban] } },
    errors: [{ status: 400, code: 'cursor-invalid' }],
  })
  listBans(@Caller() { tenant }: CallerIdentity, @Query() query: ListBansDto): Promise<BansPageDto> {
    const filter = { ...query, now: this.clock.now() };
    return this.database.read(tenant, (em) => recordsReadModel.bans(em, tenant, filter, pageRequest(query)));
  }
}
