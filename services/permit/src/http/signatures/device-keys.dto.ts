/** Shapes of device keys. */
import { FreeText } from '@holdpoint/service-kit';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, Matches } from 'class-validator';
import { idPattern } from '../door/ids';

const algorithms = ['ES256', 'Ed25519'] as const;
type Algorithm = (typeof algorithms)[number];
const publicKeyExample = '11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=';

export class RegisterDeviceKeyDto {
  @ApiProperty({
    enum: algorithms,
    description: '`ES256` is ECDSA on P-256 with SHA-256, as browsers and phones make it; `Ed25519` where they can',
    example: 'Ed25519',
  })
  @IsIn(algorithms)
  algorithm!: Algorithm;

  @ApiProperty({
    description: 'The raw public key, base64: 65 bytes (the uncompressed point) or 32, as WebCrypto exports it raw',
    example: publicKeyExample,
  })
  @Matches(/^([A-Za-z0-9+/]{87}=|[A-Za-z0-9+/]{43}=)$/)
  publicKey!: string;

  @ApiProperty({ description: "The device's own id", example: 'phone-3f9c', pattern: idPattern.source })
  @Matches(idPattern)
  device!: string;

  @ApiProperty({
    description:
      'The key’s own signature, 64 bytes, base64, of the canonical JSON of {kind: "holdpoint-device-key", version: 1, tenant, person, algorithm, publicKey, device}',
    example: 'MEUCIQDr0yS0b5c0qB1hEo1oG7rV8Qe0Yp1m6o0Jm2b7g0k5nq9r3s4t5u6v7w8x9y0zA1B2C3D4E5F6G7H8Ig==',
  })
  @Matches(/^[A-Za-z0-9+/]{86}==$/)
  value!: string;
}

export class RevokeDeviceKeyDto {
  @ApiProperty({ example: 'Phone lost at the jetty' })
  @FreeText({ max: 500 })
  reason!: string;
}

export class RevocationDto {
  @ApiProperty({ example: '2026-11-25T01:00:00.000Z', format: 'date-time' }) at!: string;
  @ApiProperty({ example: 'p-head' }) by!: string;
  @ApiProperty({ example: 'Phone lost at the jetty' }) reason!: string;
}

export class DeviceKeyDto {
  @ApiProperty({
    description: 'The first 32 digits of the SHA-256 of the public key',
    example: '21fe31dfa154a261626bf854046fd227',
  })
  id!: string;
  @ApiProperty({ example: 'p-head' }) person!: string;
  @ApiProperty({ enum: algorithms, example: 'Ed25519' }) algorithm!: Algorithm;
  @ApiProperty({ example: publicKeyExample }) publicKey!: string;
  @ApiProperty({ example: 'phone-3f9c' }) device!: string;
  @ApiProperty({ example: '2026-11-24T01:00:00.000Z', format: 'date-time' }) registeredAt!: string;
  @ApiPropertyOptional({ type: RevocationDto, description: 'From then on it signs nothing; what it signed stands' })
  revoked?: RevocationDto;
}
