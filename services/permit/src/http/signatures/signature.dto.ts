/** The shape of a signature that comes with an act. */
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { signatureMethods, type SignatureMethod } from '@holdpoint/permit-domain';
import { Type } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsLatitude,
  IsLongitude,
  IsNumber,
  IsObject,
  IsOptional,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { idPattern } from '../door/ids';

const hashPattern = /^[0-9a-f]{64}$/;
/** As every instant inside: UTC, milliseconds; a statement is signed over these very characters. */
const instantPattern = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

export class SignedPositionDto {
  @ApiProperty({ description: 'WGS 84, degrees', example: 30.62871, minimum: -90, maximum: 90 })
  @IsLatitude()
  @IsNumber()
  latitude!: number;

  @ApiProperty({ description: 'WGS 84, degrees', example: 121.06592, minimum: -180, maximum: 180 })
  @IsLongitude()
  @IsNumber()
  longitude!: number;

  @ApiPropertyOptional({ description: 'Metres', example: 8, minimum: 0, maximum: 10000 })
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(10_000)
  accuracyM?: number;
}

export class SignatureDto {
  @ApiProperty({
    description: 'SHA-256 of what was shown, as GET /permits/{number}/signing gave it',
    example: '0b2f0c9a4f3f3f8b6f7f1f7f6a8f4f6f5d0a4c1f0e6d5c4b3a29181716151413',
    pattern: hashPattern.source,
  })
  @Matches(hashPattern)
  shown!: string;

  @ApiProperty({ type: 'integer', description: 'Version of the permit that was shown', example: 6, minimum: 1 })
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  sequence!: number;

  @ApiProperty({
    description: 'When it was signed, by the device: UTC, with milliseconds and Z',
    example: '2026-11-24T05:29:41.000Z',
    pattern: instantPattern.source,
  })
  @Matches(instantPattern)
  at!: string;

  @ApiProperty({
    enum: signatureMethods,
    description:
      '`password`: signed in anew for it, five minutes ago at most. `handwritten`: a picture of the handwriting is an attachment. `device-key`: the statement is signed with a registered key.',
    example: 'handwritten',
  })
  @IsIn(signatureMethods)
  method!: SignatureMethod;

  @ApiPropertyOptional({ description: "The device's own id", example: 'phone-3f9c', pattern: idPattern.source })
  @IsOptional()
  @Matches(idPattern)
  device?: string;

  @ApiPropertyOptional({ type: SignedPositionDto })
  @IsOptional()
  @ValidateNested()
  @Type(() => SignedPositionDto)
  @IsObject()
  position?: SignedPositionDto;

  @ApiPropertyOptional({
    description: 'Id of the attachment with the picture of the handwriting, brought by the signer',
    example: 'a-5b1d0c9e',
  })
  @IsOptional()
  @Matches(idPattern)
  handwriting?: string;

  @ApiPropertyOptional({ description: 'Id of the device key', example: '9f86d081884c7d659a2feaa0c55ad015' })
  @IsOptional()
  @Matches(/^[0-9a-f]{32}$/)
  key?: string;

  @ApiPropertyOptional({
    description:
      'The device key’s signature of the canonical statement (docs/audit-format.md), 64 bytes, base64: Ed25519, or r and s of ECDSA P-256 with SHA-256',
    example: 'MEUCIQDr0yS0b5c0qB1hEo1oG7rV8Qe0Yp1m6o0Jm2b7g0k5nq9r3s4t5u6v7w8x9y0zA1B2C3D4E5F6G7H8Ig==',
  })
  @IsOptional()
  @Matches(/^[A-Za-z0-9+/]{86}==$/)
  value?: string;
}
