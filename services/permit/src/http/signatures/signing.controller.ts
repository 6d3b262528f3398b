/** What a signer is shown before they sign. */
import { Controller, Get, Query, UseInterceptors } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequireScope } from '@holdpoint/auth';
import { ApiRead } from '@holdpoint/service-kit';
import type { Requester } from '../../app/acts';
import { ShowForSigning } from '../../app/signatures/show-for-signing.use-case';
import { ApiPermitNumber } from '../door/path-id';
import { PermitNumber, Requesting } from '../door/requester';
import { SequenceEtag } from '../door/sequence-etag';
import { signing } from './signing-examples';
import { actRoutes, SigningDto, SigningQueryDto } from './signing.dto';

@ApiTags('signatures')
@Controller('permits')
@RequireScope('permit:read')
@UseInterceptors(SequenceEtag)
export class SigningController {
  constructor(private readonly signing: ShowForSigning) {}

  @Get(':number/signing')
  @ApiPermitNumber()
  @ApiRead({
    summary: 'What is signed with an act: its whole content, the hash of it, and what the pack asks of the signature',
    description:
      'Made from the permit and its pack alone: whoever has the record makes the same again. An act that names another hash is refused, `shown-content-changed`, with what moved.',
    answer: { type: SigningDto, example: signing },
    errors: [
      { status: 403, code: 'person-required' },
      { status: 404, code: 'permit-unknown' },
      { status: 404, code: 'stage-unknown' },
    ],
  })
  showForSigning(
    @Requesting() by: Requester,
    @PermitNumber() number: string,
    @Query() { act, stage, as }: SigningQueryDto,
  ): Promise<SigningDto> {
    return this.signing.run(by, number, {
      act: actRoutes[act]!,
      ...(stage !== undefined && { stage }),
      ...(as !== undefined && { as }),
    });
  }
}
