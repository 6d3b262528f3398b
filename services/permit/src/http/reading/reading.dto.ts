/** Shapes of what is read: one permit, lists with a cursor, transitions, obstacles. */
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsZonedInstant } from '@holdpoint/service-kit';
import { endPhases, livePhases, type Phase } from '@holdpoint/permit-domain';
import { Transform, Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';
import { idPattern } from '../door/ids';
import { ConflictDto } from '../conflicts/conflicts.dto';
import { NamedPersonDto } from '../submission/submission.dto';
import { moments, ObstacleDto, PlannedWindowDto, SigningObstacleDto } from './obstacle.dto';

export const phases: readonly Phase[] = [...livePhases, ...endPhases];
const commaList = ({ value }: { value: unknown }): unknown => (typeof value === 'string' ? value.split(',') : value);

export class ListPermitsDto {
  @ApiPropertyOptional({ description: 'Permit type', example: 'hot-work' })
  @IsOptional()
  @Matches(idPattern)
  type?: string;

  @ApiPropertyOptional({ example: 'special' })
  @IsOptional()
  @Matches(idPattern)
  level?: string;

  @ApiPropertyOptional({
    description: 'One phase or several, with commas between them; `live` for every one that is not over',
    example: 'active,suspended',
    type: String,
  })
  @IsOptional()
  @Transform(commaList)
  @IsIn([...phases, 'live'], { each: true })
  phase?: string[];

  @ApiPropertyOptional({ example: 'east-plant' })
  @IsOptional()
  @Matches(idPattern)
  site?: string;

  @ApiPropertyOptional({ example: 'tank-farm' })
  @IsOptional()
  @Matches(idPattern)
  area?: string;

  @ApiPropertyOptional({ description: 'Id of anyone named on the permit, the applicant too', example: 'p-welder-1' })
  @IsOptional()
  @Matches(idPattern)
  person?: string;

  @ApiPropertyOptional({
    description:
      '`me`: what waits for the caller now, by duty at the place or by role on the permit; else a duty or role',
    example: 'me',
  })
  @IsOptional()
  @Matches(idPattern)
  waitingOn?: string;

  @ApiPropertyOptional({ example: 'WO-4500012345' })
  @IsOptional()
  @Matches(idPattern)
  workOrder?: string;

  @ApiPropertyOptional({
    description: 'Windows that end after this, with a zone',
    example: '2026-11-24T00:00:00+08:00',
    format: 'date-time',
  })
  @IsOptional()
  @IsZonedInstant()
  from?: string;

  @ApiPropertyOptional({
    description: 'Windows that begin before this, with a zone',
    example: '2026-11-25T00:00:00+08:00',
    format: 'date-time',
  })
  @IsOptional()
  @IsZonedInstant()
  until?: string;

  @ApiPropertyOptional({
    description:
      'Permits that changed at this time or later, with a zone; they come oldest change first, so that a copy can be kept in step',
    example: '2026-11-24T00:00:00Z',
    format: 'date-time',
  })
  @IsOptional()
  @IsZonedInstant()
  changedSince?: string;

  @ApiPropertyOptional({ type: 'integer', default: 50, minimum: 1, maximum: 200, example: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;

  @ApiPropertyOptional({
    description: '`next` of the page before',
    example: 'WyIyMDI2LTExLTI0VDA1OjMwOjAwLjAwMFoiLCJESC0yMDI2LTAwMDEyMyJd',
  })
  @IsOptional()
  @IsString()
  @Length(1, 300)
  cursor?: string;
}

export class WaitingStageDto {
  @ApiProperty({ example: 'safety' })
  stage!: string;

  @ApiProperty({ description: 'Duties that may sign now', type: [String], example: ['safety-department'] })
  duties!: readonly string[];

  @ApiPropertyOptional({ format: 'date-time', example: '2026-11-24T07:30:00.000Z' })
  dueAt?: string;

  @ApiProperty({ description: 'How many steps up the line it has gone', type: 'integer', example: 0 })
  escalation!: number;

  @ApiPropertyOptional({
    description: 'Stands in for a duty that nobody holds, or whose holders are away',
    example: 'plant-head',
  })
  standIn?: string;
}
export class WaitingDto {
  @ApiProperty({ description: 'Duties and roles that may act now', type: [String], example: ['safety-department'] })
  on!: readonly string[];

  @ApiPropertyOptional({ description: 'Until when', format: 'date-time', example: '2026-11-24T07:30:00.000Z' })
  dueAt?: string;
}

export class PermitSummaryDto {
  @ApiProperty({ example: 'DH-2026-000123' }) number!: string;
  @ApiProperty({ example: 'hot-work' }) type!: string;
  @ApiProperty({ example: '1' }) level!: string;
  @ApiProperty({ enum: phases, example: 'inApproval' }) phase!: string;
  @ApiProperty({ description: "The phase in the caller's language", example: 'in approval' }) phaseWords!: string;
  @ApiProperty({ description: 'False once its life is over', example: true }) live!: boolean;
  @ApiProperty({ example: 'east-plant' }) site!: string;
  @ApiProperty({ example: 'tank-farm' }) area!: string;
  @ApiProperty({ example: 'tk-101-north' }) workPoint!: string;
  @ApiProperty({ example: 'p-applicant-1' }) applicant!: string;
  @ApiProperty({ type: PlannedWindowDto }) window!: PlannedWindowDto;
  @ApiProperty({ description: 'End of its validity', format: 'date-time', example: '2026-11-24T11:30:00.000Z' })
  validUntil!: string;
  @ApiProperty({ type: WaitingDto }) waiting!: WaitingDto;
  @ApiProperty({ example: false }) greenChannel!: boolean;
  @ApiProperty({ type: [String], example: ['SX-2026-000007'] }) linked!: readonly string[];
  @ApiPropertyOptional({ example: 'WO-4500012345' }) workOrder?: string;
  @ApiProperty({ description: 'Version; the ETag of one permit', type: 'integer', example: 7 }) sequence!: number;
  @ApiProperty({ format: 'date-time', example: '2026-11-24T01:00:00.000Z' }) submittedAt!: string;
  @ApiProperty({ format: 'date-time', example: '2026-11-24T05:30:00.000Z' }) updatedAt!: string;
}
export class PermitPageDto {
  @ApiProperty({ type: [PermitSummaryDto] }) items!: readonly PermitSummaryDto[];
  @ApiPropertyOptional({
    description: 'Cursor of the next page; absent on the last one',
    example: 'WyIyMDI2LTExLTI0Il0',
  })
  next?: string;
}

export class PackReferenceDto {
  @ApiProperty({ example: 'gb30871-2022' }) pack!: string;
  @ApiProperty({ example: '1.0.0' }) version!: string;
  @ApiProperty({
    description: 'Of the pack as resolved with its overlays',
    example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  })
  hash!: string;
}
export class WorkflowReferenceDto {
  @ApiProperty({ description: "Its id in Temporal's own UI", example: 'permit/demo/DH-2026-000123' })
  workflowId!: string;
}
export class ReturnedDto {
  @ApiPropertyOptional({
    description: 'The stage that sent it back; absent where the prerequisites did',
    example: 'safety',
  })
  stage?: string;
  @ApiProperty({ type: [ObstacleDto], description: 'Everything that is to be mended before it is submitted again' })
  reasons!: readonly ObstacleDto[];
}

export class PermitDto extends PermitSummaryDto {
  @ApiProperty({ description: "The type in the caller's language", example: 'Hot work' }) title!: string;
  @ApiProperty({ description: "The level in the caller's language", example: 'Level 1' }) levelName!: string;
  @ApiProperty({ description: 'Clauses that made it this level', type: [String], example: ['5.1.3'] })
  levelBecause!: readonly string[];
  @ApiProperty({ type: [NamedPersonDto] }) people!: readonly NamedPersonDto[];
  @ApiProperty({
    type: [ConflictDto],
    description: 'With works near by, as they stand now: warnings from the submission on, whenever their rule binds',
  })
  conflicts!: readonly ConflictDto[];
  @ApiProperty({ type: [WaitingStageDto], description: 'Stages that are open now' })
  stages!: readonly WaitingStageDto[];
  @ApiPropertyOptional({ type: ReturnedDto, description: 'Only while it is returned: why, reason by reason' })
  returned?: ReturnedDto;
  @ApiProperty({ type: PackReferenceDto }) pack!: PackReferenceDto;
  @ApiProperty({
    description: 'Hash of the last transition',
    example: '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae',
  })
  chainHead!: string;
  @ApiProperty({ type: WorkflowReferenceDto }) workflow!: WorkflowReferenceDto;
  @ApiProperty({
    description:
      'Everything else that is known: form, stages, measures, isolations, gas samples, briefing, check-ins, suspension, hand-back',
    type: 'object',
    additionalProperties: true,
    example: { gasSamples: [], measures: {}, checkIns: {} },
  })
  state!: object;
}

export class PageOfTransitionsDto {
  @ApiPropertyOptional({
    description: 'Sequence after which to go on',
    type: 'integer',
    default: 0,
    minimum: 0,
    example: 0,
  })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  after?: number;

  @ApiPropertyOptional({ type: 'integer', default: 100, minimum: 1, maximum: 500, example: 100 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(500)
  limit?: number;
}
export class TransitionDto {
  @ApiProperty({ type: 'integer', example: 7 }) sequence!: number;
  @ApiProperty({ format: 'date-time', example: '2026-11-24T05:30:00.000Z' }) at!: string;
  @ApiProperty({ example: 'approve' }) command!: string;
  @ApiProperty({ description: 'Person id, or `system:<name>`', example: 'p-safety-1' }) actor!: string;
  @ApiProperty({ type: [String], example: ['stageSigned', 'approved'] }) events!: readonly string[];
  @ApiProperty({ description: 'Phase after it', example: 'approved' }) phase!: string;
  @ApiProperty({ description: 'Level after it', example: '1' }) level!: string;
  @ApiProperty({ example: '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae' }) hash!: string;
}

export class ObstaclesQueryDto {
  @ApiPropertyOptional({ description: 'For which step; without it, the next one', enum: moments, example: 'start' })
  @IsOptional()
  @IsIn(moments)
  moment?: (typeof moments)[number];
}
export class ObstaclesDto {
  @ApiProperty({ example: 'DH-2026-000123' }) number!: string;
  @ApiProperty({ enum: phases, example: 'issued' }) phase!: string;
  @ApiProperty({ type: 'integer', example: 7 }) sequence!: number;
  @ApiProperty({ format: 'date-time', description: 'When this was so', example: '2026-11-24T05:30:00.000Z' })
  at!: string;
  @ApiProperty({ type: [ObstacleDto], description: 'Empty: nothing stands in the way' })
  obstacles!: readonly ObstacleDto[];
  @ApiProperty({
    type: [SigningObstacleDto],
    description: 'Acts that come next and have to be signed, by the pack and its overlays; empty: none',
  })
  signing!: readonly SigningObstacleDto[];
}
