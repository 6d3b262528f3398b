/** Shapes of what an auditor asks: which act, why it was allowed, and on what. */
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsZonedInstant } from '@holdpoint/service-kit';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { idPattern } from '../door/ids';
import { ObstacleDto } from '../reading/obstacle.dto';

export class WhichDecisionDto {
  @ApiPropertyOptional({ description: 'Sequence number of the act', type: 'integer', minimum: 1, example: 14 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  sequence?: number;

  @ApiPropertyOptional({
    description: 'Instead of a sequence: the last act at or before this instant, with its zone',
    example: '2026-11-24T14:32:00+08:00',
  })
  @IsOptional()
  @IsZonedInstant()
  at?: string;
}

export class BundleScopeDto {
  @ApiPropertyOptional({ description: 'Only permits of this site', example: 'east-plant' })
  @IsOptional()
  @Matches(idPattern)
  site?: string;
}
export class AuditKeyDto {
  @ApiProperty({ enum: ['Ed25519'], example: 'Ed25519' }) algorithm!: 'Ed25519';
  @ApiProperty({ description: 'First 16 digits of the SHA-256 of the key', example: '3f0a9c1be5d24c77' })
  keyId!: string;
  @ApiProperty({ description: '32 bytes, base64', example: 'O2onvM62pC1io6jQKm8Nc2UyFXcd4kOmOsBIoYtZ2ik=' })
  publicKey!: string;
}

export class AskedRuleDto {
  @ApiProperty({ description: 'The moment that asked it', example: 'start' }) moment!: string;
  @ApiProperty({ description: 'The line of the pack', example: 'gas-fresh' }) rule!: string;
  @ApiProperty({ example: '5.3.1 c' }) clause!: string;
  @ApiProperty({ enum: ['V', 'C', 'O'], example: 'V' }) certainty!: string;
  @ApiProperty({ example: true }) held!: boolean;
  @ApiProperty({ type: [ObstacleDto], description: 'What was not met; empty where it held' })
  found!: readonly ObstacleDto[];
}

export class HeadsScopeDto {
  @ApiProperty({ description: 'Id of the site', example: 'east-plant' })
  @Matches(idPattern)
  site!: string;

  @ApiPropertyOptional({
    description: 'Only the messages after this one, by its sequence; absent: from the first on',
    type: 'integer',
    minimum: 0,
    example: 2900,
  })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(1_000_000_000)
  after?: number;
}

export class ReplayedDecisionDto {
  @ApiProperty({ example: 'DH-2026-000123' }) number!: string;
  @ApiProperty({ type: 'integer', example: 14 }) sequence!: number;
  @ApiProperty({ format: 'date-time', example: '2026-11-24T06:32:00.000Z' }) at!: string;
  @ApiProperty({ example: 'start' }) command!: string;
  @ApiProperty({ description: 'Person id, or `system:<name>`', example: 'p-lead-1' }) actor!: string;
  @ApiProperty({ example: '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae' }) hash!: string;
  @ApiProperty({ example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' }) packHash!: string;
  @ApiProperty({
    description: 'Deciding it again from the record alone brings the very events that were recorded',
    example: true,
  })
  agrees!: boolean;
  @ApiPropertyOptional({ example: 'issued' }) phaseBefore?: string;
  @ApiProperty({ example: 'active' }) phase!: string;
  @ApiProperty({ example: '1' }) level!: string;
  @ApiProperty({ type: [String], example: ['qualificationReported', 'started'] }) events!: readonly string[];
  @ApiProperty({ type: [AskedRuleDto], description: 'Every rule that was asked, met or not' })
  asked!: readonly AskedRuleDto[];
  @ApiProperty({
    description: 'What the decision was told about the world, as recorded',
    type: 'object',
    additionalProperties: true,
    example: { site: { id: 'east-plant', zone: 'Asia/Shanghai' } },
  })
  facts!: object;
}
