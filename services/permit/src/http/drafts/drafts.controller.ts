/** Drafts: save, read, throw away, submit. A draft is its owner's alone. */
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, UseInterceptors } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { RequireScope } from '@holdpoint/auth';
import { ApiCommand, ApiRead, IdempotencyKey, IfMatchSequence, type ApiError } from '@holdpoint/service-kit';
import type { Requester } from '../../app/acts';
import { DeleteDraft } from '../../app/delete-draft.use-case';
import { draftUnknown } from '../../app/drafts';
import { ReadDrafts } from '../../app/read-drafts.use-case';
import { SaveDraft } from '../../app/save-draft.use-case';
import { SubmitDraft } from '../../app/submit-draft.use-case';
import { CommandReplyDto } from '../act.dto';
import { replyExample } from '../door/api-act';
import { uuidPattern } from '../door/ids';
import { Requesting } from '../door/requester';
import { SequenceEtag } from '../door/sequence-etag';
import { checkedSubmission } from '../submission/checked-submission';
import { submissionErrors } from '../submission/submission.controller';
import { DraftDto, SaveDraftDto } from './drafts.dto';

const id = ApiParam({ name: 'id', description: 'Id of the draft', example: '0c0f1a86-0d6e-4a73-8f0e-1f4f0a1e6f55' });
const errors: readonly ApiError[] = [
  { status: 403, code: 'person-required' },
  { status: 404, code: 'draft-unknown' },
];
const commandErrors: readonly ApiError[] = [...errors, { status: 422, code: 'idempotency-key-reused' }];
const example = {
  type: 'hot-work',
  content: { site: 'east-plant', area: 'tank-farm', form: { content: 'Weld bracket on pipe rack' } },
};

const saved = {
  id: '0c0f1a86-0d6e-4a73-8f0e-1f4f0a1e6f55',
  ...example,
  version: 3,
  createdAt: '2026-11-24T01:00:00.000Z',
  updatedAt: '2026-11-24T01:20:00.000Z',
};

/** What can't be an id names no draft. */
const known = (given: string): string => {
  if (!uuidPattern.test(given)) throw draftUnknown();
  return given;
};

@ApiTags('drafts')
@Controller('drafts')
@RequireScope('permit:act')
@UseInterceptors(SequenceEtag)
export class DraftsController {
  constructor(
    private readonly saving: SaveDraft,
    private readonly reading: ReadDrafts,
    private readonly deleting: DeleteDraft,
    private readonly submitting: SubmitDraft,
  ) {}

  @Post()
  @HttpCode(201)
  @ApiCommand({
    summary: 'Save a new draft',
    status: 201,
    body: { type: SaveDraftDto, example },
    answer: { type: DraftDto, example: saved },
    errors: commandErrors.filter(({ status }) => status !== 404),
  })
  addDraft(@Requesting() by: Requester, @IdempotencyKey() key: string, @Body() body: SaveDraftDto): Promise<DraftDto> {
    return this.saving.add({ by, key }, { ...body, pack: body.pack ?? undefined });
  }

  @Put(':id')
  @id
  @ApiCommand({
    summary: 'Save a draft again',
    description: 'With If-Match, a draft that another device has saved since is not written over: 412.',
    ifMatch: true,
    body: { type: SaveDraftDto, example },
    answer: { type: DraftDto, example: saved },
    errors: commandErrors,
  })
  changeDraft(
    @Requesting() by: Requester,
    @IdempotencyKey() key: string,
    @IfMatchSequence() expected: number | undefined,
    @Param('id') given: string,
    @Body() body: SaveDraftDto,
  ): Promise<DraftDto> {
    return this.saving.change({ by, key }, known(given), { ...body, pack: body.pack ?? undefined }, expected);
  }

  @Get()
  @ApiRead({
    summary: "One's own drafts, last touched first",
    answer: { type: DraftDto, list: true, example: [saved] },
    errors: errors.slice(0, 1),
  })
  listDrafts(@Requesting() by: Requester): Promise<DraftDto[]> {
    return this.reading.list(by);
  }

  @Get(':id')
  @id
  @ApiRead({ summary: 'One draft', answer: { type: DraftDto, example: saved }, errors })
  readDraft(@Requesting() by: Requester, @Param('id') given: string): Promise<DraftDto> {
    return this.reading.one(by, known(given));
  }

  @Delete(':id')
  @HttpCode(204)
  @id
  @ApiCommand({
    summary: 'Throw a draft away',
    description: 'Needs no key: thrown away twice is thrown away.',
    status: 204,
    idempotencyKey: false,
    errors,
  })
  deleteDraft(@Requesting() by: Requester, @Param('id') given: string): Promise<void> {
    return this.deleting.run(by, known(given));
  }

  @Post(':id/submission')
  @HttpCode(201)
  @id
  @ApiCommand({
    summary: 'Submit what a draft holds',
    description:
      'Refused or not, under the same rules as a form sent whole. The draft stays until the permit is there.',
    status: 201,
    answer: { type: CommandReplyDto, example: replyExample('submitted', ['submitted'], 1) },
    errors: [...errors.slice(1), ...submissionErrors],
  })
  submitDraft(
    @Requesting() by: Requester,
    @IdempotencyKey() key: string,
    @Param('id') given: string,
  ): Promise<CommandReplyDto> {
    return this.submitting.run(by, known(given), key, checkedSubmission);
  }
}
