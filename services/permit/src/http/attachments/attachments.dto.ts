/** Shapes of attachments: what was claimed when one was brought, and what is told of it. */
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsZonedInstant } from '@holdpoint/service-kit';
import { Type } from 'class-transformer';
import { IsNumber, IsOptional, Max, Min } from 'class-validator';
import { scanStates, type ScanState } from '../../app/attachments/attachment-scanner';
import { mediaTypes, type MediaType } from '../../app/attachments/media-type';

const hash = '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae';

export class ClaimQueryDto {
  @ApiPropertyOptional({ description: 'When it was taken, as claimed', example: '2026-11-24T13:30:00+08:00' })
  @IsOptional()
  @IsZonedInstant()
  claimedAt?: string;

  @ApiPropertyOptional({
    description: 'Where it was taken, as claimed (WGS 84)',
    minimum: -90,
    maximum: 90,
    example: 30.62871,
  })
  @IsOptional()
  @Type(() => Number)
  @IsNumber()
  @Min(-90)
  @Max(90)
  latitude?: number;

  @ApiPropertyOptional({
    description: 'With the latitude, or neither',
    minimum: -180,
    maximum: 180,
    example: 121.06592,
  })
  @IsOptional()
  @Type(() => Number)
  @IsNumber()
  @Min(-180)
  @Max(180)
  longitude?: number;
}

/** What a form holds besides the file, and what it is described by. */
export class AttachmentFormDto extends ClaimQueryDto {
  @ApiProperty({ type: 'string', format: 'binary', description: 'The one file, with its Content-Type' })
  @IsOptional()
  file?: unknown;
}

export class PhotoEvidenceDto {
  @ApiPropertyOptional({ description: 'Where the camera said its zone', example: '2026-11-24T05:28:10.000Z' })
  takenAt?: string;

  @ApiPropertyOptional({ description: "By the camera's clock, where it said no zone", example: '2026-11-24T13:28:10' })
  takenAtLocal?: string;

  @ApiPropertyOptional({ example: 30.6288 })
  latitude?: number;

  @ApiPropertyOptional({ example: 121.066 })
  longitude?: number;
}

export class ClaimDto {
  @ApiPropertyOptional({ example: '2026-11-24T05:30:00.000Z' })
  at?: string;

  @ApiPropertyOptional({ example: 30.62871 })
  latitude?: number;

  @ApiPropertyOptional({ example: 121.06592 })
  longitude?: number;
}

export class AttachmentDto {
  @ApiProperty({
    description: 'What a form field of kind `attachment` names',
    example: 'att-0c0f1a86-0d6e-4a73-8f0e-1f4f0a1e6f55',
  })
  id!: string;

  @ApiProperty({ description: 'Of the content, hex', example: hash })
  sha256!: string;

  @ApiProperty({ example: 482113 })
  bytes!: number;

  @ApiProperty({ description: 'Found by the content', enum: mediaTypes, example: 'image/jpeg' })
  mediaType!: MediaType;

  @ApiProperty({ description: 'Who brought this content first', example: 'p-applicant-1' })
  uploadedBy!: string;

  @ApiProperty({ example: '2026-11-24T05:31:00.000Z' })
  uploadedAt!: string;

  @ApiProperty({ enum: scanStates, example: 'not-scanned' })
  scan!: ScanState;

  @ApiProperty({ enum: ['picture', 'icon'], description: 'What its preview is', example: 'picture' })
  preview!: 'picture' | 'icon';

  @ApiProperty({
    type: PhotoEvidenceDto,
    description: 'What the photo says of itself; it can be forged, and nothing is decided by it',
  })
  exif!: PhotoEvidenceDto;

  @ApiProperty({ type: ClaimDto })
  claimed!: ClaimDto;

  @ApiPropertyOptional({ description: 'Minutes from when it was taken to when it is claimed to have been', example: 2 })
  minutesFromTakenToClaimed?: number;

  @ApiPropertyOptional({
    description: 'Metres between where it was taken and where it is claimed to have been',
    example: 13,
  })
  metresFromTakenToClaimed?: number;

  @ApiPropertyOptional({ description: "Metres from where it was taken to the permit's work point", example: 13 })
  metresFromTakenToWorkPoint?: number;
}

export class PermitAttachmentDto extends AttachmentDto {
  @ApiProperty({
    description: 'Where the permit names it: a field of the form, or the hand-back',
    example: '/form/liftingPlan',
  })
  field!: string;

  @ApiProperty({
    description: "The content's hash by the permit's own record, which the audit file binds",
    example: hash,
  })
  recordedSha256!: string;
}
