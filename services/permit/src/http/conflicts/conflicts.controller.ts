/** Works near each other: of a permit, of a draft, and of a plan that nobody has saved. Reads, and nothing else. */
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { Caller, RequireScope, type CallerIdentity } from '@holdpoint/auth';
import { ApiCommand, ApiRead, type ApiError } from '@holdpoint/service-kit';
import type { GivenSubmission, Requester } from '../../app/acts';
import { draftUnknown } from '../../app/drafts';
import { FindConflicts } from '../../app/find-conflicts.use-case';
import { uuidPattern } from '../door/ids';
import { PermitNumber, Requesting } from '../door/requester';
import { checkedSubmission, givenSubmission } from '../submission/checked-submission';
import { submissionExample } from '../submission/submission-example';
import { SubmitPermitDto } from '../submission/submission.dto';
import { ConflictsDto } from './conflicts.dto';
import * as examples from './conflicts-examples';

const planErrors: readonly ApiError[] = [
  { status: 403, code: 'person-required' },
  { status: 422, code: 'field-required' },
  { status: 422, code: 'type-unknown' },
  { status: 422, code: 'pack-ambiguous' },
  { status: 422, code: 'site-unknown' },
  { status: 422, code: 'area-unknown' },
  { status: 422, code: 'work-point-unknown' },
];
const both =
  "Both directions: what this work's rules say of its neighbours, and what theirs say of it. A suspended permit counts; one that waits for its " +
  'approval is shown, and closes no gate.';

@ApiTags('conflicts')
@Controller()
export class ConflictsController {
  constructor(private readonly conflicts: FindConflicts) {}

  @Get('permits/:number/conflicts')
  @RequireScope('permit:read')
  @ApiParam({ name: 'number', description: 'Number of the permit', example: 'DH-2026-000123' })
  @ApiRead({
    summary: 'Who stands near a permit, and which of them must not: by which clause, and what would clear it',
    description: both,
    answer: { type: ConflictsDto, example: examples.permit },
    errors: [{ status: 404, code: 'permit-unknown' }],
  })
  readConflicts(@Caller() caller: CallerIdentity, @PermitNumber() permit: string): Promise<ConflictsDto> {
    return this.conflicts.ofPermit(caller.tenant, permit, caller.language);
  }

  @Post('permits/conflicts')
  @HttpCode(200)
  @RequireScope('permit:read')
  @ApiCommand({
    summary: 'Who would stand near a work that is being planned, and which of them must not',
    description: `Nothing is kept. The body is a submission's as far as it is filled in; place, window and type it has to have. ${both}`,
    idempotencyKey: false,
    body: { type: SubmitPermitDto, example: submissionExample },
    answer: { type: ConflictsDto, example: examples.plan },
    errors: planErrors,
  })
  findConflicts(
    @Caller() { language }: CallerIdentity,
    @Requesting() by: Requester,
    @Body() dto: SubmitPermitDto,
  ): Promise<ConflictsDto> {
    const { type, pack, ...body } = givenSubmission(dto) as GivenSubmission & Pick<SubmitPermitDto, 'type' | 'pack'>;
    const plan = { ...(type !== undefined && { type }), ...(pack !== undefined && { pack }), body };
    return this.conflicts.ofPlan(by, plan, language);
  }

  @Get('drafts/:id/conflicts')
  @RequireScope('permit:act')
  @ApiParam({ name: 'id', description: 'Id of the draft', example: '0c0f1a86-0d6e-4a73-8f0e-1f4f0a1e6f55' })
  @ApiRead({
    summary: 'Who would stand near what a draft plans, and which of them must not',
    description: `Once the draft says where and when. ${both}`,
    answer: { type: ConflictsDto, example: examples.plan },
    errors: [{ status: 404, code: 'draft-unknown' }, { status: 400, code: 'fields-invalid' }, ...planErrors],
  })
  readDraftConflicts(
    @Caller() { language }: CallerIdentity,
    @Requesting() by: Requester,
    @Param('id') id: string,
  ): Promise<ConflictsDto> {
    if (!uuidPattern.test(id)) throw draftUnknown();
    return this.conflicts.ofDraft(by, id, language, checkedSubmission);
  }
}
