/** Packs as they are and as they hold at a site; overlays that tighten them. */
import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Caller, RequireScope, type CallerIdentity } from '@holdpoint/auth';
import { ApiCommand, ApiRead, IdempotencyKey, ProblemError, type ApiError } from '@holdpoint/service-kit';
import type { Requester } from '../../app/acts';
import { LayOverlay, type OverlayPlace } from '../../app/lay-overlay.use-case';
import { ReadPacks } from '../../app/read-packs.use-case';
import { ApiPathId, PathId } from '../door/path-id';
import { plain } from '../door/plain';
import { Requesting } from '../door/requester';
import { AtSiteDto, OverlayAnswerDto, OverlayDto, OverlayInForceDto, PackDto, TypePackDto } from './packs.dto';
import * as examples from './packs-examples';

const pack = ApiPathId('pack', 'Id of the pack of rules 规则包', 'gb30871-2022');
const type = ApiPathId('type', 'Permit type', 'hot-work');
const site = ApiPathId('site', 'Id of the site', 'east-plant');
const packUnknown: ApiError = { status: 404, code: 'pack-unknown' };
const overlayErrors: readonly ApiError[] = [
  { status: 403, code: 'person-required' },
  { status: 403, code: 'publisher-is-author' },
  packUnknown,
  { status: 422, code: 'fields-invalid' },
  { status: 422, code: 'overlay-refused' },
  { status: 422, code: 'idempotency-key-reused' },
];
const description =
  'It may tighten any line, loosen only what the pack marks as a default, and never a binding clause: that is refused with the clause. The answer ' +
  'names every duty that the pack then waits for and nobody holds. Open permits keep the rules that they were issued under. Drafted and published in ' +
  'one act: POST /editions takes the longer way, with a draft, a check, a trial at some sites and a way back.';

@ApiTags('packs')
@Controller('packs')
export class PacksController {
  constructor(
    private readonly reading: ReadPacks,
    private readonly laying: LayOverlay,
  ) {}

  @Get()
  @RequireScope('permit:read')
  @ApiRead({
    summary: 'The packs that ship, and the tenant’s own',
    answer: { type: PackDto, list: true, example: [examples.pack] },
  })
  listPacks(@Caller() { tenant }: CallerIdentity): Promise<readonly PackDto[]> {
    return this.reading.all(tenant);
  }

  @Get(':pack/:type')
  @RequireScope('permit:read')
  @pack
  @type
  @ApiRead({
    summary: 'One permit type as it holds at a site',
    answer: { type: TypePackDto, example: examples.typePack },
    errors: [packUnknown],
  })
  async readPack(
    @Caller() { tenant }: CallerIdentity,
    @PathId('pack') ofPack: string,
    @PathId('type') ofType: string,
    @Query() place: AtSiteDto,
  ): Promise<TypePackDto> {
    const resolved = await this.reading.one(tenant, ofPack, ofType, plain(place));
    return { hash: resolved.hash, pack: resolved.pack };
  }

  @Get(':pack/:type/overlays')
  @RequireScope('permit:read')
  @pack
  @type
  @ApiRead({
    summary: "The tenant's own overlay, for all its sites",
    answer: { type: OverlayInForceDto, example: examples.inForce },
    errors: [packUnknown, { status: 404, code: 'overlay-unknown' }],
  })
  readTenantOverlay(
    @Caller() { tenant }: CallerIdentity,
    @PathId('pack') ofPack: string,
    @PathId('type') ofType: string,
  ): Promise<OverlayInForceDto> {
    return this.inForce(tenant, { pack: ofPack, type: ofType });
  }

  @Put(':pack/:type/overlays')
  @RequireScope('permit:admin')
  @pack
  @type
  @ApiCommand({
    summary: 'Lay an overlay on a permit type for all sites of the tenant',
    description,
    body: { type: OverlayDto, example: examples.overlayExample },
    answer: { type: OverlayAnswerDto, example: examples.laidForTenant },
    errors: overlayErrors,
  })
  putTenantOverlay(
    @Caller() { language }: CallerIdentity,
    @Requesting() by: Requester,
    @IdempotencyKey() key: string,
    @PathId('pack') ofPack: string,
    @PathId('type') ofType: string,
    @Body() overlay: Record<string, unknown>,
  ): Promise<OverlayAnswerDto> {
    return this.laying.run({ by, key }, { pack: ofPack, type: ofType }, overlay, language);
  }

  @Get(':pack/:type/overlays/:site')
  @RequireScope('permit:read')
  @pack
  @type
  @site
  @ApiRead({
    summary: "A site's overlay",
    answer: { type: OverlayInForceDto, example: examples.inForce },
    errors: [packUnknown, { status: 404, code: 'overlay-unknown' }],
  })
  readSiteOverlay(
    @Caller() { tenant }: CallerIdentity,
    @PathId('pack') ofPack: string,
    @PathId('type') ofType: string,
    @PathId('site') at: string,
  ): Promise<OverlayInForceDto> {
    return this.inForce(tenant, { pack: ofPack, type: ofType, site: at });
  }

  @Put(':pack/:type/overlays/:site')
  @RequireScope('permit:admin')
  @pack
  @type
  @site
  @ApiCommand({
    summary: 'Lay an overlay on a permit type for one site',
    description,
    body: { type: OverlayDto, example: examples.overlayExample },
    answer: { type: OverlayAnswerDto, example: examples.laid },
    errors: [...overlayErrors, { status: 404, code: 'site-unknown' }],
  })
  putSiteOverlay(
    @Caller() { language }: CallerIdentity,
    @Requesting() by: Requester,
    @IdempotencyKey() key: string,
    @PathId('pack') ofPack: string,
    @PathId('type') ofType: string,
    @PathId('site') at: string,
    @Body() overlay: Record<string, unknown>,
  ): Promise<OverlayAnswerDto> {
    return this.laying.run({ by, key }, { pack: ofPack, type: ofType, site: at }, overlay, language);
  }

  private async inForce(tenant: string, place: OverlayPlace): Promise<OverlayInForceDto> {
    const found = await this.laying.inForce(tenant, place);
    if (!found) throw new ProblemError(404, 'overlay-unknown');
    return found;
  }
}
