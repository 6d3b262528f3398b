/** Reads of the isolation register: always the tables. */
import { Controller, Get, Query, Res, UseInterceptors } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Caller, RequireScope, type CallerIdentity } from '@holdpoint/auth';
import { auditMediaType } from '@holdpoint/contracts';
import { ApiRead } from '@holdpoint/service-kit';
import type { Response } from 'express';
import { ReadIsolations } from '../../app/read-isolations.use-case';
import { SequenceEtag } from '../door/sequence-etag';
import { PageOfTransitionsDto } from '../reading/reading.dto';
import { ApiIsolationNumber, IsolationNumber } from './isolation-door';
import { IsolationDto, IsolationEntryDto, IsolationPageDto, ListIsolationsDto } from './isolations.dto';
import * as examples from './isolations-examples';

const unknown = { status: 404, code: 'isolation-unknown' };

@ApiTags('isolations')
@Controller('isolations')
@UseInterceptors(SequenceEtag)
export class IsolationReadingController {
  constructor(private readonly isolations: ReadIsolations) {}

  @Get()
  @RequireScope('permit:read')
  @ApiRead({
    summary: 'Isolations by place, state, or the permit that stands on them, newest first',
    answer: { type: IsolationPageDto, example: { items: [examples.isolation] } },
    errors: [{ status: 400, code: 'cursor-invalid' }],
  })
  listIsolations(
    @Caller() { tenant }: CallerIdentity,
    @Query() { limit = 50, cursor, ...filter }: ListIsolationsDto,
  ): Promise<IsolationPageDto> {
    const page = { limit, ...(cursor !== undefined && { cursor }) };
    return this.isolations.list(tenant, filter, page) as Promise<IsolationPageDto>;
  }

  @Get(':number')
  @RequireScope('permit:read')
  @ApiIsolationNumber()
  @ApiRead({
    summary: 'One isolation: its points, locks, tags, box, and the permits that stand on it',
    answer: { type: IsolationDto, example: examples.isolation },
    errors: [unknown],
  })
  readIsolation(@Caller() { tenant }: CallerIdentity, @IsolationNumber() number: string): Promise<IsolationDto> {
    return this.isolations.one(tenant, number) as Promise<IsolationDto>;
  }

  @Get(':number/entries')
  @RequireScope('permit:read')
  @ApiIsolationNumber()
  @ApiRead({
    summary: 'What has happened to an isolation, in order',
    answer: { type: IsolationEntryDto, list: true, example: [examples.entry] },
    errors: [unknown],
  })
  listIsolationEntries(
    @Caller() { tenant }: CallerIdentity,
    @IsolationNumber() number: string,
    @Query() { after = 0, limit = 100 }: PageOfTransitionsDto,
  ): Promise<readonly IsolationEntryDto[]> {
    return this.isolations.entries(tenant, number, after, limit);
  }

  @Get(':number/audit')
  @RequireScope('permit:audit')
  @ApiIsolationNumber()
  @ApiRead({
    summary: "The isolation's whole past as canonical JSON Lines, to be verified offline",
    description: 'Of the format that permits have (docs/audit-format.md): `npm run audit:verify -- FILE` checks it.',
    answer: {
      mediaType: auditMediaType,
      file: true,
      description: 'Header, one line per entry, trailer',
      example: '{"kind":"holdpoint-audit","version":1,"number":"GL-2026-000012","transitions":6}\n',
    },
    errors: [unknown],
  })
  async exportIsolationAudit(
    @Caller() { tenant }: CallerIdentity,
    @IsolationNumber() number: string,
    @Res() response: Response,
  ): Promise<void> {
    const lines = await this.isolations.audit(tenant, number);
    response.setHeader('Content-Type', auditMediaType);
    response.setHeader('Content-Disposition', `attachment; filename="${number}.audit.jsonl"`);
    for (const line of lines) response.write(line);
    response.end();
  }
}
