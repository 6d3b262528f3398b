/** Files of evidence: brought as they are, told by their bytes, given out again as downloads and nothing else. */
import { pipeline } from 'node:stream/promises';
import { Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiParam, ApiTags } from '@nestjs/swagger';
import { Caller, RequireScope, type CallerIdentity } from '@holdpoint/auth';
import { ApiCommand, ApiRead, FieldsPipe, LongLived, ProblemError, type ApiError } from '@holdpoint/service-kit';
import type { Request, Response } from 'express';
import type { Requester } from '../../app/acts';
import { attachmentIdPattern } from '../../app/attachments/attachment-view';
import { mediaTypes } from '../../app/attachments/media-type';
import { formFile } from '../../app/attachments/form-file';
import { KeepAttachment } from '../../app/keep-attachment.use-case';
import { PreviewAttachment } from '../../app/preview-attachment.use-case';
import { ReadAttachment } from '../../app/read-attachment.use-case';
import type { Claim } from '../../db/attachment.store';
import { ApiPermitNumber } from '../door/path-id';
import { PermitNumber, Requesting } from '../door/requester';
import { AttachmentDto, AttachmentFormDto, ClaimQueryDto, PermitAttachmentDto } from './attachments.dto';
import { attachment, hanging } from './attachments-examples';

const id = ApiParam({
  name: 'id',
  description: 'Id of the attachment',
  schema: { type: 'string', pattern: attachmentIdPattern.source },
  example: attachment.id,
});
const unknown: ApiError = { status: 404, code: 'attachment-unknown' };
const away: ApiError = { status: 503, code: 'attachments-unavailable' };

const notKept: readonly ApiError[] = [
  { status: 400, code: 'body-interrupted' },
  { status: 403, code: 'person-required' },
  { status: 413, code: 'attachment-too-large' },
  { status: 415, code: 'attachment-type-unsupported' },
  { status: 422, code: 'attachment-empty' },
  { status: 422, code: 'attachment-disguised' },
  { status: 422, code: 'attachment-refused' },
  away,
  { status: 503, code: 'attachment-scanner-unavailable' },
];
const multipart = 'multipart/form-data';

@ApiTags('attachments')
@Controller()
export class AttachmentsController {
  constructor(
    private readonly keeping: KeepAttachment,
    private readonly reading: ReadAttachment,
    private readonly previews: PreviewAttachment,
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
    errors: notKept,
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

  @Post('attachments/form')
  @HttpCode(201)
  @RequireScope('permit:act')
  @ApiConsumes(multipart)
  @ApiBody({
    type: AttachmentFormDto,
    examples: {
      example: {
        summary: 'A photo with when and where it was taken',
        value: {
          file: '\xff\xd8\xff\xe1…',
          claimedAt: '2026-11-24T13:30:00+08:00',
          latitude: 30.62871,
          longitude: 121.06592,
        },
      },
    },
  })
  @ApiCommand({
    summary: 'Bring a photo, a drawing or a film in a form',
    description:
      'As POST /attachments, for clients that send forms (RFC 7578): one file in the part `file`, and when and where it was taken beside it. The file is held against its limit and hashed as it comes; a form that breaks off leaves nothing.',
    status: 201,
    idempotencyKey: false,
    answer: { type: AttachmentDto, example: attachment },
    errors: [
      ...notKept,
      { status: 400, code: 'form-malformed' },
      { status: 400, code: 'form-too-many-parts' },
      { status: 400, code: 'fields-invalid' },
    ],
  })
  async addAttachmentForm(@Requesting() by: Requester, @Req() request: Request): Promise<AttachmentDto> {
    if (!request.is(multipart)) throw new ProblemError(415, 'content-type-unsupported');
    const { declared, content, fields } = await formFile(request);
    const claimed = fields.then(claimIn);
    // Whoever refuses the file first never asks for it.
    claimed.catch(() => undefined);
    return this.keeping.run({ by, declared, claimed, content });
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
    shutIn(response, row.mediaType, `attachment; filename="${row.id}.${extensionOf(row.mediaType)}"`);
    response.setHeader('Content-Length', row.bytes);
    response.setHeader('Cache-Control', 'private, no-store');
    // A caller who leaves, or a storage that breaks off: too late for another answer, the length tells that something is missing.
    await pipeline(bytes, response).catch(() => response.destroy());
  }

  @Get('attachments/:id/preview')
  @RequireScope('permit:read')
  @id
  @ApiRead({
    summary: 'A small picture of a photo, or the icon of what else it is',
    description:
      'A WebP of at most 480 pixels a side, upright and without what the camera wrote into the photo; an SVG that names the type for what no picture is made of. Made at the first look, kept beside the file.',
    answer: {
      mediaType: 'image/webp',
      file: true,
      description: 'The picture, or an SVG by its Content-Type',
      example: 'RIFF…WEBP',
    },
    errors: [
      unknown,
      { status: 404, code: 'attachment-refused' },
      away,
      { status: 503, code: 'busy' },
      { status: 503, code: 'work-took-too-long' },
    ],
  })
  async readAttachmentPreview(
    @Caller() { tenant }: CallerIdentity,
    @Param('id') given: string,
    @Res() response: Response,
  ): Promise<void> {
    const { id: of, mediaType, bytes } = await this.previews.run(tenant, given);
    shutIn(response, mediaType, `inline; filename="${of}.${extensionOf(mediaType)}"`);
    response.setHeader('Cache-Control', 'private, max-age=3600');
    response.end(bytes);
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

/** Whatever it is, it stays a file: no browser takes it for a page, runs it or lets it fetch. */
function shutIn(response: Response, mediaType: string, disposition: string): void {
  response.setHeader('Content-Type', mediaType);
  response.setHeader('Content-Disposition', disposition);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
}

const extensions: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/heic': 'heic',
  'image/svg+xml': 'svg',
  'application/pdf': 'pdf',
  'video/mp4': 'mp4',
};
const extensionOf = (mediaType: string): string => extensions[mediaType] ?? 'bin';

const required = (field: string): ProblemError =>
  new ProblemError(400, 'query-invalid', [{ code: 'field-required', params: { field }, field: `/${field}` }]);

const fieldsOfForm = new FieldsPipe();
async function claimIn(fields: Readonly<Record<string, string>>): Promise<Claim> {
  return claimOf(
    (await fieldsOfForm.transform({ ...fields }, { type: 'body', metatype: ClaimQueryDto })) as ClaimQueryDto,
  );
}

/** A place is both or neither. */
function claimOf({ claimedAt, latitude, longitude }: ClaimQueryDto): Claim {
  if (latitude === undefined && longitude !== undefined) throw required('latitude');
  if (latitude !== undefined && longitude === undefined) throw required('longitude');
  return { ...(claimedAt !== undefined && { at: claimedAt }), ...(latitude !== undefined && { latitude, longitude }) };
}
