/** Shapes of what is read of the isolation register: isolations, their past, a site's blinds, and the answer to an act. */
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';
import { isolationStates, registerPointStates, type IsolationState } from '@holdpoint/permit-domain';
import { idPattern, permitNumberPattern } from '../door/ids';
import { PlannedPointDto } from './isolation-acts.dto';

export class IsolationReplyDto {
  @ApiProperty({ example: 'GL-2026-000012' }) number!: string;
  @ApiProperty({ description: 'What its points come to', enum: isolationStates, example: 'verified' }) state!: string;
  @ApiProperty({ description: 'Every point verified, the keys out of reach', example: true }) inForce!: boolean;
  @ApiProperty({ type: 'integer', description: 'Version after this act; also its ETag', example: 4 }) sequence!: number;
  @ApiProperty({ format: 'date-time', example: '2026-11-24T05:30:00.000Z' }) at!: string;
  @ApiProperty({ type: [String], example: ['verified'] }) events!: readonly string[];
}

const commaList = ({ value }: { value: unknown }): unknown => (typeof value === 'string' ? value.split(',') : value);
export class ListIsolationsDto {
  @ApiPropertyOptional({ example: 'east-plant' })
  @IsOptional()
  @Matches(idPattern)
  site?: string;

  @ApiPropertyOptional({ example: 'tank-farm' })
  @IsOptional()
  @Matches(idPattern)
  area?: string;

  @ApiPropertyOptional({
    description: `One state or several, with commas between them: ${isolationStates.join(', ')}`,
    example: 'verified,temporarilyReleased',
    type: String,
  })
  @IsOptional()
  @Transform(commaList)
  @IsIn(isolationStates, { each: true })
  state?: IsolationState[];

  @ApiPropertyOptional({ description: 'Those that this permit stands on', example: 'DH-2026-000123' })
  @IsOptional()
  @Matches(permitNumberPattern)
  permit?: string;

  @ApiPropertyOptional({ type: 'integer', default: 50, minimum: 1, maximum: 200, example: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;

  @ApiPropertyOptional({
    description: '`next` of the page before',
    example: 'WyIyMDI2LTExLTI0VDA1OjMwOjAwLjAwMFoiLCJHTC0yMDI2LTAwMDAxMiJd',
  })
  @IsOptional()
  @IsString()
  @Length(1, 300)
  cursor?: string;
}

export class PointLockDto {
  @ApiProperty({ example: 'L-31' }) lock!: string;
  @ApiProperty({ description: 'Who applied it: nobody else takes it off', example: 'p-isolating-1' }) owner!: string;
  @ApiProperty({ format: 'date-time', example: '2026-11-24T05:00:00.000Z' }) at!: string;
}
export class PointAppliedDto {
  @ApiProperty({ example: 'p-isolating-1' }) by!: string;
  @ApiProperty({ format: 'date-time', example: '2026-11-24T05:00:00.000Z' }) at!: string;
}
export class PointVerifiedDto extends PointAppliedDto {
  @ApiProperty({ example: 'Start button tried' }) method!: string;
}
export class RegisterPointDto extends PlannedPointDto {
  @ApiProperty({ enum: registerPointStates, example: 'verified' }) state!: string;
  @ApiPropertyOptional({ description: 'Number on the tag', example: 'T-0117' }) tag?: string;
  @ApiPropertyOptional({ type: PointLockDto }) lock?: PointLockDto;
  @ApiPropertyOptional({ type: PointAppliedDto }) applied?: PointAppliedDto;
  @ApiPropertyOptional({ type: PointVerifiedDto }) verified?: PointVerifiedDto;
}
export class PersonalLockDto {
  @ApiProperty({ example: 'P-0452' }) lock!: string;
  @ApiProperty({ example: 'p-welder-1' }) person!: string;
  @ApiProperty({ format: 'date-time', example: '2026-11-24T05:20:00.000Z' }) at!: string;
  @ApiPropertyOptional({ example: 'DH-2026-000123' }) permit?: string;
}
export class LockBoxDto {
  @ApiProperty({ example: 'box-4' }) box!: string;
  @ApiProperty({ example: true }) closed!: boolean;
  @ApiProperty({ type: [PersonalLockDto] }) locks!: readonly PersonalLockDto[];
}
export class TestReleaseDto {
  @ApiProperty({ description: 'Who released the first of its points', example: 'p-isolating-1' }) by!: string;
  @ApiProperty({ format: 'date-time', example: '2026-11-24T05:30:00.000Z' }) at!: string;
  @ApiPropertyOptional({
    description: 'From then on people are warned; it is the site’s limit',
    format: 'date-time',
    example: '2026-11-24T06:30:00.000Z',
  })
  dueAt?: string;
}
export class IsolationDto {
  @ApiProperty({ example: 'GL-2026-000012' }) number!: string;
  @ApiProperty({ type: 'integer', example: 4 }) sequence!: number;
  @ApiProperty({ enum: isolationStates, example: 'verified' }) state!: string;
  @ApiProperty({ example: true }) inForce!: boolean;
  @ApiProperty({ example: 'east-plant' }) site!: string;
  @ApiProperty({ example: 'tank-farm' }) area!: string;
  @ApiProperty({ example: 'P-2103' }) equipment!: string;
  @ApiProperty({ example: 'Mechanical seal change' }) purpose!: string;
  @ApiProperty({ example: 'p-isolating-1' }) plannedBy!: string;
  @ApiProperty({ format: 'date-time', example: '2026-11-24T04:30:00.000Z' }) plannedAt!: string;
  @ApiProperty({ format: 'date-time', example: '2026-11-24T05:20:00.000Z' }) changedAt!: string;
  @ApiPropertyOptional({ format: 'date-time', example: '2026-11-25T09:00:00.000Z' }) removedAt?: string;
  @ApiPropertyOptional({ type: TestReleaseDto, description: 'While any point is released for a test' })
  testRelease?: TestReleaseDto;
  @ApiProperty({ type: [RegisterPointDto] }) points!: readonly RegisterPointDto[];
  @ApiPropertyOptional({ type: LockBoxDto }) box?: LockBoxDto;
  @ApiProperty({ description: 'Permits that stand on it', type: [String], example: ['DH-2026-000123'] })
  dependents!: readonly string[];
  @ApiProperty({
    description: 'Hash of the last entry',
    example: '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae',
  })
  chainHead!: string;
}
export class IsolationPageDto {
  @ApiProperty({ type: [IsolationDto] }) items!: readonly IsolationDto[];
  @ApiPropertyOptional({ description: 'Cursor of the next page; absent on the last', example: 'WyIyMDI2Il0' })
  next?: string;
}
export class IsolationEntryDto {
  @ApiProperty({ type: 'integer', example: 3 }) sequence!: number;
  @ApiProperty({ format: 'date-time', example: '2026-11-24T05:30:00.000Z' }) at!: string;
  @ApiProperty({ example: 'verify' }) command!: string;
  @ApiProperty({ example: 'p-isolating-2' }) actor!: string;
  @ApiProperty({ type: [String], example: ['verified'] }) events!: readonly string[];
  @ApiProperty({ description: 'State after it', enum: isolationStates, example: 'verified' }) state!: string;
  @ApiProperty({ example: '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae' }) hash!: string;
}

export class ListBlindsDto {
  @ApiPropertyOptional({
    enum: ['true', 'false'],
    default: 'false',
    description: '`true`: those that were taken out as well',
  })
  @IsOptional()
  @IsIn(['true', 'false'])
  includeRemoved?: 'true' | 'false';
}
export class BlindDto {
  @ApiProperty({ example: 'P-2103-inlet' }) point!: string;
  @ApiPropertyOptional({ description: 'Number on the tag', example: 'T-0117' }) tag?: string;
  @ApiPropertyOptional({ description: 'Number of the drawing or map', example: 'PID-21-003' }) drawing?: string;
  @ApiPropertyOptional({ example: 'DN80 PN16' }) size?: string;
  @ApiPropertyOptional({ example: 'Inlet flange, upstream of XV-2103' }) position?: string;
  @ApiProperty({ enum: registerPointStates, example: 'verified' }) state!: string;
  @ApiProperty({ example: 'tank-farm' }) area!: string;
  @ApiPropertyOptional({ example: 'P-2103' }) equipment?: string;
  @ApiPropertyOptional({
    description: 'The isolation of the register; absent where the blind was recorded on a permit alone',
    example: 'GL-2026-000012',
  })
  isolation?: string;
  @ApiProperty({ description: 'Permits that stand on it', type: [String], example: ['DH-2026-000123'] })
  permits!: readonly string[];
  @ApiProperty({ format: 'date-time', example: '2026-11-24T05:30:00.000Z' }) changedAt!: string;
}
