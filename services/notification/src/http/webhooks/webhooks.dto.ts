/** Shapes of webhooks. */
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { pauseReasons, webhookTypes, type PauseReason } from '../../app/webhooks/webhook';

const secretWords = '`whsec_` and the base64 text of 24 to 64 bytes; absent: one is made';

export class RegisterWebhookDto {
  @ApiProperty({
    description: 'Where events are posted: https, and no address inside the network',
    example: 'https://erp.example.com/holdpoint',
  })
  @IsString()
  @MaxLength(2000)
  url!: string;

  @ApiPropertyOptional({ example: 'ERP, plant maintenance' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  description?: string;

  @ApiProperty({
    enum: webhookTypes,
    isArray: true,
    description: '`*`: every event',
    example: ['holdpoint.permit.transitioned'],
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsIn(webhookTypes, { each: true })
  types!: string[];

  @ApiPropertyOptional({
    type: [String],
    description: 'Only events of permits of these types',
    example: ['hot-work', 'confined-space'],
  })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(60, { each: true })
  permitTypes?: string[];

  @ApiPropertyOptional({ type: [String], description: 'Only events of these sites', example: ['east-plant'] })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(60, { each: true })
  sites?: string[];

  @ApiPropertyOptional({
    description: 'Only events of permits that carry a work order',
    default: false,
    example: true,
  })
  @IsOptional()
  @IsBoolean()
  workOrdersOnly?: boolean;

  @ApiPropertyOptional({ description: secretWords, example: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  secret?: string;
}

export class RotateWebhookSecretDto {
  @ApiPropertyOptional({ description: secretWords, example: 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  secret?: string;

  @ApiPropertyOptional({
    type: 'integer',
    description: 'Hours for which the secret before signs too; 0: it ends at once',
    minimum: 0,
    maximum: 168,
    default: 24,
    example: 24,
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(168)
  keepOldHours?: number;
}

export class WebhookSecretDto {
  @ApiProperty({ format: 'uuid', example: '5b1f7c1e-2d2a-4c39-8a1e-0c9f4c1d2e3f' })
  id!: string;
  @ApiProperty({ format: 'date-time', example: '2026-11-24T01:00:00.000Z' })
  createdAt!: string;
  @ApiPropertyOptional({ format: 'date-time', description: 'Signs until then' })
  expiresAt?: string;
}

export class WebhookDto {
  @ApiProperty({ format: 'uuid', example: '8f6f2c40-6a55-4c5e-9c3b-7a3a5d0f1b2c' })
  id!: string;
  @ApiProperty({ example: 'https://erp.example.com/holdpoint' })
  url!: string;
  @ApiPropertyOptional({ example: 'ERP, plant maintenance' })
  description?: string;
  @ApiProperty({ type: [String], example: ['holdpoint.permit.transitioned'] })
  types!: readonly string[];
  @ApiPropertyOptional({ type: [String], example: ['hot-work'] })
  permitTypes?: readonly string[];
  @ApiPropertyOptional({ type: [String], example: ['east-plant'] })
  sites?: readonly string[];
  @ApiProperty({ example: true })
  workOrdersOnly!: boolean;
  @ApiProperty({ enum: ['active', 'paused'], example: 'active' })
  state!: 'active' | 'paused';
  @ApiPropertyOptional({ format: 'date-time' })
  pausedAt?: string;
  @ApiPropertyOptional({
    enum: pauseReasons,
    description: '`failing`: nothing got through for long; `gone`: the other side answered 410',
  })
  pausedBecause?: PauseReason;
  @ApiPropertyOptional({ format: 'date-time', description: 'Nothing has got through since then' })
  failingSince?: string;
  @ApiProperty({
    type: [WebhookSecretDto],
    description: 'Secrets that sign, the newest first; never the secrets themselves',
  })
  secrets!: readonly WebhookSecretDto[];
  @ApiProperty({ description: 'The person or the client who registered it', example: 'p-admin' })
  createdBy!: string;
  @ApiProperty({ format: 'date-time', example: '2026-11-24T01:00:00.000Z' })
  createdAt!: string;
}

export class WebhookWithSecretDto extends WebhookDto {
  @ApiPropertyOptional({
    description: 'Shown in this answer only',
    example: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  })
  secret?: string;
}

export class WebhooksDto {
  @ApiProperty({ type: [WebhookDto], description: 'Oldest first' })
  webhooks!: readonly WebhookDto[];
}

export class PingedDto {
  @ApiProperty({
    format: 'uuid',
    description: 'Its delivery in the log',
    example: '4f0c5a53-5f0f-4f7e-8a77-1f2f3a4b5c6d',
  })
  delivery!: string;
  @ApiProperty({
    format: 'uuid',
    description: 'The `webhook-id` that arrives',
    example: '0d4f6f3e-1d0a-4a3e-9a53-2f0b6f2f7b11',
  })
  eventId!: string;
}

export const webhookExample: WebhookDto = {
  id: '8f6f2c40-6a55-4c5e-9c3b-7a3a5d0f1b2c',
  url: 'https://erp.example.com/holdpoint',
  description: 'ERP, plant maintenance',
  types: ['holdpoint.permit.transitioned'],
  workOrdersOnly: true,
  state: 'active',
  secrets: [{ id: '5b1f7c1e-2d2a-4c39-8a1e-0c9f4c1d2e3f', createdAt: '2026-11-24T01:00:00.000Z' }],
  createdBy: 'p-admin',
  createdAt: '2026-11-24T01:00:00.000Z',
};
export const registerWebhookExample: RegisterWebhookDto = {
  url: webhookExample.url,
  description: 'ERP, plant maintenance',
  types: ['holdpoint.permit.transitioned'],
  workOrdersOnly: true,
};
