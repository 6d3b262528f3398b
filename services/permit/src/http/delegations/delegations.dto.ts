/** Shapes of delegations: who signs for whom, of which duties, where, within what. */
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { FreeText, IsZonedInstant } from '@holdpoint/service-kit';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import { idPattern } from '../door/ids';

export class DelegationLimitDto {
  @ApiProperty({ example: 'hot-work' })
  @Matches(idPattern)
  type!: string;

  @ApiPropertyOptional({ description: 'Up to and with this level; without it, every level', example: '1' })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  highestLevel?: string;
}

export class GiveDelegationDto {
  @ApiProperty({
    description: 'Who signs in the caller’s place; somebody with a duty at each site',
    example: 'p-deputy',
  })
  @Matches(idPattern)
  delegate!: string;

  @ApiProperty({
    description: 'Duties that the caller holds at each of the sites',
    type: [String],
    example: ['unit-head'],
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique()
  @Matches(idPattern, { each: true })
  duties!: string[];

  @ApiProperty({ type: [String], example: ['east-plant'] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique()
  @Matches(idPattern, { each: true })
  sites!: string[];

  @ApiPropertyOptional({
    type: [DelegationLimitDto],
    description: 'Permit types, and of each the highest level; without it, every permit of the sites',
  })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => DelegationLimitDto)
  @IsObject({ each: true })
  covers?: DelegationLimitDto[];

  @ApiProperty({ format: 'date-time', example: '2026-11-25T08:00:00+08:00' })
  @IsZonedInstant()
  from!: string;

  @ApiProperty({
    format: 'date-time',
    description: 'From this instant on it gives no right',
    example: '2026-11-28T08:00:00+08:00',
  })
  @IsZonedInstant()
  until!: string;

  @ApiProperty({ example: 'Away for the yearly meeting' })
  @FreeText({ max: 1000 })
  reason!: string;
}

export class WithdrawDelegationDto {
  @ApiProperty({ example: 'Back a day early' })
  @FreeText({ max: 1000 })
  reason!: string;
}

export class ListDelegationsDto {
  @ApiPropertyOptional({ description: 'Given by or to this person; `me` for the caller', example: 'me' })
  @IsOptional()
  @Matches(idPattern)
  person?: string;

  @ApiPropertyOptional({ example: 'east-plant' })
  @IsOptional()
  @Matches(idPattern)
  site?: string;

  @ApiPropertyOptional({ description: 'Only those that give a right now or will', type: 'boolean', example: true })
  @IsOptional()
  @Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : (value as unknown)))
  @IsBoolean()
  standing?: boolean;
}

export class CoveredDto {
  @ApiProperty({ example: 'hot-work' }) type!: string;
  @ApiPropertyOptional({ type: [String], description: 'Absent: every level', example: ['2', '1'] })
  levels?: readonly string[];
}
export class WithdrawalDto {
  @ApiProperty({ example: 'p-unit' }) by!: string;
  @ApiProperty({ example: 'Back a day early' }) reason!: string;
  @ApiProperty({ format: 'date-time', example: '2026-11-27T01:00:00.000Z' }) at!: string;
}
export class DelegationDto {
  @ApiProperty({ format: 'uuid', example: '0b7c1f5e-33a1-4f0e-9c55-2d8a1f6e7b90' }) id!: string;
  @ApiProperty({ description: 'In whose place is signed', example: 'p-unit' }) holder!: string;
  @ApiProperty({ example: 'p-deputy' }) delegate!: string;
  @ApiProperty({ type: [String], example: ['unit-head'] }) duties!: readonly string[];
  @ApiProperty({ type: [String], example: ['east-plant'] }) sites!: readonly string[];
  @ApiPropertyOptional({ type: [CoveredDto], description: 'Absent: every permit of the sites' })
  covers?: readonly CoveredDto[];
  @ApiProperty({ format: 'date-time', example: '2026-11-25T00:00:00.000Z' }) from!: string;
  @ApiProperty({ format: 'date-time', example: '2026-11-28T00:00:00.000Z' }) until!: string;
  @ApiProperty({ example: 'Away for the yearly meeting' }) reason!: string;
  @ApiProperty({ format: 'date-time', example: '2026-11-24T08:00:00.000Z' }) grantedAt!: string;
  @ApiPropertyOptional({ type: WithdrawalDto }) withdrawn?: WithdrawalDto;
  @ApiProperty({ enum: ['planned', 'inForce', 'over', 'withdrawn'], example: 'planned' })
  standing!: 'planned' | 'inForce' | 'over' | 'withdrawn';
}
