/** Files of evidence: brought as they are, told by their bytes, given out again as downloads and nothing else. */
import { pipeline } from 'node:stream/promises';
import { Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiParam, ApiTags } from '@nestjs/swagger';
import { Caller, RequireScope, type CallerIdentity } from '@holdpoint/auth';
import { ApiCommand, ApiRead, LongLived, ProblemError, type ApiError } from '@holdpoint/service-kit';
import type { Request, Response } from 'express';
import type { Requester } from '../../app/acts';
import { attachmentIdPattern } from '../../app/attachments/attachment-view';
import { mediaTypes } from '../../app/attachments/media-type';
import { KeepAttachment } from '../../app/keep-attachment.use-case';
import { ReadAttachment } from '../../app/read-attachment.use-case';
import type { Claim } from '../../db/attachment.store';
import { ApiPermitNumber } from '../door/path-id';
import { PermitNumber, Requesting } from '../door/requester';
import { AttachmentDto, ClaimQueryDto, PermitAttachmentDto } from './attachments.dto';
import { attachment, hanging } from './attachments-examples';

const id = ApiParam({
  name: 'id',
  description: 'Id of the attachment',
  schema: { type: 'string', pattern: attachmentIdPattern.source },
  example: attachment.id,
});
const unknown: ApiError = { status: 404, code: 'attachment-unknown' };
const away: ApiError = { status: 503, code: 'attachments-unavailable' };

@ApiTags('attachments')
@Controller()
export class AttachmentsController {
  constructor(
    private readonly keeping: KeepAttachment,
    private readonly reading: ReadAttachment,
  ) {}

  @Post('attachments')
  @HttpCode(201)
  @RequireScope('permit:act')
  @ApiConsumes(...mediaTypes)
  @ApiBody({
    required: true,
    description: 'The bytes as they are',
    schema: { type: 'string', format: 'binary' },
    examples: { example: { summary: 'The bytes of the file', value: '\xff\xd8\xff\xe1…' } },
  })
  @ApiCommand({
    summary: 'Bring a photo, a drawing or a film',
    description:
      'The body is the file itself, its Content-Type what it is (`application/octet-stream` where the caller does not know). What counts is the content: a file that is something else than it says is refused. The same content brought again gets the same id, and needs no key for that. The largest size is a setting (20 MiB unless it says otherwise).',
    status: 201,
    idempotencyKey: false,
    answer: { type: AttachmentDto, example: attachment },
    errors: [
      { status: 400, code: 'body-interrupted' },
      { status: 403, code: 'person-required' },
      { status: 413, code: 'attachment-too-large' },
      { status: 415, code: 'attachment-type-unsupported' },
      { status: 422, code: 'attachment-empty' },
      { status: 422, code: 'attachment-disguised' },
      { status: 422, code: 'attachment-refused' },
      away,
      { status: 503, code: 'attachment-scanner-unavailable' },
    ],
  })
  addAttachment(
    @Requesting() by: Requester,
    @Query() query: ClaimQueryDto,
    @Req() request: Request,
  ): Promise<AttachmentDto> {
    const declared = request.headers['content-type'];
    if (declared === undefined) throw new ProblemError(422, 'attachment-empty');
    if (request.is('application/json')) throw new ProblemError(415, 'content-type-unsupported');
    return this.keeping.run({ by, declared, claimed: claimOf(query), content: request });
  }

  @Get('attachments/:id')
  @RequireScope('permit:read')
  @id
  @ApiRead({
    summary: 'What is known of an attachment, and what it says of itself beside what was claimed',
    answer: { type: AttachmentDto, example: attachment },
    errors: [unknown],
  })
  readAttachment(@Caller() { tenant }: CallerIdentity, @Param('id') given: string): Promise<AttachmentDto> {
    return this.reading.one(tenant, given);
  }

  @Get('attachments/:id/content')
  @RequireScope('permit:read')
  @LongLived()
  @id
  @ApiRead({
    summary: 'The bytes of an attachment',
    description: 'As a download under its own type; what the scanner refused is never given out.',
    answer: {
      mediaType: 'application/octet-stream',
      file: true,
      description: 'The file as it was brought',
      example: '\xff\xd8\xff\xe1…',
    },
    errors: [unknown, { status: 404, code: 'attachment-refused' }, away],
  })
  async readAttachmentContent(
    @Caller() { tenant }: CallerIdentity,
    @Param('id') given: string,
    @Res() response: Response,
  ): Promise<void> {
    const { row, bytes } = await this.reading.content(tenant, given);
    response.setHeader('Content-Type', row.mediaType);
    response.setHeader('Content-Length', row.bytes);
    response.setHeader('Content-Disposition', `attachment; filename="${row.id}.${extensionOf(row.mediaType)}"`);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Cache-Control', 'private, no-store');
    // A caller who leaves, or a storage that breaks off: too late for another answer, the length tells that something is missing.
    await pipeline(bytes, response).catch(() => response.destroy());
  }

  @Get('permits/:number/attachments')
  @RequireScope('permit:read')
  @ApiPermitNumber()
  @ApiRead({
    summary: 'The attachments that a permit names, with the hashes that its record binds',
    answer: { type: PermitAttachmentDto, list: true, example: [hanging] },
    errors: [{ status: 404, code: 'permit-unknown' }],
  })
  listPermitAttachments(
    @Caller() { tenant }: CallerIdentity,
    @PermitNumber() permit: string,
  ): Promise<readonly PermitAttachmentDto[]> {
    return this.reading.ofPermit(tenant, permit);
  }
}

const extensions: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/heic': 'heic',
  'application/pdf': 'pdf',
  'video/mp4': 'mp4',
};
const extensionOf = (mediaType: string): string => extensions[mediaType] ?? 'bin';

const required = (field: string): ProblemError =>
  new ProblemError(400, 'query-invalid', [{ code: 'field-required', params: { field }, field: `/${field}` }]);

/** A place is both or neither. */
function claimOf({ claimedAt, latitude, longitude }: ClaimQueryDto): Claim {
  if (latitude === undefined && longitude !== undefined) throw required('latitude');
  if (latitude !== undefined && longitude === undefined) throw required('longitude');
  return { ...(claimedAt !== undefined && { at: claimedAt }), ...(latitude !== undefined && { latitude, longitude }) };
}
