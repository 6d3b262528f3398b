/** Submission and resubmission: the beginning of a permit's life, and of each further run of it. */
import { Body, Controller, HttpCode, Post, UseInterceptors } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequireScope } from '@holdpoint/auth';
import { ApiCommand, IdempotencyKey, type ApiError } from '@holdpoint/service-kit';
import type { GivenSubmission, Requester } from '../../app/acts';
import { ResubmitPermit } from '../../app/resubmit-permit.use-case';
import { SubmitPermit } from '../../app/submit-permit.use-case';
import { CommandReplyDto } from '../act.dto';
import { ApiAct, replyExample } from '../door/api-act';
import { Acting, Requesting, type ActHead } from '../door/requester';
import { SequenceEtag } from '../door/sequence-etag';
import { givenSubmission } from './checked-submission';
import { ResubmitPermitDto, SubmitPermitDto } from './submission.dto';
import { submissionExample } from './submission-example';

/** Reasons that a refusal at the door may carry besides those of the pack's form. */
export const submissionErrors: readonly ApiError[] = [
  { status: 403, code: 'person-required' },
  { status: 422, code: 'fields-invalid' },
  { status: 422, code: 'field-required' },
  { status: 422, code: 'type-unknown' },
  { status: 422, code: 'pack-ambiguous' },
  { status: 422, code: 'site-unknown' },
  { status: 422, code: 'area-unknown' },
  { status: 422, code: 'work-point-unknown' },
  { status: 422, code: 'attachment-unknown' },
  { status: 422, code: 'attachment-refused' },
  { status: 422, code: 'idempotency-key-reused' },
  { status: 503, code: 'temporal-unavailable' },
];

@ApiTags('submission')
@Controller('permits')
@RequireScope('permit:act')
@UseInterceptors(SequenceEtag)
export class SubmissionController {
  constructor(
    private readonly submissions: SubmitPermit,
    private readonly resubmissions: ResubmitPermit,
  ) {}

  @Post()
  @HttpCode(201)
  @ApiCommand({
    summary: 'Submit a permit',
    description:
      'Everything that the form alone shows to be missing or impossible is refused here, all fields at once, and nothing is written. Otherwise the permit ' +
      'is recorded and answered; its prerequisites (qualifications first of all) are checked right after, and lead to approval or back to the applicant.',
    status: 201,
    body: { type: SubmitPermitDto, example: submissionExample },
    answer: { type: CommandReplyDto, example: replyExample('submitted', ['submitted'], 1) },
    errors: submissionErrors,
  })
  submitPermit(
    @Requesting() by: Requester,
    @IdempotencyKey() key: string,
    @Body() dto: SubmitPermitDto,
  ): Promise<CommandReplyDto> {
    const { type, pack, ...given } = givenSubmission(dto) as GivenSubmission & Pick<SubmitPermitDto, 'type' | 'pack'>;
    return this.submissions.run({
      by,
      type,
      pack,
      body: given,
      key,
      asked: { route: 'submit', body: { type, pack, ...given } },
    });
  }

  @Post(':number/resubmissions')
  @ApiAct({
    summary: 'Submit a returned permit again',
    description: 'The same number goes on with its sequence, under the rules of today.',
    body: ResubmitPermitDto,
    example: { ...submissionExample, type: undefined },
    becomes: ['submitted', 'submitted'],
    errors: submissionErrors.filter(({ status, code }) => status === 422 && code !== 'idempotency-key-reused'),
  })
  resubmitPermit(
    @Acting() { by, number, key, expectedSequence }: ActHead,
    @Body() body: ResubmitPermitDto,
  ): Promise<CommandReplyDto> {
    return this.resubmissions.run({
      by,
      number,
      key,
      body: givenSubmission(body),
      ...(expectedSequence !== undefined && { expectedSequence }),
    });
  }
}
