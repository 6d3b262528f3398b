/** What every act carries and every act is answered with. */
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsLatitude,
  IsLongitude,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsZonedInstant } from '@holdpoint/service-kit';
import { SignatureDto } from './signatures/signature.dto';

export class ActDto {
  @ApiPropertyOptional({
    description: 'When it was done, where that was offline; both times are kept. RFC 3339 with a zone.',
    example: '2026-11-24T13:30:00+08:00',
    format: 'date-time',
  })
  @IsOptional()
  @IsZonedInstant()
  doneAt?: string;
}

/** Where somebody says they are. Approval on site asks for a position or the work point's code. */
export class ClaimedPlaceDto {
  @ApiPropertyOptional({ description: 'WGS 84, degrees', example: 30.62871, minimum: -90, maximum: 90 })
  @IsOptional()
  @IsLatitude()
  @IsNumber()
  latitude?: number;

  @ApiPropertyOptional({ description: 'WGS 84, degrees', example: 121.06592, minimum: -180, maximum: 180 })
  @IsOptional()
  @IsLongitude()
  @IsNumber()
  longitude?: number;

  @ApiPropertyOptional({
    description: 'Radius of uncertainty of the position, metres',
    example: 8,
    minimum: 0,
    maximum: 10000,
  })
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(10_000)
  accuracyM?: number;

  @ApiPropertyOptional({
    description: 'The code scanned from the plate at the work point. It is compared at the door and kept nowhere.',
    example: 'WP-7Q4M-2K9D',
  })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  workPointCode?: string;
}

/** An act that may be signed over what was shown; which must be, the permit's pack says. */
export class SignedActDto extends ActDto {
  @ApiPropertyOptional({ type: SignatureDto, description: 'Over what GET /permits/{number}/signing showed' })
  @IsOptional()
  @ValidateNested()
  @Type(() => SignatureDto)
  @IsObject()
  signature?: SignatureDto;
}

/** An act that may be signed, and may say where it is done. */
export class PlacedActDto extends SignedActDto {
  @ApiPropertyOptional({ type: ClaimedPlaceDto })
  @IsOptional()
  @ValidateNested()
  @Type(() => ClaimedPlaceDto)
  @IsObject()
  place?: ClaimedPlaceDto;
}

export class CommandReplyDto {
  @ApiProperty({ example: 'DH-2026-000123' })
  number!: string;

  @ApiProperty({ example: 'inApproval' })
  phase!: string;

  @ApiProperty({ example: '1' })
  level!: string;

  @ApiProperty({ type: 'integer', description: 'Version of the permit after this act; also its ETag', example: 7 })
  sequence!: number;

  @ApiProperty({ description: 'When it took effect, UTC', example: '2026-11-24T05:30:00.000Z', format: 'date-time' })
  at!: string;

  @ApiProperty({ description: 'What happened, in order', example: ['stageSigned', 'approved'], type: [String] })
  events!: readonly string[];
}
