/** Shapes of the acts while work is about to start, goes on or stands still. */
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { ActDto, ClaimedPlaceDto, PlacedActDto, SignedActDto } from '../act.dto';
import { idPattern } from '../door/ids';
import { FreeText, FreeTextOfStop, IsZonedInstant } from '@holdpoint/service-kit';

export class CheckInDto extends ActDto {
  @ApiProperty({ enum: ['applicant', 'guardian'], example: 'guardian' })
  @IsIn(['applicant', 'guardian'])
  as!: 'applicant' | 'guardian';

  @ApiProperty({ type: ClaimedPlaceDto, description: 'Both scan on site before the start; time and place are kept' })
  @ValidateNested()
  @Type(() => ClaimedPlaceDto)
  @IsObject()
  place!: ClaimedPlaceDto;
}

export class StartDto extends PlacedActDto {}
export class ResumeDto extends StartDto {}

export class SuspendDto extends ActDto {
  @ApiProperty({ description: 'Anyone on site may stop the job (GB 30871 cl. 4.8)', example: 'smell-of-gas' })
  @FreeTextOfStop({ max: 200 })
  reason!: string;

  @ApiPropertyOptional({ example: 'Near the south drain' })
  @IsOptional()
  @FreeTextOfStop({ max: 1000 })
  detail?: string;
}

export class LiftStopDto extends SignedActDto {
  @ApiPropertyOptional({ example: 'Spoken with the crew; the drain is covered again' })
  @IsOptional()
  @FreeText({ max: 1000 })
  note?: string;
}

export class ExtendDto extends PlacedActDto {
  @ApiProperty({ description: 'The new end of the validity, with its zone', example: '2026-11-24T20:00:00+08:00' })
  @IsZonedInstant()
  until!: string;

  @ApiProperty({ example: 'The crane came two hours late' })
  @FreeText({ max: 1000 })
  reason!: string;
}

export class HandOverShiftDto extends SignedActDto {
  @ApiProperty({
    description: 'How the work stands: what the next shift has to know',
    example: 'Two of six welds done',
  })
  @FreeText({ max: 2000 })
  note!: string;
}
export class TakeOverShiftDto extends StartDto {
  @ApiPropertyOptional({ example: 'Walked the place together' })
  @IsOptional()
  @FreeText({ max: 2000 })
  note?: string;
}

export class LeavePostDto extends ActDto {
  @ApiPropertyOptional({ example: 'relieved' })
  @IsOptional()
  @FreeTextOfStop({ max: 1000 })
  reason?: string;
}
export class TakePostDto extends ActDto {
  @ApiProperty({ type: ClaimedPlaceDto })
  @ValidateNested()
  @Type(() => ClaimedPlaceDto)
  @IsObject()
  place!: ClaimedPlaceDto;
}

export class ReportWeatherDto extends ActDto {
  @ApiProperty({ description: 'Beaufort number of the gusts', example: 4, minimum: 0, maximum: 17 })
  @IsInt()
  @Min(0)
  @Max(17)
  windForce!: number;
}

export class ReportHazardDto extends ActDto {
  @ApiProperty({ description: "A hazard in the pack's words", example: 'dangerous-goods-train' })
  @Matches(idPattern)
  hazard!: string;

  @ApiPropertyOptional({ description: 'Metres from the work spot', example: 22 })
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(100_000)
  distanceM?: number;
}
export class ClearHazardDto extends ActDto {
  @ApiProperty({ example: 'dangerous-goods-train' })
  @Matches(idPattern)
  hazard!: string;
}

export class ReportRecordingDto extends ActDto {
  @ApiProperty({ example: true })
  @IsBoolean()
  on!: boolean;

  @ApiProperty({ description: 'Whether the camera is explosion-proof (GB 30871 cl. 5.2.11)', example: true })
  @IsBoolean()
  explosionProof!: boolean;

  @ApiPropertyOptional({ description: 'Where the recording is kept', example: 'nvr-3/2026-11-24/ch12' })
  @IsOptional()
  @IsString()
  @Length(1, 500)
  reference?: string;
}

export class ToolCountDto {
  @ApiProperty({ example: 'torch' })
  @IsString()
  @Length(1, 100)
  kind!: string;

  @ApiProperty({ example: 2, minimum: 1 })
  @IsInt()
  @Min(1)
  @Max(10_000)
  count!: number;
}
export class HeadCountDto extends ActDto {
  @ApiProperty({ description: 'Ids of the people who go in, or come out', example: ['p-entrant-1'], type: [String] })
  @IsArray()
  @ArrayMaxSize(200)
  @ArrayUnique()
  @Matches(idPattern, { each: true })
  people!: string[];

  @ApiProperty({ type: [ToolCountDto] })
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => ToolCountDto)
  tools!: ToolCountDto[];
}
