/** Shapes of a webhook's delivery log and of replays. */
import { IsZonedInstant } from '@holdpoint/service-kit';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { deliveryStates, type DeliveryState } from '../../db/delivery.entity';
import { PageQuery } from '../paging.dto';

export class WebhookDeliveriesQuery extends PageQuery {
  @ApiPropertyOptional({
    enum: deliveryStates,
    description: '`due`: waits, or is tried again; `dead`: given up',
    example: 'dead',
  })
  @IsOptional()
  @IsIn(deliveryStates)
  state?: DeliveryState;

  @ApiPropertyOptional({ description: 'What the event is about, such as a permit’s number', example: 'DH-2026-000123' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  subject?: string;
}

export class WebhookDeliveryDto {
  @ApiProperty({ format: 'uuid', example: '4f0c5a53-5f0f-4f7e-8a77-1f2f3a4b5c6d' })
  id!: string;
  @ApiProperty({
    description: 'The event’s id, and the `webhook-id` of every attempt',
    example: '0d4f6f3e-1d0a-4a3e-9a53-2f0b6f2f7b11',
  })
  eventId!: string;
  @ApiProperty({ example: 'holdpoint.permit.transitioned' })
  type!: string;
  @ApiProperty({ example: 'DH-2026-000123' })
  subject!: string;
  @ApiProperty({ enum: deliveryStates, example: 'dead' })
  state!: DeliveryState;
  @ApiProperty({ type: 'integer', description: 'Attempts since it was made or replayed', example: 9 })
  attempts!: number;
  @ApiProperty({ type: 'integer', example: 0 })
  replays!: number;
  @ApiPropertyOptional({ type: 'integer', description: 'HTTP status of the last answer', example: 503 })
  responseStatus?: number;
  @ApiPropertyOptional({ type: 'integer', description: 'Milliseconds that the last attempt took', example: 120 })
  latencyMs?: number;
  @ApiPropertyOptional({ description: 'Code of the last failure', example: 'http-503' })
  lastError?: string;
  @ApiPropertyOptional({
    format: 'date-time',
    description: 'When it is tried next, unless an earlier one of its subject is held up',
  })
  nextAttemptAt?: string;
  @ApiProperty({ format: 'date-time', example: '2026-11-24T01:05:07.310Z' })
  createdAt!: string;
  @ApiPropertyOptional({ format: 'date-time' })
  deliveredAt?: string;
}

export class WebhookDeliveriesPageDto {
  @ApiProperty({ type: [WebhookDeliveryDto], description: 'Newest first' })
  deliveries!: readonly WebhookDeliveryDto[];
  @ApiPropertyOptional({ description: 'Cursor of the next page; absent: this was the last' })
  next?: string;
}

export class ReplaySinceDto {
  @ApiProperty({
    format: 'date-time',
    description: 'Everything that was queued since then, with its zone',
    example: '2026-11-24T00:00:00Z',
  })
  @IsZonedInstant()
  since!: string;

  @ApiPropertyOptional({
    enum: ['delivered', 'dead'],
    description: 'Only what ended so; absent: both',
    example: 'dead',
  })
  @IsOptional()
  @IsIn(['delivered', 'dead'])
  state?: 'delivered' | 'dead';
}

export class ReplayedDto {
  @ApiProperty({ type: 'integer', description: 'How many are sent again', example: 12 })
  count!: number;
}

export const webhookDeliveryExample: WebhookDeliveryDto = {
  id: '4f0c5a53-5f0f-4f7e-8a77-1f2f3a4b5c6d',
  eventId: '0d4f6f3e-1d0a-4a3e-9a53-2f0b6f2f7b11',
  type: 'holdpoint.permit.transitioned',
  subject: 'DH-2026-000123',
  state: 'dead',
  attempts: 9,
  replays: 0,
  responseStatus: 503,
  latencyMs: 120,
  lastError: 'http-503',
  createdAt: '2026-11-24T01:05:07.310Z',
};
