/** Templates: forms filled in beforehand, by version; a draft begun from one says what was copied and what must be fresh. */
import { Body, Controller, Get, HttpCode, Post, Put, Query, UseInterceptors } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Caller, RequireScope, type CallerIdentity } from '@holdpoint/auth';
import { ApiCommand, ApiRead, IdempotencyKey, IfMatchSequence, type ApiError } from '@holdpoint/service-kit';
import type { Requester } from '../../app/acts';
import { DraftFromTemplate } from '../../app/templates/draft-from-template.use-case';
import { ReadTemplates } from '../../app/templates/read-templates.use-case';
import { SaveTemplate, type GivenTemplate } from '../../app/templates/save-template.use-case';
import { ApiPathId, PathId } from '../door/path-id';
import { plain } from '../door/plain';
import { Requesting } from '../door/requester';
import { SequenceEtag } from '../door/sequence-etag';
import { ReasonDto } from '../packs/editions.dto';
import {
  ListTemplatesDto,
  SaveTemplateDto,
  TemplateDraftDto,
  TemplateDto,
  TemplateNowDto,
  WhereTemplateDto,
} from './templates.dto';

const id = ApiPathId('template', 'Id of the template', 'rack-bracket');
const unknown: ApiError = { status: 404, code: 'template-unknown' };
const retired: ApiError = { status: 409, code: 'template-retired' };
const own: readonly ApiError[] = [
  { status: 403, code: 'person-required' },
  { status: 422, code: 'idempotency-key-reused' },
];
const given = {
  name: { zh: '管廊支架焊接', en: 'Bracket on the pipe rack' },
  pack: 'gb30871-2022',
  type: 'hot-work',
  site: 'east-plant',
  content: { area: 'tank-farm', workPoint: 'tk-101-north', form: { content: 'Weld a bracket', method: ['welding'] } },
};
const saved = {
  ...given,
  id: 'rack-bracket',
  version: 2,
  packVersion: '1.0.0',
  savedBy: 'p-admin-1',
  savedAt: '2026-11-24T01:00:00.000Z',
  retired: false,
};
const standing = { ...saved, packVersionNow: '1.0.0', stale: [] };
const draft = {
  id: '0c0f1a86-0d6e-4a73-8f0e-1f4f0a1e6f55',
  type: 'hot-work',
  pack: 'gb30871-2022',
  content: {
    site: 'east-plant',
    form: given.content.form,
    copied: { from: 'rack-bracket', version: 2, fields: ['content', 'method'] },
  },
  version: 1,
  createdAt: '2026-11-24T01:00:00.000Z',
  updatedAt: '2026-11-24T01:00:00.000Z',
  copied: ['/site', '/area', '/workPoint', '/form/content', '/form/method'],
  fresh: ['/window', '/form/hazards'],
  stale: [],
};

@ApiTags('templates')
@Controller('templates')
@RequireScope('permit:read')
@UseInterceptors(SequenceEtag)
export class TemplatesController {
  constructor(
    private readonly saving: SaveTemplate,
    private readonly reading: ReadTemplates,
    private readonly drafting: DraftFromTemplate,
  ) {}

  @Get()
  @ApiRead({
    summary: 'Templates in use, and which of their fields no longer fit',
    answer: { type: TemplateNowDto, list: true, example: [standing] },
  })
  listTemplates(
    @Caller() { tenant, language }: CallerIdentity,
    @Query() { type, site }: ListTemplatesDto,
  ): Promise<TemplateNowDto[]> {
    return this.reading.list(tenant, type, site, language) as Promise<TemplateNowDto[]>;
  }

  @Get(':template')
  @id
  @ApiRead({ summary: 'One template', answer: { type: TemplateNowDto, example: standing }, errors: [unknown] })
  readTemplate(
    @Caller() { tenant, language }: CallerIdentity,
    @PathId('template') of: string,
    @Query() { site }: WhereTemplateDto,
  ): Promise<TemplateNowDto> {
    return this.reading.one(tenant, of, site, language) as Promise<TemplateNowDto>;
  }

  @Get(':template/versions')
  @id
  @ApiRead({
    summary: 'Its versions, newest first',
    answer: { type: TemplateDto, list: true, example: [saved] },
    errors: [unknown],
  })
  listTemplateVersions(@Caller() { tenant }: CallerIdentity, @PathId('template') of: string): Promise<TemplateDto[]> {
    return this.reading.versions(tenant, of) as Promise<TemplateDto[]>;
  }

  @Put(':template')
  @RequireScope('permit:admin')
  @id
  @ApiCommand({
    summary: 'Save a template: its next version',
    description:
      'Held against the rules of its place: a field that the form doesn’t have, a value that it can’t have and whatever must be given anew each time (hazards, plans, dates, what the pack marks) are refused, all at once.',
    ifMatch: true,
    body: { type: SaveTemplateDto, example: given },
    answer: { type: TemplateDto, example: saved },
    errors: [
      ...own,
      { status: 404, code: 'pack-unknown' },
      { status: 404, code: 'site-unknown' },
      { status: 422, code: 'template-refused' },
    ],
  })
  putTemplate(
    @Requesting() by: Requester,
    @IdempotencyKey() key: string,
    @IfMatchSequence() expected: number | undefined,
    @PathId('template') of: string,
    @Body() body: SaveTemplateDto,
  ): Promise<TemplateDto> {
    return this.saving.run({ by, key }, of, plain(body) as GivenTemplate, expected) as Promise<TemplateDto>;
  }

  @Post(':template/retire')
  @HttpCode(200)
  @RequireScope('permit:admin')
  @id
  @ApiCommand({
    summary: 'Retire a template; its versions stay',
    body: { type: ReasonDto, example: { reason: 'The rack was taken down' } },
    answer: { type: TemplateDto, example: { ...saved, version: 3, retired: true } },
    errors: [...own, unknown, retired],
  })
  retireTemplate(
    @Requesting() by: Requester,
    @IdempotencyKey() key: string,
    @PathId('template') of: string,
    @Body() { reason }: ReasonDto,
  ): Promise<TemplateDto> {
    return this.saving.retire({ by, key }, of, reason) as Promise<TemplateDto>;
  }

  @Post(':template/drafts')
  @HttpCode(201)
  @RequireScope('permit:act')
  @id
  @ApiCommand({
    summary: 'Begin a new permit from a template',
    description:
      'A draft with what the template fills in, marked as copied. What has to be given anew is named in `fresh`, what no longer fits the rules is left out and named in `stale`.',
    status: 201,
    body: { type: WhereTemplateDto, example: { site: 'east-plant' } },
    answer: { type: TemplateDraftDto, example: draft },
    errors: [...own, unknown, retired, { status: 422, code: 'type-unknown' }],
  })
  draftFromTemplate(
    @Caller() { language }: CallerIdentity,
    @Requesting() by: Requester,
    @IdempotencyKey() key: string,
    @PathId('template') of: string,
    @Body() { site }: WhereTemplateDto,
  ): Promise<TemplateDraftDto> {
    return this.drafting.run({ by, key }, of, site ?? undefined, language);
  }
}
