/** About to start, going on, standing still: the acts at the work point. */
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
  CheckInDto,
  ClearHazardDto,
  ExtendDto,
  HandOverShiftDto,
  HeadCountDto,
  LeavePostDto,
  LiftStopDto,
  ReportHazardDto,
  ReportRecordingDto,
  ReportWeatherDto,
  ResumeDto,
  StartDto,
  SuspendDto,
  TakeOverShiftDto,
  TakePostDto,
} from './work.dto';

const place = { latitude: 30.62871, longitude: 121.06592, accuracyM: 8, workPointCode: 'WP-7Q4M-2K9D' };

@ApiTags('work')
@Controller('permits/:number')
@RequireScope('permit:act')
@UseInterceptors(SequenceEtag)
export class WorkController {
  constructor(private readonly acts: ActOnPermit) {}

  @Post('check-in')
  @ApiAct({
    summary: 'Applicant or guardian confirms being on site',
    body: CheckInDto,
    example: { as: 'guardian', place },
    becomes: ['issued', 'checkedIn'],
    errors: [{ status: 403, code: 'not-entitled' }],
  })
  checkIn(@Acting() head: ActHead, @Body() body: CheckInDto): Promise<CommandReplyDto> {
    return this.acts.run({ ...head, name: 'checkIn', ...bodyOf(body) });
  }

  @Post('start')
  @ApiAct({
    summary: 'Start the work',
    description:
      'Every gate of the start is asked again, with a fresh qualification report; GET obstacles lists what is missing beforehand.',
    body: StartDto,
    example: { place },
    becomes: ['active', 'qualificationReported', 'started'],
    errors: [
      { status: 403, code: 'not-entitled' },
      { status: 422, code: 'conditions-not-met' },
    ],
  })
  start(@Acting() head: ActHead, @Body() body: StartDto): Promise<CommandReplyDto> {
    return this.acts.run({ ...head, name: 'start', ...bodyOf(body) });
  }

  @Post('suspend')
  @ApiAct({
    summary: 'Stop the work: anyone may',
    body: SuspendDto,
    example: { reason: 'smell-of-gas', detail: 'Near the south drain' },
    becomes: ['suspended', 'suspended'],
  })
  suspend(@Acting() head: ActHead, @Body() body: SuspendDto): Promise<CommandReplyDto> {
    return this.acts.run({ ...head, name: 'suspend', ...bodyOf(body) });
  }

  @Post('lift-stop')
  @ApiAct({
    summary: 'Lift a stop that somebody who answers for safety made',
    description:
      'By a safety officer, the safety department or an approver, never by the crew; resuming is another act.',
    body: LiftStopDto,
    example: { note: 'Spoken with the crew; the drain is covered again' },
    becomes: ['suspended', 'stopLifted'],
    errors: [
      { status: 403, code: 'not-entitled' },
      { status: 422, code: 'conditions-not-met' },
    ],
  })
  liftStop(@Acting() head: ActHead, @Body() body: LiftStopDto): Promise<CommandReplyDto> {
    return this.acts.run({ ...head, name: 'liftStop', ...bodyOf(body) });
  }

  @Post('resume')
  @ApiAct({
    summary: 'Go on after a suspension',
    description: 'Fresh gas and a new check where the break was longer than allowed.',
    body: ResumeDto,
    example: { place },
    becomes: ['active', 'qualificationReported', 'resumed'],
    errors: [
      { status: 403, code: 'not-entitled' },
      { status: 422, code: 'conditions-not-met' },
    ],
  })
  resume(@Acting() head: ActHead, @Body() body: ResumeDto): Promise<CommandReplyDto> {
    return this.acts.run({ ...head, name: 'resume', ...bodyOf(body) });
  }

  @Post('extend')
  @ApiAct({
    summary: 'Extend the validity, where the pack lets a ticket be extended',
    description:
      'By the duty that the pack names, within its limits, with the gates of an extension met and a fresh qualification report. Elsewhere it is refused with the clause: a new ticket is drawn, and says which one it replaces.',
    body: ExtendDto,
    example: { until: '2026-11-24T20:00:00+08:00', reason: 'The crane came two hours late' },
    becomes: ['active', 'qualificationReported', 'extended'],
    errors: [
      { status: 403, code: 'not-entitled' },
      { status: 422, code: 'conditions-not-met' },
    ],
  })
  extend(@Acting() head: ActHead, @Body() body: ExtendDto): Promise<CommandReplyDto> {
    return this.acts.run({ ...head, name: 'extend', ...bodyOf(body) });
  }

  @Post('hand-over-shift')
  @ApiAct({
    summary: 'Hand the work over to the next shift (交班)',
    description: 'Unless somebody else takes it over within the time that the pack gives, the work is suspended.',
    body: HandOverShiftDto,
    example: { note: 'Two of six welds done' },
    becomes: ['active', 'shiftHandedOver'],
    errors: [
      { status: 403, code: 'not-entitled' },
      { status: 422, code: 'conditions-not-met' },
    ],
  })
  handOverShift(@Acting() head: ActHead, @Body() body: HandOverShiftDto): Promise<CommandReplyDto> {
    return this.acts.run({ ...head, name: 'handOverShift', ...bodyOf(body) });
  }

  @Post('take-over-shift')
  @ApiAct({
    summary: 'Take the work over from the last shift (接班)',
    body: TakeOverShiftDto,
    example: { note: 'Walked the place together' },
    becomes: ['active', 'shiftTakenOver'],
    errors: [
      { status: 403, code: 'not-entitled' },
      { status: 422, code: 'conditions-not-met' },
    ],
  })
  takeOverShift(@Acting() head: ActHead, @Body() body: TakeOverShiftDto): Promise<CommandReplyDto> {
    return this.acts.run({ ...head, name: 'takeOverShift', ...bodyOf(body) });
  }

  @Post('leave-post')
  @ApiAct({
    summary: 'The guardian leaves: the work stops',
    body: LeavePostDto,
    example: { reason: 'relieved' },
    becomes: ['suspended', 'guardianLeft', 'suspended'],
    errors: [{ status: 403, code: 'not-entitled' }],
  })
  leavePost(@Acting() head: ActHead, @Body() body: LeavePostDto): Promise<CommandReplyDto> {
    return this.acts.run({ ...head, name: 'leavePost', ...bodyOf(body) });
  }

  @Post('take-post')
  @ApiAct({
    summary: 'A guardian named on the permit takes the post',
    body: TakePostDto,
    example: { place },
    becomes: ['suspended', 'guardianTook'],
    errors: [{ status: 403, code: 'not-entitled' }],
  })
  takePost(@Acting() head: ActHead, @Body() body: TakePostDto): Promise<CommandReplyDto> {
    return this.acts.run({ ...head, name: 'takePost', ...bodyOf(body) });
  }

  @Post('report-weather')
  @ApiAct({
    summary: 'Report the wind force',
    description: 'At the limit of the pack open-air work is suspended.',
    body: ReportWeatherDto,
    example: { windForce: 4 },
    becomes: ['active', 'weatherReported'],
  })
  reportWeather(@Acting() head: ActHead, @Body() body: ReportWeatherDto): Promise<CommandReplyDto> {
    return this.acts.run({ ...head, name: 'reportWeather', ...bodyOf(body) });
  }

  @Post('report-hazard')
  @ApiAct({
    summary: 'Report a hazard near the work: it may suspend it',
    body: ReportHazardDto,
    example: { hazard: 'dangerous-goods-train', distanceM: 22 },
    becomes: ['suspended', 'hazardReported', 'suspended'],
  })
  reportHazard(@Acting() head: ActHead, @Body() body: ReportHazardDto): Promise<CommandReplyDto> {
    return this.acts.run({ ...head, name: 'reportHazard', ...bodyOf(body) });
  }

  @Post('clear-hazard')
  @ApiAct({
    summary: 'Report that a hazard is gone',
    body: ClearHazardDto,
    example: { hazard: 'dangerous-goods-train' },
    becomes: ['suspended', 'hazardCleared'],
  })
  clearHazard(@Acting() head: ActHead, @Body() body: ClearHazardDto): Promise<CommandReplyDto> {
    return this.acts.run({ ...head, name: 'clearHazard', ...bodyOf(body) });
  }

  @Post('report-recording')
  @ApiAct({
    summary: 'Report that the recording runs, or has stopped',
    body: ReportRecordingDto,
    example: { on: true, explosionProof: true, reference: 'nvr-3/2026-11-24/ch12' },
    becomes: ['issued', 'recordingReported'],
    errors: [{ status: 403, code: 'not-entitled' }],
  })
  reportRecording(@Acting() head: ActHead, @Body() body: ReportRecordingDto): Promise<CommandReplyDto> {
    return this.acts.run({ ...head, name: 'reportRecording', ...bodyOf(body) });
  }

  @Post('count-in')
  @ApiAct({
    summary: 'Count people and tools in',
    body: HeadCountDto,
    example: { people: ['p-entrant-1'], tools: [{ kind: 'torch', count: 2 }] },
    becomes: ['active', 'countedIn'],
    errors: [{ status: 403, code: 'not-entitled' }],
  })
  countIn(@Acting() head: ActHead, @Body() body: HeadCountDto): Promise<CommandReplyDto> {
    return this.acts.run({ ...head, name: 'countIn', ...bodyOf(body) });
  }

  @Post('count-out')
  @ApiAct({
    summary: 'Count people and tools out',
    body: HeadCountDto,
    example: { people: ['p-entrant-1'], tools: [{ kind: 'torch', count: 2 }] },
    becomes: ['active', 'countedOut'],
    errors: [{ status: 403, code: 'not-entitled' }],
  })
  countOut(@Acting() head: ActHead, @Body() body: HeadCountDto): Promise<CommandReplyDto> {
    return this.acts.run({ ...head, name: 'countOut', ...bodyOf(body) });
  }
}
