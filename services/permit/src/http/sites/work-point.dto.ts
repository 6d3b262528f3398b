/** Shapes of work points: where they lie, on the earth and on the plan, in which space, bund or line. */
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsNumber, IsObject, IsOptional, IsString, Length, Matches, Max, Min, ValidateNested } from 'class-validator';
import { idPattern } from '../door/ids';
import { IsLocalDate } from '../validation/local-date';
import { IsTogetherWith } from '../validation/together';
import { WordsDto } from './words.dto';

export class FixedHotWorkAreaDto {
  @ApiProperty({ description: 'Last yearly review (GB 30871 cl. 5.5)', example: '2026-03-01' })
  @IsLocalDate()
  reviewedOn!: string;

  @ApiProperty({ description: 'Metres to the nearest hazard', example: 34 })
  @IsNumber()
  @Min(0)
  @Max(100_000)
  hazardDistanceM!: number;
}
export class PutWorkPointDto {
  @ApiProperty({ type: WordsDto })
  @ValidateNested()
  @Type(() => WordsDto)
  @IsObject()
  name!: WordsDto;

  @ApiProperty({ description: 'Area that it lies in', example: 'tank-farm' })
  @Matches(idPattern)
  area!: string;

  @ApiPropertyOptional({
    description:
      'WGS 84, degrees; with the longitude, or neither. Without a position only its code shows that somebody is there',
    example: 30.62871,
    minimum: -90,
    maximum: 90,
  })
  @IsTogetherWith('longitude')
  @IsNumber()
  @Min(-90)
  @Max(90)
  latitude?: number;

  @ApiPropertyOptional({ description: 'WGS 84, degrees', example: 121.06592, minimum: -180, maximum: 180 })
  @IsTogetherWith('latitude')
  @IsNumber()
  @Min(-180)
  @Max(180)
  longitude?: number;

  @ApiPropertyOptional({
    description:
      "Metres on the site's plan, from its origin; with planY, or neither. Where two points are on the plan, it says how far apart they are. " +
      'A point with no position at all counts as near everything of its area',
    example: 412.5,
  })
  @IsTogetherWith('planY')
  @IsNumber()
  @Min(-100_000)
  @Max(100_000)
  planX?: number;

  @ApiPropertyOptional({ description: "Metres on the site's plan", example: 180 })
  @IsTogetherWith('planX')
  @IsNumber()
  @Min(-100_000)
  @Max(100_000)
  planY?: number;

  @ApiPropertyOptional({ description: "Metres above the site's zero level", example: 6.5 })
  @IsOptional()
  @IsNumber()
  @Min(-10_000)
  @Max(10_000)
  elevationM?: number;

  @ApiPropertyOptional({
    description: 'The code on its plate. Only a hash is kept; left out, the one before stays.',
    example: 'WP-7Q4M-2K9D',
  })
  @IsOptional()
  @IsString()
  @Length(6, 200)
  code?: string;

  @ApiPropertyOptional({
    description: 'The vessel or room that it lies in, where that is a confined space',
    example: 'tk-101',
  })
  @IsOptional()
  @Matches(idPattern)
  space?: string;

  @ApiPropertyOptional({ description: 'The bund of the tank farm that it lies in', example: 'bund-1' })
  @IsOptional()
  @Matches(idPattern)
  bund?: string;

  @ApiPropertyOptional({
    description: 'The process line or the piece of equipment that it is on',
    example: 'P-1012',
  })
  @IsOptional()
  @Matches(idPattern)
  line?: string;

  @ApiPropertyOptional({ type: FixedHotWorkAreaDto })
  @IsOptional()
  @ValidateNested()
  @Type(() => FixedHotWorkAreaDto)
  @IsObject()
  fixedHotWorkArea?: FixedHotWorkAreaDto;
}
export class WorkPointDto {
  @ApiProperty({ example: 'tk-101-north' }) id!: string;
  @ApiProperty({ type: WordsDto }) name!: WordsDto;
  @ApiProperty({ example: 'tank-farm' }) area!: string;
  @ApiPropertyOptional({ example: 30.62871 }) latitude?: number;
  @ApiPropertyOptional({ example: 121.06592 }) longitude?: number;
  @ApiPropertyOptional({ description: "Metres on the site's plan", example: 412.5 }) planX?: number;
  @ApiPropertyOptional({ description: "Metres on the site's plan", example: 180 }) planY?: number;
  @ApiPropertyOptional({ description: "Metres above the site's zero level", example: 6.5 }) elevationM?: number;
  @ApiProperty({ description: 'Whether a plate with a code is fixed there', example: true }) hasCode!: boolean;
  @ApiPropertyOptional({ example: 'tk-101' }) space?: string;
  @ApiPropertyOptional({ example: 'bund-1' }) bund?: string;
  @ApiPropertyOptional({ description: 'Process line or piece of equipment', example: 'P-1012' }) line?: string;
  @ApiPropertyOptional({ type: FixedHotWorkAreaDto }) fixedHotWorkArea?: FixedHotWorkAreaDto;
}
