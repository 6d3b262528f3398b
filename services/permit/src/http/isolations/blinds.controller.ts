/** A site's blind list (盲板台账): every blind with its number on the drawing, size, place and state, and what stands on it (P12, cl. 7.1). */
import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Caller, RequireScope, type CallerIdentity } from '@holdpoint/auth';
import { ApiRead } from '@holdpoint/service-kit';
import type { Response } from 'express';
import { blindListCsv } from '../../app/blind-list';
import { ReadIsolations } from '../../app/read-isolations.use-case';
import { ApiPathId, PathId } from '../door/path-id';
import { BlindDto, ListBlindsDto } from './isolations.dto';
import * as examples from './isolations-examples';

const site = ApiPathId('site', 'Id of the site', 'east-plant');
const siteUnknown = { status: 404, code: 'site-unknown' };

@ApiTags('isolations')
@Controller('sites')
@RequireScope('permit:read')
export class BlindsController {
  constructor(private readonly isolations: ReadIsolations) {}

  @Get(':site/blinds')
  @site
  @ApiRead({
    summary: 'The blind list: drawing number, size, position, state, and the isolation and permits of each',
    description: 'Those of the register, and those that live permits recorded on their own.',
    answer: { type: BlindDto, list: true, example: [examples.blindLine] },
    errors: [siteUnknown],
  })
  listBlinds(
    @Caller() { tenant }: CallerIdentity,
    @PathId('site') id: string,
    @Query() { includeRemoved }: ListBlindsDto,
  ): Promise<readonly BlindDto[]> {
    return this.isolations.blinds(tenant, id, includeRemoved === 'true');
  }

  @Get(':site/blinds.csv')
  @site
  @ApiRead({
    summary: 'The blind list as a table for spreadsheets',
    answer: {
      mediaType: 'text/csv',
      file: true,
      description: 'CSV with a heading, UTF-8 with a byte order mark',
      example: blindListCsv([examples.blindLine]),
    },
    errors: [siteUnknown],
  })
  async exportBlinds(
    @Caller() { tenant }: CallerIdentity,
    @PathId('site') id: string,
    @Query() { includeRemoved }: ListBlindsDto,
    @Res() response: Response,
  ): Promise<void> {
    const csv = blindListCsv(await this.isolations.blinds(tenant, id, includeRemoved === 'true'));
    response.setHeader('Content-Type', 'text/csv; charset=utf-8');
    response.setHeader('Content-Disposition', `attachment; filename="blinds-${id}.csv"`);
    response.send(csv);
  }
}
