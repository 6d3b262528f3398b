/** Shapes of events that this service gave up on. */
import { ApiProperty } from '@nestjs/swagger';

export class DeadLetterDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty({ description: 'Consumer group that gave up', example: 'holdpoint.qualification.named-permits' })
  consumer!: string;
  @ApiProperty({ example: 'holdpoint.permit.v1' })
  topic!: string;
  @ApiProperty({ required: false })
  eventId?: string;
  @ApiProperty({ required: false, example: 'holdpoint.permit.transitioned' })
  eventType?: string;
  @ApiProperty({ description: 'Why' })
  error!: string;
  @ApiProperty({ type: 'integer' })
  attempts!: number;
  @ApiProperty({ format: 'date-time' })
  failedAt!: string;
  @ApiProperty({ required: false, format: 'date-time' })
  replayedAt?: string;
}
export class ReplayedDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;
}
