/** Shapes of the figures: over which time and which permits, and what comes out. */
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsZonedInstant } from '@holdpoint/service-kit';
import { IsOptional, Matches } from 'class-validator';
import { idPattern } from '../door/ids';

export class FiguresQueryDto {
  @ApiPropertyOptional({ description: 'Without it, 30 days before `until`', example: '2026-11-01T00:00:00+08:00' })
  @IsOptional()
  @IsZonedInstant()
  from?: string;

  @ApiPropertyOptional({ description: 'Without it, now', example: '2026-12-01T00:00:00+08:00' })
  @IsOptional()
  @IsZonedInstant()
  until?: string;

  @ApiPropertyOptional({ example: 'east-plant' })
  @IsOptional()
  @Matches(idPattern)
  site?: string;

  @ApiPropertyOptional({ description: 'Of one type only', example: 'hot-work' })
  @IsOptional()
  @Matches(idPattern)
  type?: string;
}

export class StageTimesDto {
  @ApiProperty({ example: 'hot-work' }) type!: string;
  @ApiProperty({ example: 'east-plant' }) site!: string;
  @ApiProperty({ example: 'safety' }) stage!: string;
  @ApiProperty({ description: 'Whose signature was asked first', example: 'safety-department' }) duty!: string;
  @ApiProperty({
    type: 'integer',
    description: 'Stages that were answered, or over which the permit ended',
    example: 41,
  })
  answered!: number;
  @ApiProperty({ type: 'integer', example: 38 }) signed!: number;
  @ApiProperty({ type: 'integer', example: 2 }) expired!: number;
  @ApiProperty({ type: 'integer', description: 'Sent back or rejected', example: 1 }) refused!: number;
  @ApiProperty({ type: 'integer', description: 'That went up the line', example: 5 }) escalated!: number;
  @ApiProperty({ example: 12.5 }) medianMinutes!: number;
  @ApiProperty({ example: 47 }) p90Minutes!: number;
}
export class SignerTimesDto {
  @ApiProperty({ example: 'hot-work' }) type!: string;
  @ApiProperty({ example: 'east-plant' }) site!: string;
  @ApiProperty({ example: 'safety' }) stage!: string;
  @ApiProperty({ description: 'The duty that the signature was given for', example: 'safety-department' })
  duty!: string;
  @ApiProperty({
    description: 'What whoever signed was to the stage',
    enum: ['holder', 'stand-in', 'superior', 'delegate', 'shared'],
    example: 'holder',
  })
  role!: 'holder' | 'stand-in' | 'superior' | 'delegate' | 'shared';
  @ApiProperty({ type: 'integer', example: 36 }) signatures!: number;
  @ApiProperty({ description: 'From the stage’s opening', example: 11 }) medianMinutes!: number;
  @ApiProperty({ example: 42.5 }) p90Minutes!: number;
}
export class StepTimesDto {
  @ApiProperty({ example: 'hot-work' }) type!: string;
  @ApiProperty({ example: 'east-plant' }) site!: string;
  @ApiProperty({
    description: 'A step of the life besides the stages of the chain',
    enum: ['checkTicket', 'issue', 'checkIn', 'start', 'acceptCompletion', 'close', 'archive'],
    example: 'checkTicket',
  })
  step!: string;
  @ApiProperty({ description: 'Role on the permit or duty whose step it is', example: 'shift-leader' }) role!: string;
  @ApiProperty({ type: 'integer', example: 38 }) done!: number;
  @ApiProperty({ description: 'From when it was to be done', example: 9.5 }) medianMinutes!: number;
  @ApiProperty({ example: 21 }) p90Minutes!: number;
}
export class WaitingNowDto {
  @ApiProperty({ example: 'hot-work' }) type!: string;
  @ApiProperty({ example: 'east-plant' }) site!: string;
  @ApiProperty({ description: 'Duty or role', example: 'plant-head' }) duty!: string;
  @ApiProperty({ type: 'integer', example: 3 }) permits!: number;
  @ApiProperty({ type: 'integer', example: 1 }) overdue!: number;
  @ApiProperty({ example: 52.3 }) longestMinutes!: number;
  @ApiProperty({
    type: [String],
    description:
      'Who could act: holders who are there, those who sign for one, or who has the role. None: nobody is there',
    example: ['p-head'],
  })
  people!: readonly string[];
}
export class BurdenDto {
  @ApiProperty({ example: 'hot-work' }) type!: string;
  @ApiProperty({ example: 'east-plant' }) site!: string;
  @ApiProperty({ type: 'integer', example: 44 }) permits!: number;
  @ApiProperty({ type: 'integer', example: 40 }) approved!: number;
  @ApiProperty({ type: 'integer', example: 2 }) expired!: number;
  @ApiProperty({ type: 'integer', description: 'Permits that were sent back at least once', example: 6 })
  returned!: number;
  @ApiProperty({ description: 'Rounds beyond the first, on average', example: 0.16 }) returnedRounds!: number;
  @ApiProperty({ description: 'Signatures and confirmations per permit, on average', example: 13.4 })
  signatures!: number;
  @ApiProperty({ type: 'integer', description: 'Permits that began as a copy', example: 17 }) copied!: number;
  @ApiProperty({ description: 'Share of the fields that were taken over, on average, 0 to 1', example: 0.31 })
  copiedShare!: number;
  @ApiProperty({ description: 'Minutes in approval, all rounds together, on average', example: 41.2 })
  minutesWaited!: number;
  @ApiProperty({ type: 'number', nullable: true, description: 'Median, from the first submission', example: 38 })
  minutesToApproval!: number | null;
  @ApiProperty({ type: 'number', nullable: true, description: 'Median, from the first submission', example: 95.5 })
  minutesToStart!: number | null;
}
export class FiguresDto {
  @ApiProperty({ format: 'date-time', example: '2026-10-31T16:00:00.000Z' }) from!: string;
  @ApiProperty({ format: 'date-time', example: '2026-11-30T16:00:00.000Z' }) until!: string;
  @ApiProperty({ type: [StageTimesDto] }) stages!: readonly StageTimesDto[];
  @ApiProperty({ type: [SignerTimesDto], description: 'Signatures given in that time' })
  signers!: readonly SignerTimesDto[];
  @ApiProperty({ type: [StepTimesDto], description: 'Steps done in that time' }) steps!: readonly StepTimesDto[];
  @ApiProperty({ type: [WaitingNowDto], description: 'At this moment, whatever the time asked about' })
  waiting!: readonly WaitingNowDto[];
  @ApiProperty({ type: [BurdenDto], description: 'Of the permits first submitted in that time' })
  burden!: readonly BurdenDto[];
}
