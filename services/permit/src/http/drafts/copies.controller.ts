/** A past permit as the beginning of a new one. */
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequireScope } from '@holdpoint/auth';
import { ApiCommand, IdempotencyKey } from '@holdpoint/service-kit';
import type { Requester } from '../../app/acts';
import { CopyPermit } from '../../app/copy-permit.use-case';
import { ApiPermitNumber } from '../door/path-id';
import { PermitNumber, Requesting } from '../door/requester';
import { CopiedDraftDto, CopyPermitDto } from './drafts.dto';

@ApiTags('drafts')
@Controller('permits/:number/copies')
@RequireScope('permit:act')
export class CopiesController {
  constructor(private readonly copying: CopyPermit) {}

  @Post()
  @HttpCode(201)
  @ApiPermitNumber()
  @ApiCommand({
    summary: 'Begin a new permit as a copy of this one',
    description:
      'A draft with what may be taken over. What has to be looked at anew (hazards, plans, dates, the time, and what the pack marks: energies and points to isolate, gases that may be there) is left out and named in `fresh`; gas tests, measures and isolations never are in a form.',
    status: 201,
    body: { type: CopyPermitDto, example: { inPlaceOf: false } },
    answer: {
      type: CopiedDraftDto,
      example: {
        id: '0c0f1a86-0d6e-4a73-8f0e-1f4f0a1e6f55',
        type: 'hot-work',
        pack: 'gb30871-2022',
        content: {
          site: 'east-plant',
          form: { content: 'Weld bracket on pipe rack' },
          copied: { from: 'DH-2026-000117', fields: ['content'] },
        },
        version: 1,
        createdAt: '2026-11-24T01:00:00.000Z',
        updatedAt: '2026-11-24T01:00:00.000Z',
        copied: ['/site', '/area', '/workPoint', '/people', '/form/content'],
        fresh: ['/window', '/form/hazards'],
      },
    },
    errors: [
      { status: 403, code: 'person-required' },
      { status: 404, code: 'permit-unknown' },
      { status: 422, code: 'idempotency-key-reused' },
    ],
  })
  copyPermit(
    @Requesting() by: Requester,
    @IdempotencyKey() key: string,
    @PermitNumber() permit: string,
    @Body() { inPlaceOf = false }: CopyPermitDto,
  ): Promise<CopiedDraftDto> {
    return this.copying.run({ by, key }, permit, inPlaceOf);
  }
}
