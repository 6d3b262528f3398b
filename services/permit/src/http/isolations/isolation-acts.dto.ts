/** Shapes of what is done to an isolation: the plan and each act. */
import { FreeText, FreeTextOfStop } from '@holdpoint/service-kit';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import { ActDto } from '../act.dto';
import { idPattern, permitNumberPattern } from '../door/ids';
import { energies, isolationKinds } from '../preparation/preparation.dto';

export class IsolationActDto extends ActDto {
  @ApiPropertyOptional({ description: 'In words, kept with the entry', example: 'Gland leaks slightly, drained' })
  @IsOptional()
  @FreeText({ max: 1000 })
  note?: string;

  @ApiPropertyOptional({
    description: 'What it rests on: references of photos, records, drawings',
    type: [String],
    example: ['photo-8841'],
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @Matches(idPattern, { each: true })
  evidence?: string[];
}

export class PlannedPointDto {
  @ApiProperty({ description: 'Tag of the point, as the plant has it', example: 'P-2103-inlet' })
  @Matches(idPattern)
  point!: string;

  @ApiProperty({ enum: energies, example: 'process' })
  @IsIn(energies)
  energy!: (typeof energies)[number];

  @ApiProperty({ description: 'How it is isolated', enum: isolationKinds, example: 'blind' })
  @IsIn(isolationKinds)
  kind!: (typeof isolationKinds)[number];

  @ApiPropertyOptional({ description: 'Where; a blind has to say so', example: 'Inlet flange, upstream of XV-2103' })
  @IsOptional()
  @FreeText({ max: 200 })
  position?: string;

  @ApiPropertyOptional({
    description: 'Number of the drawing or map that shows it; a blind has to have one',
    example: 'PID-21-003',
  })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  drawing?: string;

  @ApiPropertyOptional({ description: 'Of a blind, which has to say so', example: 'DN80 PN16' })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  size?: string;

  @ApiPropertyOptional({ description: 'How it stands in operation', example: 'open' })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  normalState?: string;

  @ApiPropertyOptional({ description: 'How it stands isolated', example: 'blinded' })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  isolatedState?: string;
}

export class ReviseIsolationDto extends IsolationActDto {
  @ApiProperty({ description: 'What is isolated', example: 'P-2103' })
  @FreeText({ max: 200 })
  equipment!: string;

  @ApiProperty({ description: 'What for', example: 'Mechanical seal change' })
  @FreeText({ max: 1000 })
  purpose!: string;

  @ApiProperty({ type: [PlannedPointDto] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => PlannedPointDto)
  points!: PlannedPointDto[];

  @ApiPropertyOptional({ description: 'Number of the group lock box, where there is one', example: 'box-4' })
  @IsOptional()
  @Matches(idPattern)
  box?: string;
}
export class PlanIsolationDto extends ReviseIsolationDto {
  @ApiProperty({ example: 'east-plant' })
  @Matches(idPattern)
  site!: string;

  @ApiProperty({ example: 'tank-farm' })
  @Matches(idPattern)
  area!: string;
}

export class AppliedPointDto {
  @ApiProperty({ example: 'P-2103-inlet' })
  @Matches(idPattern)
  point!: string;

  @ApiProperty({ description: 'Number on the tag', example: 'T-0117' })
  @Matches(idPattern)
  tag!: string;

  @ApiPropertyOptional({ description: 'Number on the lock; from now on it is the caller’s', example: 'L-31' })
  @IsOptional()
  @Matches(idPattern)
  lock?: string;
}
export class ApplyIsolationDto extends IsolationActDto {
  @ApiProperty({ type: [AppliedPointDto] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => AppliedPointDto)
  points!: AppliedPointDto[];
}

export class VerifiedPointDto {
  @ApiProperty({ example: 'P-2103-inlet' })
  @Matches(idPattern)
  point!: string;

  @ApiProperty({ description: 'How it was made sure', example: 'Drain open, no flow; start button tried' })
  @FreeText({ max: 500 })
  method!: string;
}
export class VerifyIsolationDto extends IsolationActDto {
  @ApiProperty({ type: [VerifiedPointDto] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => VerifiedPointDto)
  points!: VerifiedPointDto[];
}

export class LockOnDto extends IsolationActDto {
  @ApiProperty({ description: 'Number on the caller’s own lock', example: 'P-0452' })
  @Matches(idPattern)
  lock!: string;

  @ApiPropertyOptional({ description: 'The permit under which the caller works', example: 'DH-2026-000123' })
  @IsOptional()
  @Matches(permitNumberPattern)
  permit?: string;
}
export class LockOffDto extends IsolationActDto {
  @ApiProperty({ example: 'P-0452' })
  @Matches(idPattern)
  lock!: string;
}

/** 29 CFR 1910.147(e)(1), (e)(2), (f)(1): said before energy comes back. */
export class ClearedDto extends IsolationActDto {
  @ApiProperty({ description: 'Tools and loose parts are away, the equipment is whole', example: true })
  @IsBoolean()
  areaInspected!: boolean;

  @ApiProperty({ description: 'Nobody is where the energy goes', example: true })
  @IsBoolean()
  peopleClear!: boolean;

  @ApiProperty({ description: 'Those who work there or with it have been told', example: true })
  @IsBoolean()
  affectedTold!: boolean;
}
export class RemoveIsolationDto extends ClearedDto {
  @ApiProperty({ description: 'Points that are taken off', type: [String], example: ['P-2103-inlet'] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ArrayUnique()
  @Matches(idPattern, { each: true })
  points!: string[];
}
export class ReleaseForTestDto extends RemoveIsolationDto {
  @ApiProperty({ example: 'Direction of rotation' })
  @FreeText({ max: 1000 })
  reason!: string;
}

export class ConfirmationDto {
  @ApiProperty({ example: true })
  @IsBoolean()
  confirmed!: boolean;

  @ApiProperty({ description: 'By whom, when and how', example: 'Gate log read at 18:10, not on site since 16:02' })
  @FreeText({ max: 1000 })
  how!: string;
}
export class RemoveAnothersLockDto extends ClearedDto {
  @ApiProperty({ description: 'Numbers of the locks, on points or on the box', type: [String], example: ['L-31'] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique()
  @Matches(idPattern, { each: true })
  locks!: string[];

  @ApiProperty({ type: ConfirmationDto, description: 'The owner is not at the plant (1910.147(e)(3)(i))' })
  @IsObject()
  @ValidateNested()
  @Type(() => ConfirmationDto)
  ownerNotAtPlant!: ConfirmationDto;

  @ApiProperty({ type: ConfirmationDto, description: 'It was tried to reach the owner ((e)(3)(ii))' })
  @IsObject()
  @ValidateNested()
  @Type(() => ConfirmationDto)
  contactTried!: ConfirmationDto;

  @ApiProperty({ type: ConfirmationDto, description: 'The owner is told before returning to work ((e)(3)(iii))' })
  @IsObject()
  @ValidateNested()
  @Type(() => ConfirmationDto)
  toldBeforeReturn!: ConfirmationDto;
}

export class ReportBrokenDto extends IsolationActDto {
  @ApiProperty({ type: [String], example: ['P-2103-breaker'] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ArrayUnique()
  @Matches(idPattern, { each: true })
  points!: string[];

  @ApiProperty({ example: 'Lock hangs open' })
  @FreeTextOfStop({ max: 1000 })
  finding!: string;
}
export class LinkPermitDto extends IsolationActDto {
  @ApiProperty({ description: 'Number of the permit', example: 'DH-2026-000123' })
  @Matches(permitNumberPattern)
  permit!: string;
}
/** An act that needs no more than who does it. */
export class PlainIsolationActDto extends IsolationActDto {}
