/** What makes a permit ready: measures, isolation, gas, briefing, ticket check, issue. */
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
  CheckTicketDto,
  ConfirmMeasuresDto,
  IssueDto,
  RecordGasDto,
  RecordIsolationDto,
  RecordStepDto,
  SignBriefingDto,
} from './preparation.dto';

const place = { latitude: 30.62871, longitude: 121.06592, accuracyM: 8, workPointCode: 'WP-7Q4M-2K9D' };

@ApiTags('preparation')
@Controller('permits/:number')
@RequireScope('permit:act')
@UseInterceptors(SequenceEtag)
export class PreparationController {
  constructor(private readonly acts: ActOnPermit) {}

  @Post('confirm-measures')
  @ApiAct({
    summary: 'Confirm safety measures, or mark them not applicable',
    description: 'Each by the role or duty that the pack names.',
    body: ConfirmMeasuresDto,
    example: {
      confirmations: [{ measure: 'combustibles-cleared', applicable: true, note: 'Two extinguishers laid out' }],
    },
    becomes: ['submitted', 'measuresConfirmed'],
    errors: [{ status: 403, code: 'not-entitled' }],
  })
  confirmMeasures(@Acting() head: ActHead, @Body() body: ConfirmMeasuresDto): Promise<CommandReplyDto> {
    return this.acts.run({ ...head, name: 'confirmMeasures', ...bodyOf(body) });
  }

  @Post('record-isolation')
  @ApiAct({
    summary: 'Record isolation points: applied, verified, removed',
    description:
      'A water seal or a closed valve is recorded as what it is; where the pack asks for a blind it does not count.',
    body: RecordIsolationDto,
    example: {
      points: [{ point: 'P-2103-inlet', energy: 'process', kind: 'blind', state: 'verified', tag: 'MB-017' }],
    },
    becomes: ['inApproval', 'isolationRecorded'],
    errors: [{ status: 403, code: 'not-entitled' }],
  })
  recordIsolation(@Acting() head: ActHead, @Body() body: RecordIsolationDto): Promise<CommandReplyDto> {
    return this.acts.run({ ...head, name: 'recordIsolation', ...bodyOf(body) });
  }

  @Post('record-gas')
  @ApiAct({
    summary: 'Record gas samples, before work or while it goes on',
    description:
      'Values in the unit that the pack asks for: %LEL given for %vol is refused by name, never converted. A bad reading while work is active suspends it.',
    body: RecordGasDto,
    example: {
      samples: [
        {
          sampledAt: '2026-11-24T13:10:00+08:00',
          instrument: 'gd-07',
          point: 'outside',
          distanceM: 4,
          readings: [{ substance: 'combustible', value: 0.08, unit: '%vol' }],
          purpose: 'test',
        },
      ],
    },
    becomes: ['approved', 'gasRecorded'],
    errors: [
      { status: 403, code: 'not-entitled' },
      { status: 422, code: 'gas-unit-wrong' },
    ],
  })
  recordGas(@Acting() head: ActHead, @Body() body: RecordGasDto): Promise<CommandReplyDto> {
    return this.acts.run({ ...head, name: 'recordGas', ...bodyOf(body) });
  }

  @Post('record-step')
  @ApiAct({
    summary: 'Record a step that the pack asks for: a trial lift, an accepted scaffold, a tag compared with the map',
    description: 'By the role or duty that the pack names; a step that failed is recorded as that, and done again.',
    body: RecordStepDto,
    example: { step: 'trial-lift', passed: true, values: { heightM: 0.2 }, place },
    becomes: ['issued', 'stepRecorded'],
    errors: [{ status: 403, code: 'not-entitled' }],
  })
  recordStep(@Acting() head: ActHead, @Body() body: RecordStepDto): Promise<CommandReplyDto> {
    return this.acts.run({ ...head, name: 'recordStep', ...bodyOf(body) });
  }

  @Post('sign-briefing')
  @ApiAct({
    summary: 'Sign the safety briefing, as giver or receiver',
    body: SignBriefingDto,
    example: { as: 'receiver', place },
    becomes: ['approved', 'briefingSigned'],
    errors: [{ status: 403, code: 'not-entitled' }],
  })
  signBriefing(@Acting() head: ActHead, @Body() body: SignBriefingDto): Promise<CommandReplyDto> {
    return this.acts.run({ ...head, name: 'signBriefing', ...bodyOf(body) });
  }

  @Post('check-ticket')
  @ApiAct({
    summary: 'The shift leader checks the ticket before the start (验票)',
    body: CheckTicketDto,
    example: { place },
    becomes: ['approved', 'ticketChecked'],
    errors: [
      { status: 403, code: 'not-entitled' },
      { status: 422, code: 'conditions-not-met' },
    ],
  })
  checkTicket(@Acting() head: ActHead, @Body() body: CheckTicketDto): Promise<CommandReplyDto> {
    return this.acts.run({ ...head, name: 'checkTicket', ...bodyOf(body) });
  }

  @Post('issue')
  @ApiAct({
    summary: 'The person in charge accepts the approved, briefed and checked ticket',
    body: IssueDto,
    example: {},
    becomes: ['issued', 'issued'],
    errors: [
      { status: 403, code: 'not-entitled' },
      { status: 422, code: 'conditions-not-met' },
    ],
  })
  issue(@Acting() head: ActHead, @Body() body: IssueDto): Promise<CommandReplyDto> {
    return this.acts.run({ ...head, name: 'issue', ...bodyOf(body) });
  }
}
