/** Drafts that an ERP prepares from its work orders: for a person to complete and to submit in their own name. */
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { Caller, RequireScope, type CallerIdentity } from '@holdpoint/auth';
import { ApiCommand, ApiRead, IdempotencyKey, ProblemError, type ApiError } from '@holdpoint/service-kit';
import { draftUnknown } from '../../app/drafts';
import { PrepareDraft } from '../../app/prepare-draft.use-case';
import { uuidPattern } from '../door/ids';
import { plain } from '../door/plain';
import { ListPreparedDraftsDto, PrepareDraftDto, PreparedDraftDto } from './prepared-drafts.dto';

const example = {
  person: 'p-applicant-1',
  workOrder: 'WO-4500012345',
  type: 'hot-work',
  content: { site: 'east-plant', area: 'tank-farm', form: { content: 'Weld bracket on pipe rack' } },
};
const saved = {
  id: '0c0f1a86-0d6e-4a73-8f0e-1f4f0a1e6f55',
  ...example,
  content: { ...example.content, workOrder: example.workOrder },
  version: 1,
  takenOver: false,
  createdAt: '2026-11-24T01:00:00.000Z',
  updatedAt: '2026-11-24T01:00:00.000Z',
};
const id = ApiParam({ name: 'id', description: 'Id of the draft', example: saved.id });
const machine: ApiError = { status: 403, code: 'machine-required' };
const reused: ApiError = { status: 422, code: 'idempotency-key-reused' };

/** People have drafts of their own. */
function systemOf({ tenant, client, person }: CallerIdentity): { readonly tenant: string; readonly client: string } {
  if (client === undefined || person !== undefined) throw new ProblemError(403, 'machine-required');
  return { tenant, client };
}

@ApiTags('drafts')
@Controller('prepared-drafts')
@RequireScope('permit:draft')
export class PreparedDraftsController {
  constructor(private readonly drafts: PrepareDraft) {}

  @Post()
  @HttpCode(201)
  @ApiCommand({
    summary: 'Prepare a draft for somebody from a work order',
    description:
      'By a system’s own token. The person finds it among their drafts, completes it and submits it; a system does neither.',
    status: 201,
    body: { type: PrepareDraftDto, example },
    answer: { type: PreparedDraftDto, example: saved },
    errors: [machine, reused],
  })
  prepareDraft(
    @Caller() caller: CallerIdentity,
    @IdempotencyKey() key: string,
    @Body() body: PrepareDraftDto,
  ): Promise<PreparedDraftDto> {
    return this.drafts.add({ ...systemOf(caller), key }, plain(body));
  }

  @Put(':id')
  @id
  @ApiCommand({
    summary: 'Prepare it anew, until the person has saved it',
    body: { type: PrepareDraftDto, example },
    answer: { type: PreparedDraftDto, example: { ...saved, version: 2 } },
    errors: [machine, { status: 404, code: 'draft-unknown' }, { status: 409, code: 'draft-taken-over' }, reused],
  })
  changePreparedDraft(
    @Caller() caller: CallerIdentity,
    @IdempotencyKey() key: string,
    @Param('id') given: string,
    @Body() body: PrepareDraftDto,
  ): Promise<PreparedDraftDto> {
    if (!uuidPattern.test(given)) throw draftUnknown();
    return this.drafts.change({ ...systemOf(caller), key }, given, plain(body));
  }

  @Get()
  @ApiRead({
    summary: 'What this system has prepared and nobody has submitted yet, last touched first',
    answer: { type: PreparedDraftDto, list: true, example: [saved] },
    errors: [machine],
  })
  listPreparedDrafts(
    @Caller() caller: CallerIdentity,
    @Query() { workOrder }: ListPreparedDraftsDto,
  ): Promise<PreparedDraftDto[]> {
    return this.drafts.list(systemOf(caller), workOrder);
  }
}
