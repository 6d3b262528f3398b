/** Reads of permits: always the tables, never a workflow, so that they go on when Temporal doesn't. */
import { Controller, Get, Query, Res, UseInterceptors } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Caller, RequireScope, type CallerIdentity } from '@holdpoint/auth';
import { auditMediaType } from '@holdpoint/contracts';
import { ApiRead } from '@holdpoint/service-kit';
import type { Phase } from '@holdpoint/permit-domain';
import type { Response } from 'express';
import { ExplainObstacles } from '../../app/explain-obstacles.use-case';
import { ExportAudit } from '../../app/export-audit.use-case';
import { ListPermits } from '../../app/list-permits.use-case';
import { ReadPermit } from '../../app/read-permit.use-case';
import { PermitNumber, requireMe } from '../door/requester';
import { ApiPermitNumber } from '../door/path-id';
import { SequenceEtag } from '../door/sequence-etag';
import {
  ListPermitsDto,
  ObstaclesDto,
  ObstaclesQueryDto,
  PageOfTransitionsDto,
  PermitDto,
  PermitPageDto,
  TransitionDto,
} from './reading.dto';
import * as examples from './reading-examples';

const number = ApiPermitNumber();
const unknown = { status: 404, code: 'permit-unknown' };

@ApiTags('reading')
@Controller('permits')
@UseInterceptors(SequenceEtag)
export class ReadingController {
  constructor(
    private readonly lists: ListPermits,
    private readonly permits: ReadPermit,
    private readonly obstaclesOf: ExplainObstacles,
    private readonly audits: ExportAudit,
  ) {}

  @Get()
  @RequireScope('permit:read')
  @ApiRead({
    summary: 'Permits by type, level, phase, place, person, work order, window, or what waits for whom',
    description: 'Newest first; with `changedSince` in the order in which they last changed.',
    answer: { type: PermitPageDto, example: examples.page },
    errors: [{ status: 400, code: 'cursor-invalid' }],
  })
  listPermits(@Caller() caller: CallerIdentity, @Query() query: ListPermitsDto): Promise<PermitPageDto> {
    const { limit = 50, cursor, phase, waitingOn, ...filter } = query;
    const named = phase?.filter((one): one is Phase => one !== 'live');
    const onlyLive = phase?.length === 1 && phase[0] === 'live';
    return this.lists.run(
      caller.tenant,
      {
        ...filter,
        ...(onlyLive && { live: true }),
        ...(named && named.length > 0 && { phase: named }),
        ...(waitingOn === 'me' ? { waitingOnPerson: requireMe(caller) } : { waitingOn }),
      },
      { limit, ...(cursor !== undefined && { cursor }) },
      caller.language,
    );
  }

  @Get(':number')
  @RequireScope('permit:read')
  @number
  @ApiRead({
    summary: 'One permit: what it is, what it waits for and until when',
    answer: { type: PermitDto, example: examples.permit },
    errors: [unknown],
  })
  readPermit(@Caller() caller: CallerIdentity, @PermitNumber() permit: string): Promise<PermitDto> {
    return this.permits.one(caller.tenant, permit, caller.language);
  }

  @Get(':number/transitions')
  @RequireScope('permit:read')
  @number
  @ApiRead({
    summary: 'What has happened to a permit, in order',
    answer: { type: TransitionDto, list: true, example: examples.transitions },
    errors: [unknown],
  })
  listTransitions(
    @Caller() caller: CallerIdentity,
    @PermitNumber() permit: string,
    @Query() { after = 0, limit = 100 }: PageOfTransitionsDto,
  ): Promise<readonly TransitionDto[]> {
    return this.permits.transitions(caller.tenant, permit, after, limit);
  }

  @Get(':number/obstacles')
  @RequireScope('permit:read')
  @number
  @ApiRead({
    summary: "Why can't it go on? Every unmet condition, its clause, who can mend it and by when",
    description:
      'The same rules that would refuse the act, so that this list and a refusal cannot disagree. `signing` says which acts that come next have to be signed, how, and what the caller lacks for it: a fresh sign-in, a device key.',
    answer: { type: ObstaclesDto, example: examples.obstacles },
    errors: [unknown],
  })
  explainObstacles(
    @Caller() caller: CallerIdentity,
    @PermitNumber() permit: string,
    @Query() { moment }: ObstaclesQueryDto,
  ): Promise<ObstaclesDto> {
    return this.obstaclesOf.run(caller, permit, moment, caller.language);
  }

  @Get(':number/audit')
  @RequireScope('permit:audit')
  @number
  @ApiRead({
    summary: "The permit's whole past as canonical JSON Lines, to be verified offline",
    description: 'docs/audit-format.md; `npm run audit:verify -- FILE` checks it without a server.',
    answer: {
      mediaType: auditMediaType,
      file: true,
      description: 'Header, one line per transition, trailer',
      example: examples.audit,
    },
    errors: [unknown],
  })
  async exportAudit(
    @Caller() caller: CallerIdentity,
    @PermitNumber() permit: string,
    @Res() response: Response,
  ): Promise<void> {
    const lines = await this.audits.run(caller, permit);
    response.setHeader('Content-Type', auditMediaType);
    response.setHeader('Content-Disposition', `attachment; filename="${permit}.audit.jsonl"`);
    for (const line of lines) response.write(line);
    response.end();
  }
}
