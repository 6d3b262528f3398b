/** Hand back, watch, accept, close, archive; cancel and revoke. */
import { Body, Controller, Post, UseInterceptors } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequireScope } from '@holdpoint/auth';
import { ActOnPermit } from '../../app/act-on-permit.use-case';
import type { CommandReplyDto } from '../act.dto';
import { ApiAct } from '../door/api-act';
import { bodyOf } from '../door/body-of';
import { Acting, type ActHead } from '../door/requester';
import { SequenceEtag } from '../door/sequence-etag';
import {
  AcceptCompletionDto,
  ArchiveDto,
  CancelDto,
  CloseDto,
  EndFireWatchDto,
  HandBackDto,
  ReviewGreenChannelDto,
  RevokeDto,
} from './ending.dto';

const place = { latitude: 30.62871, longitude: 121.06592, accuracyM: 8, workPointCode: 'WP-7Q4M-2K9D' };

@ApiTags('ending')
@Controller('permits/:number')
@RequireScope('permit:act')
@UseInterceptors(SequenceEtag)
export class EndingController {
  constructor(private readonly acts: ActOnPermit) {}

  @Post('hand-back')
  @ApiAct({
    summary: 'The person in charge hands the work back',
    body: HandBackDto,
    example: { siteClear: true, noEmbers: true, restored: true },
    becomes: ['fireWatch', 'handedBack'],
    errors: [
      { status: 403, code: 'not-entitled' },
      { status: 422, code: 'conditions-not-met' },
      { status: 422, code: 'attachment-unknown' },
      { status: 422, code: 'attachment-refused' },
    ],
  })
  handBack(@Acting() head: ActHead, @Body() body: HandBackDto): Promise<CommandReplyDto> {
    return this.acts.run({ ...head, name: 'handBack', ...bodyOf(body) });
  }

  @Post('end-fire-watch')
  @ApiAct({
    summary: 'The guardian ends the fire watch, when its time is over',
    body: EndFireWatchDto,
    example: { clear: true },
    becomes: ['handedBack', 'fireWatchEnded'],
    errors: [
      { status: 403, code: 'not-entitled' },
      { status: 422, code: 'conditions-not-met' },
    ],
  })
  endFireWatch(@Acting() head: ActHead, @Body() body: EndFireWatchDto): Promise<CommandReplyDto> {
    return this.acts.run({ ...head, name: 'endFireWatch', ...bodyOf(body) });
  }

  @Post('accept-completion')
  @ApiAct({
    summary: 'Accept the completed work on site',
    body: AcceptCompletionDto,
    example: { place },
    becomes: ['accepted', 'completionAccepted'],
    errors: [{ status: 403, code: 'not-entitled' }],
  })
  acceptCompletion(@Acting() head: ActHead, @Body() body: AcceptCompletionDto): Promise<CommandReplyDto> {
    return this.acts.run({ ...head, name: 'acceptCompletion', ...bodyOf(body) });
  }

  @Post('close')
  @ApiAct({
    summary: 'Close the ticket',
    body: CloseDto,
    example: {},
    becomes: ['closed', 'closed'],
    errors: [
      { status: 403, code: 'not-entitled' },
      { status: 422, code: 'conditions-not-met' },
    ],
  })
  close(@Acting() head: ActHead, @Body() body: CloseDto): Promise<CommandReplyDto> {
    return this.acts.run({ ...head, name: 'close', ...bodyOf(body) });
  }

  @Post('archive')
  @ApiAct({
    summary: 'Archive the ticket: the end of its life',
    body: ArchiveDto,
    example: {},
    becomes: ['archived', 'archived'],
    errors: [
      { status: 403, code: 'not-entitled' },
      { status: 422, code: 'conditions-not-met' },
    ],
  })
  archive(@Acting() head: ActHead, @Body() body: ArchiveDto): Promise<CommandReplyDto> {
    return this.acts.run({ ...head, name: 'archive', ...bodyOf(body) });
  }

  @Post('cancel')
  @ApiAct({
    summary: 'Call the job off before it started',
    body: CancelDto,
    example: { reason: 'The job moved to the next shutdown' },
    becomes: ['cancelled', 'cancelled'],
    errors: [{ status: 403, code: 'not-entitled' }],
  })
  cancel(@Acting() head: ActHead, @Body() body: CancelDto): Promise<CommandReplyDto> {
    return this.acts.run({ ...head, name: 'cancel', ...bodyOf(body) });
  }

  @Post('revoke')
  @ApiAct({
    summary: 'Take the permit away, at any time',
    body: RevokeDto,
    example: { reason: 'The process conditions have changed (cl. 4.17)' },
    becomes: ['revoked', 'revoked'],
    errors: [{ status: 403, code: 'not-entitled' }],
  })
  revoke(@Acting() head: ActHead, @Body() body: RevokeDto): Promise<CommandReplyDto> {
    return this.acts.run({ ...head, name: 'revoke', ...bodyOf(body) });
  }

  @Post('review-green-channel')
  @ApiAct({
    summary: 'Review an emergency permit afterwards',
    description: 'A green-channel permit is not archived before its review.',
    body: ReviewGreenChannelDto,
    example: { verdict: 'justified', findings: 'The leak was real; gas readings and measures were complete' },
    becomes: ['closed', 'greenChannelReviewed'],
    errors: [{ status: 403, code: 'not-entitled' }],
  })
  reviewGreenChannel(@Acting() head: ActHead, @Body() body: ReviewGreenChannelDto): Promise<CommandReplyDto> {
    return this.acts.run({ ...head, name: 'reviewGreenChannel', ...bodyOf(body) });
  }
}
