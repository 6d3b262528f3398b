/** Sign, send back, reject: what an open stage waits for. */
import { Body, Controller, Post, UseInterceptors } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequireScope } from '@holdpoint/auth';
import { ActOnPermit } from '../../app/act-on-permit.use-case';
import type { CommandReplyDto } from '../act.dto';
import { ApiAct } from '../door/api-act';
import { bodyOf } from '../door/body-of';
import { Acting, type ActHead } from '../door/requester';
import { SequenceEtag } from '../door/sequence-etag';
import { ApproveDto, RejectDto, SendBackDto } from './approval.dto';

const place = { latitude: 30.62871, longitude: 121.06592, accuracyM: 8, workPointCode: 'WP-7Q4M-2K9D' };

@ApiTags('approval')
@Controller('permits/:number')
@RequireScope('permit:act')
@UseInterceptors(SequenceEtag)
export class ApprovalController {
  constructor(private readonly acts: ActOnPermit) {}

  @Post('approve')
  @ApiAct({
    summary: 'Sign the open stage, on site',
    description:
      "The rules that hold at approval are asked here; the approver's place by position or by the work point's code.",
    body: ApproveDto,
    example: { stage: 'safety', place, comment: 'Checked the blind at flange 3' },
    becomes: ['approved', 'stageSigned', 'approved'],
    errors: [{ status: 403, code: 'not-entitled' }],
  })
  approve(@Acting() head: ActHead, @Body() body: ApproveDto): Promise<CommandReplyDto> {
    return this.acts.run({ ...head, name: 'approve', ...bodyOf(body) });
  }

  @Post('send-back')
  @ApiAct({
    summary: 'Send the permit back to its applicant, to be mended and submitted again',
    body: SendBackDto,
    example: {
      stage: 'safety',
      reason: 'The drain south of the rack is not covered',
      fields: ['/form/jsa'],
    },
    becomes: ['returned', 'returned'],
    errors: [{ status: 403, code: 'not-entitled' }],
  })
  sendBack(@Acting() head: ActHead, @Body() body: SendBackDto): Promise<CommandReplyDto> {
    return this.acts.run({ ...head, name: 'sendBack', ...bodyOf(body) });
  }

  @Post('reject')
  @ApiAct({
    summary: 'Reject the permit: it is over',
    body: RejectDto,
    example: { stage: 'safety', reason: 'The unit restarts tomorrow' },
    becomes: ['rejected', 'rejected'],
    errors: [{ status: 403, code: 'not-entitled' }],
  })
  reject(@Acting() head: ActHead, @Body() body: RejectDto): Promise<CommandReplyDto> {
    return this.acts.run({ ...head, name: 'reject', ...bodyOf(body) });
  }
}
