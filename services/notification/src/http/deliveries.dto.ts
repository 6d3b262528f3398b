/** Shapes of the delivery record. */
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { deliveryStates, type DeliveryState } from '../db/delivery.entity';
import { PageQuery } from './paging.dto';

export class DeliveriesQuery extends PageQuery {
  @ApiPropertyOptional({ enum: deliveryStates, description: '`dead`: given up, waiting for a replay', example: 'dead' })
  @IsOptional()
  @IsIn(deliveryStates)
  state?: DeliveryState;

  @ApiPropertyOptional({ example: 'smtp' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  channel?: string;

  @ApiPropertyOptional({ description: 'Person id', example: 'p-unit-head' })
  @IsOptional()
  @IsString()
  @MaxLength(128)
  person?: string;

  @ApiPropertyOptional({ description: 'Number of a permit', example: 'DH-2026-000123' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  permit?: string;
}

export class DeliveryDto {
  @ApiProperty({ format: 'uuid', example: '4f0c5a53-5f0f-4f7e-8a77-1f2f3a4b5c6d' })
  id!: string;
  @ApiProperty({ description: 'Id of the event that it tells of', example: '0d4f6f3e-1d0a-4a3e-9a53-2f0b6f2f7b11' })
  eventId!: string;
  @ApiProperty({ description: 'Person id', example: 'p-unit-head' })
  person!: string;
  @ApiProperty({ example: 'smtp' })
  channel!: string;
  @ApiProperty({ enum: ['normal', 'urgent'], example: 'urgent' })
  urgency!: 'normal' | 'urgent';
  @ApiProperty({ type: [String], example: ['stage-reminder'] })
  notices!: readonly string[];
  @ApiPropertyOptional({ example: 'DH-2026-000123' })
  permit?: string;
  @ApiProperty({ enum: deliveryStates, example: 'dead' })
  state!: DeliveryState;
  @ApiProperty({ type: 'integer', description: 'Attempts since it was made or replayed', example: 10 })
  attempts!: number;
  @ApiProperty({ type: 'integer', description: 'How many times it was replayed', example: 0 })
  replays!: number;
  @ApiPropertyOptional({ format: 'date-time', description: 'When it is tried next, UTC' })
  nextAttemptAt?: string;
  @ApiPropertyOptional({ description: 'Code of the last failure', example: 'smtp-550' })
  lastError?: string;
  @ApiPropertyOptional({ description: 'What the channel knows it by', example: '<4f0c5a53-…@holdpoint>' })
  reference?: string;
  @ApiProperty({ format: 'date-time', example: '2026-11-24T01:05:07.310Z' })
  createdAt!: string;
  @ApiPropertyOptional({ format: 'date-time', example: '2026-11-24T01:05:08.020Z' })
  deliveredAt?: string;
}

export class DeliveriesPageDto {
  @ApiProperty({ type: [DeliveryDto], description: 'Newest first' })
  deliveries!: readonly DeliveryDto[];
  @ApiPropertyOptional({ description: 'Cursor of the next page; absent: this was the last' })
  next?: string;
}

export const deliveryExample: DeliveryDto = {
  id: '4f0c5a53-5f0f-4f7e-8a77-1f2f3a4b5c6d',
  eventId: '0d4f6f3e-1d0a-4a3e-9a53-2f0b6f2f7b11',
  person: 'p-unit-head',
  channel: 'smtp',
  urgency: 'urgent',
  notices: ['stage-reminder'],
  permit: 'DH-2026-000123',
  state: 'dead',
  attempts: 1,
  replays: 0,
  lastError: 'smtp-550',
  createdAt: '2026-11-24T01:05:07.310Z',
};
