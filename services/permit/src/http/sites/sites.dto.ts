/** Shapes of administration: sites, areas, work points, duties, calendars, instruments. */
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsZonedInstant } from '@holdpoint/service-kit';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { idPattern } from '../door/ids';
import { IsLocalDate, IsTimeOfDay, IsZone } from '../validation/local-date';
import { WordsDto } from './words.dto';
import { WorkPointDto } from './work-point.dto';

export class NightDto {
  @ApiProperty({ description: 'Local time at which night begins', example: '20:00' })
  @IsTimeOfDay()
  from!: string;

  @ApiProperty({ description: 'Local time at which it ends', example: '06:00' })
  @IsTimeOfDay()
  to!: string;
}

export class PutSiteDto {
  @ApiProperty({ type: WordsDto })
  @ValidateNested()
  @Type(() => WordsDto)
  @IsObject()
  name!: WordsDto;

  @ApiProperty({ description: 'IANA name of its time zone', example: 'Asia/Shanghai' })
  @IsZone()
  zone!: string;

  @ApiProperty({ type: NightDto, description: 'What night is, is site policy' })
  @ValidateNested()
  @Type(() => NightDto)
  @IsObject()
  night!: NightDto;

  @ApiPropertyOptional({
    enum: ['cn', 'none'],
    description: "The public calendar under the site's own days: Chinese holidays, or plain weeks",
    default: 'cn',
    example: 'cn',
  })
  @IsOptional()
  @IsIn(['cn', 'none'])
  calendar?: 'cn' | 'none';

  @ApiProperty({ description: 'Packs that the site has chosen', type: [String], example: ['gb30871-2022'] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ArrayUnique()
  @Matches(idPattern, { each: true })
  packs!: string[];

  @ApiPropertyOptional({
    type: 'integer',
    description:
      'How many minutes points of an isolation may stay released for a test run before their releaser, the safety officer and the permits’ people are warned',
    minimum: 1,
    maximum: 10080,
    default: 60,
    example: 60,
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10_080)
  testReleaseMinutes?: number;
}
export class PutAreaDto {
  @ApiProperty({ type: WordsDto })
  @ValidateNested()
  @Type(() => WordsDto)
  @IsObject()
  name!: WordsDto;
}

export class DutyHolderDto {
  @ApiProperty({ example: 'p-safety-1' })
  @Matches(idPattern)
  person!: string;

  @ApiProperty({ description: 'From when, with a zone', example: '2026-01-01T00:00:00+08:00', format: 'date-time' })
  @IsZonedInstant()
  from!: string;

  @ApiPropertyOptional({
    description: 'Until when; absent: for good',
    example: '2027-01-01T00:00:00+08:00',
    format: 'date-time',
  })
  @IsOptional()
  @IsZonedInstant()
  until?: string;

  @ApiPropertyOptional({ description: 'Away from', example: '2026-12-01T00:00:00+08:00', format: 'date-time' })
  @IsOptional()
  @IsZonedInstant()
  absentFrom?: string;

  @ApiPropertyOptional({ description: 'Away until', example: '2026-12-15T00:00:00+08:00', format: 'date-time' })
  @IsOptional()
  @IsZonedInstant()
  absentUntil?: string;
}
export class PutDutyDto {
  @ApiPropertyOptional({ description: 'Only one area of the site; absent: the whole site', example: 'tank-farm' })
  @IsOptional()
  @Matches(idPattern)
  area?: string;

  @ApiProperty({ type: [DutyHolderDto], description: 'The whole set of holders; an empty one leaves the duty vacant' })
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => DutyHolderDto)
  holders!: DutyHolderDto[];
}

export const dayKinds = ['holiday', 'restDay', 'workday'] as const;
export class PutCalendarDayDto {
  @ApiProperty({ enum: dayKinds, example: 'holiday' })
  @IsIn(dayKinds)
  kind!: (typeof dayKinds)[number];
}

export class PutInstrumentDto {
  @ApiProperty({ example: 'east-plant' })
  @Matches(idPattern)
  site!: string;

  @ApiProperty({ example: 'GX-2012' })
  @IsString()
  @Length(1, 100)
  model!: string;

  @ApiProperty({
    description: '`combustible`, `oxygen`, or toxic substances',
    type: [String],
    example: ['combustible', 'oxygen'],
  })
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsString({ each: true })
  @Length(1, 100, { each: true })
  substances!: string[];

  @ApiPropertyOptional({ description: 'Last local date on which the calibration holds', example: '2027-03-31' })
  @IsOptional()
  @IsLocalDate()
  calibratedUntil?: string;

  @ApiPropertyOptional({ default: false, example: false })
  @IsOptional()
  @IsBoolean()
  retired?: boolean;
}

export class VacantDutyDto {
  @ApiProperty({ example: 'gb30871-2022' }) pack!: string;
  @ApiProperty({ example: 'hot-work' }) type!: string;
  @ApiProperty({
    enum: ['error', 'warning'],
    description: '`error`: nobody can take the step; `warning`: somebody else will',
    example: 'warning',
  })
  severity!: 'error' | 'warning';
  @ApiProperty({ example: 'pack-duty-vacant' }) code!: string;
  @ApiProperty({ description: "Where the pack asks for it, by its author's names", example: 'chain/unit' }) at!: string;
  @ApiProperty({ example: 'unit-head' }) duty!: string;
  @ApiProperty({ description: "In the caller's language", example: 'nobody holds unit-head; duty-officer stands in' })
  message!: string;
}
export class DutyAnswerDto extends PutDutyDto {
  @ApiProperty({ example: 'east-plant' }) site!: string;
  @ApiProperty({ example: 'plant-head' }) duty!: string;
  @ApiProperty({
    type: [VacantDutyDto],
    description:
      "Duties that the site's packs ask for and nobody holds now: stand-ins sign for them, or permits wait in vain",
  })
  vacant!: readonly VacantDutyDto[];
}
export class SiteDto extends PutSiteDto {
  @ApiProperty({ example: 'east-plant' }) id!: string;
}
export class AreaDto extends PutAreaDto {
  @ApiProperty({ example: 'tank-farm' }) id!: string;
}
export class SiteWholeDto extends SiteDto {
  @ApiProperty({ type: [AreaDto] }) areas!: readonly AreaDto[];
  @ApiProperty({ type: [WorkPointDto] }) workPoints!: readonly WorkPointDto[];
}
export class DutyDto {
  @ApiProperty({ example: 'safety-department' }) duty!: string;
  @ApiPropertyOptional({ example: 'tank-farm' }) area?: string;
  @ApiProperty({ type: [DutyHolderDto] }) holders!: readonly DutyHolderDto[];
}
export class CalendarDayDto extends PutCalendarDayDto {
  @ApiProperty({ example: '2027-02-17' }) day!: string;
}
export class InstrumentDto extends PutInstrumentDto {
  @ApiProperty({ example: 'gd-07' }) id!: string;
}
export class ListInstrumentsDto {
  @ApiPropertyOptional({ example: 'east-plant' })
  @IsOptional()
  @Matches(idPattern)
  site?: string;
}
export class CalendarYearDto {
  @ApiProperty({ type: 'integer', minimum: 2000, maximum: 2200, example: 2027 })
  @Type(() => Number)
  @IsInt()
  @Min(2000)
  @Max(2200)
  year!: number;
}
