/** Shapes of dead letters: events that a consumer gave up on. */
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';

export class DeadLettersQuery {
  @ApiPropertyOptional({ enum: ['true', 'false'], default: 'false', description: '`true`: those replayed as well' })
  @IsOptional()
  @IsIn(['true', 'false'])
  includeReplayed?: 'true' | 'false';

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 200, default: 50, example: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;

  @ApiPropertyOptional({ format: 'uuid', description: 'Id of the last letter of the page before' })
  @IsOptional()
  @IsUUID()
  before?: string;
}

export class DeadLetterDto {
  @ApiProperty({ format: 'uuid', example: '9d7f4a2e-3c5b-4a1d-8e6f-0a1b2c3d4e5f' })
  id!: string;
  @ApiProperty({ description: 'The consumer group that gave up', example: 'holdpoint.notification.permit' })
  consumer!: string;
  @ApiProperty({ example: 'holdpoint.permit.v1' })
  topic!: string;
  @ApiProperty({ type: 'integer', example: 2 })
  partition!: number;
  @ApiProperty({ example: '1289' })
  offset!: string;
  @ApiPropertyOptional({ example: 'DH-2026-000123' })
  key?: string;
  @ApiPropertyOptional({ example: '0d4f6f3e-1d0a-4a3e-9a53-2f0b6f2f7b11' })
  eventId?: string;
  @ApiPropertyOptional({ example: 'holdpoint.permit.transitioned' })
  eventType?: string;
  @ApiProperty({ description: 'The event, as text', example: '{"specversion":"1.0"}' })
  event!: string;
  @ApiProperty({ example: 'event-malformed: /data/site must be string' })
  error!: string;
  @ApiProperty({ type: 'integer', example: 4 })
  attempts!: number;
  @ApiProperty({ format: 'date-time', example: '2026-11-24T01:05:09.000Z' })
  failedAt!: string;
  @ApiPropertyOptional({ format: 'date-time' })
  replayedAt?: string;
  @ApiPropertyOptional({ description: 'Person or client id', example: 'p-admin' })
  replayedBy?: string;
}

export const deadLetterExample: DeadLetterDto = {
  id: '9d7f4a2e-3c5b-4a1d-8e6f-0a1b2c3d4e5f',
  consumer: 'holdpoint.notification.permit',
  topic: 'holdpoint.permit.v1',
  partition: 2,
  offset: '1289',
  key: 'DH-2026-000123',
  eventId: '0d4f6f3e-1d0a-4a3e-9a53-2f0b6f2f7b11',
  eventType: 'holdpoint.permit.transitioned',
  event: '{"specversion":"1.0"}',
  error: 'event-malformed: /data/site must be string',
  attempts: 4,
  failedAt: '2026-11-24T01:05:09.000Z',
};
