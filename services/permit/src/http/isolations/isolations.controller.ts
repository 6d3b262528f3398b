/** The isolation register (LOTO): planned, applied, verified, locked, released for a test, taken off; and which permits stand on it (P12). */
import { Body, Controller, HttpCode, Post, UseInterceptors } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequireScope } from '@holdpoint/auth';
import { ApiCommand, IdempotencyKey } from '@holdpoint/service-kit';
import { ActOnIsolation } from '../../app/act-on-isolation.use-case';
import type { Requester } from '../../app/acts';
import { PlanIsolation } from '../../app/plan-isolation.use-case';
import { Requesting } from '../door/requester';
import { SequenceEtag } from '../door/sequence-etag';
import {
  ApplyIsolationDto,
  LinkPermitDto,
  LockOffDto,
  LockOnDto,
  PlainIsolationActDto,
  PlanIsolationDto,
  ReleaseForTestDto,
  RemoveAnothersLockDto,
  RemoveIsolationDto,
  ReportBrokenDto,
  ReviseIsolationDto,
  VerifyIsolationDto,
} from './isolation-acts.dto';
import { ActingOnIsolation, actIn, ApiIsolationAct, type IsolationHead } from './isolation-door';
import { IsolationReplyDto } from './isolations.dto';
import * as examples from './isolations-examples';

const { cleared, confirmation } = examples;

@ApiTags('isolations')
@Controller('isolations')
@RequireScope('permit:act')
@UseInterceptors(SequenceEtag)
export class IsolationsController {
  constructor(
    private readonly plans: PlanIsolation,
    private readonly acts: ActOnIsolation,
  ) {}

  @Post()
  @HttpCode(201)
  @ApiCommand({
    summary: 'Plan an isolation: points, energies, methods, and the group lock box',
    description: 'Gives it its number. A blind needs its drawing number, size and position (GB 30871 cl. 7.1).',
    status: 201,
    body: { type: PlanIsolationDto, example: examples.plan },
    answer: { type: IsolationReplyDto, example: examples.reply('planned', 'planned', 1) },
    errors: [
      { status: 403, code: 'person-required' },
      { status: 403, code: 'not-entitled' },
      { status: 404, code: 'site-unknown' },
      { status: 404, code: 'area-unknown' },
      { status: 422, code: 'isolation-point-twice' },
      { status: 422, code: 'idempotency-key-reused' },
    ],
  })
  planIsolation(
    @Requesting() by: Requester,
    @IdempotencyKey() key: string,
    @Body() body: PlanIsolationDto,
  ): Promise<IsolationReplyDto> {
    return this.plans.run({ by, key, ...actIn(body) });
  }

  @Post(':number/revise')
  @ApiIsolationAct({
    summary: 'Draw the plan anew, until the first point is applied',
    body: ReviseIsolationDto,
    example: examples.revision,
    becomes: ['planned', 'revised'],
    errors: ['isolation-point-state', 'isolation-point-twice'],
  })
  reviseIsolation(
    @ActingOnIsolation() head: IsolationHead,
    @Body() body: ReviseIsolationDto,
  ): Promise<IsolationReplyDto> {
    return this.acts.run({ ...head, name: 'revise', ...actIn(body) });
  }

  @Post(':number/apply')
  @ApiIsolationAct({
    summary: 'Apply points: tag hung, lock on; the lock is from now on the caller’s own',
    body: ApplyIsolationDto,
    example: { points: [{ point: 'P-2103-breaker', tag: 'T-0118', lock: 'L-31' }] },
    becomes: ['applied', 'applied'],
    errors: ['isolation-point-unknown', 'isolation-lock-missing', 'isolation-lock-in-use', 'isolation-lock-not-yours'],
  })
  applyIsolation(
    @ActingOnIsolation() head: IsolationHead,
    @Body() body: ApplyIsolationDto,
  ): Promise<IsolationReplyDto> {
    return this.acts.run({ ...head, name: 'apply', ...actIn(body) });
  }

  @Post(':number/verify')
  @ApiIsolationAct({
    summary: 'Verify applied points: tried and found dead, by somebody else than who applied them',
    body: VerifyIsolationDto,
    example: { points: [{ point: 'P-2103-breaker', method: 'Start button tried, motor dead' }] },
    becomes: ['verified', 'verified'],
    errors: ['isolation-verifier-applied', 'isolation-point-state'],
  })
  verifyIsolation(
    @ActingOnIsolation() head: IsolationHead,
    @Body() body: VerifyIsolationDto,
  ): Promise<IsolationReplyDto> {
    return this.acts.run({ ...head, name: 'verify', ...actIn(body) });
  }

  @Post(':number/close-box')
  @ApiIsolationAct({
    summary: 'Close the group lock box over the keys',
    body: PlainIsolationActDto,
    example: {},
    becomes: ['verified', 'boxClosed'],
    errors: ['isolation-no-box', 'isolation-point-state'],
  })
  closeLockBox(
    @ActingOnIsolation() head: IsolationHead,
    @Body() body: PlainIsolationActDto,
  ): Promise<IsolationReplyDto> {
    return this.acts.run({ ...head, name: 'closeBox', ...actIn(body) });
  }

  @Post(':number/open-box')
  @ApiIsolationAct({
    summary: 'Open the group lock box, once every personal lock is off and nobody works behind it',
    body: PlainIsolationActDto,
    example: {},
    becomes: ['verified', 'boxOpened'],
    errors: ['isolation-box-locked', 'isolation-permit-at-work', 'isolation-people-inside'],
  })
  openLockBox(
    @ActingOnIsolation() head: IsolationHead,
    @Body() body: PlainIsolationActDto,
  ): Promise<IsolationReplyDto> {
    return this.acts.run({ ...head, name: 'openBox', ...actIn(body) });
  }

  @Post(':number/lock-on')
  @ApiIsolationAct({
    summary: 'Put one’s own lock on the box',
    body: LockOnDto,
    example: { lock: 'P-0452', permit: 'DH-2026-000123' },
    becomes: ['verified', 'lockedOn'],
    errors: ['isolation-box-open', 'isolation-lock-in-use', 'isolation-permit-not-linked'],
  })
  lockOn(@ActingOnIsolation() head: IsolationHead, @Body() body: LockOnDto): Promise<IsolationReplyDto> {
    return this.acts.run({ ...head, name: 'lockOn', ...actIn(body) });
  }

  @Post(':number/lock-off')
  @ApiIsolationAct({
    summary: 'Take one’s own lock off the box',
    body: LockOffDto,
    example: { lock: 'P-0452' },
    becomes: ['verified', 'lockedOff'],
    errors: ['isolation-lock-unknown', 'isolation-lock-not-yours'],
  })
  lockOff(@ActingOnIsolation() head: IsolationHead, @Body() body: LockOffDto): Promise<IsolationReplyDto> {
    return this.acts.run({ ...head, name: 'lockOff', ...actIn(body) });
  }

  @Post(':number/release-for-test')
  @ApiIsolationAct({
    summary: 'Release points for a test; they are applied and verified again before anybody works on',
    description:
      'Refused while a dependent permit is at work, or anybody or anything of it is counted in and not out (1910.147(f)(1)).',
    body: ReleaseForTestDto,
    example: { points: ['P-2103-breaker'], reason: 'Direction of rotation', ...cleared },
    becomes: ['temporarilyReleased', 'releasedForTest'],
    errors: ['isolation-permit-at-work', 'isolation-people-inside', 'isolation-box-locked', 'isolation-lock-not-yours'],
  })
  releaseIsolationForTest(
    @ActingOnIsolation() head: IsolationHead,
    @Body() body: ReleaseForTestDto,
  ): Promise<IsolationReplyDto> {
    return this.acts.run({ ...head, name: 'releaseForTest', ...actIn(body) });
  }

  @Post(':number/remove')
  @ApiIsolationAct({
    summary: 'Take points off for good',
    description:
      'Refused while a dependent permit stands, suspended or not: the refusal names it. A lock is taken off by who applied it.',
    body: RemoveIsolationDto,
    example: { points: ['P-2103-breaker', 'P-2103-inlet'], ...cleared },
    becomes: ['removed', 'removed'],
    errors: ['isolation-permit-stands', 'isolation-people-inside', 'isolation-box-locked', 'isolation-lock-not-yours'],
  })
  removeIsolation(
    @ActingOnIsolation() head: IsolationHead,
    @Body() body: RemoveIsolationDto,
  ): Promise<IsolationReplyDto> {
    return this.acts.run({ ...head, name: 'remove', ...actIn(body) });
  }

  @Post(':number/remove-anothers-lock')
  @ApiIsolationAct({
    summary: 'Take off the lock of somebody who is not at the plant, by the procedure',
    description: 'By the safety officer or the unit’s head, with three confirmations (29 CFR 1910.147(e)(3)).',
    body: RemoveAnothersLockDto,
    example: {
      locks: ['L-31'],
      ownerNotAtPlant: confirmation,
      contactTried: { confirmed: true, how: 'Called twice, 18:15 and 18:30, reached the second time' },
      toldBeforeReturn: { confirmed: true, how: 'Gate holds the badge; shift leader tells at 06:00' },
      ...cleared,
    },
    becomes: ['applied', 'anothersLockRemoved'],
    errors: ['isolation-exception-unconfirmed', 'isolation-lock-own', 'isolation-permit-stands'],
  })
  removeAnothersLock(
    @ActingOnIsolation() head: IsolationHead,
    @Body() body: RemoveAnothersLockDto,
  ): Promise<IsolationReplyDto> {
    return this.acts.run({ ...head, name: 'removeAnothersLock', ...actIn(body) });
  }

  @Post(':number/report-broken')
  @ApiIsolationAct({
    summary: 'Say that a point was found otherwise than it was left; whoever works behind it is stopped',
    body: ReportBrokenDto,
    example: { points: ['P-2103-breaker'], finding: 'Lock hangs open' },
    becomes: ['broken', 'foundBroken'],
    errors: ['isolation-point-state'],
  })
  reportBrokenIsolation(
    @ActingOnIsolation() head: IsolationHead,
    @Body() body: ReportBrokenDto,
  ): Promise<IsolationReplyDto> {
    return this.acts.run({ ...head, name: 'reportBroken', ...actIn(body) });
  }

  @Post(':number/link-permit')
  @ApiIsolationAct({
    summary: 'Say that a permit stands on this isolation',
    description: 'From then on it is not taken off under the permit, and the permit works only while it is in force.',
    body: LinkPermitDto,
    example: { permit: 'DH-2026-000123' },
    becomes: ['verified', 'permitLinked'],
    errors: ['permit-unknown', 'isolation-permit-linked', 'isolation-permit-over', 'isolation-other-site'],
  })
  linkPermit(@ActingOnIsolation() head: IsolationHead, @Body() body: LinkPermitDto): Promise<IsolationReplyDto> {
    return this.acts.run({ ...head, name: 'linkPermit', ...actIn(body) });
  }

  @Post(':number/unlink-permit')
  @ApiIsolationAct({
    summary: 'Take a permit off the list: a mistake before its approval, or one that is over',
    body: LinkPermitDto,
    example: { permit: 'DH-2026-000123' },
    becomes: ['verified', 'permitUnlinked'],
    errors: ['isolation-permit-not-linked', 'isolation-permit-stands'],
  })
  unlinkPermit(@ActingOnIsolation() head: IsolationHead, @Body() body: LinkPermitDto): Promise<IsolationReplyDto> {
    return this.acts.run({ ...head, name: 'unlinkPermit', ...actIn(body) });
  }
}
