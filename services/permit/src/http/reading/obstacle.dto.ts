/** Shapes that several reads share: one condition that isn't met, and the moments at which conditions are asked. */
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

export class PlannedWindowDto {
  @ApiProperty({ format: 'date-time', example: '2026-11-24T05:30:00.000Z' }) from!: string;
  @ApiProperty({ format: 'date-time', example: '2026-11-24T11:30:00.000Z' }) until!: string;
}
export const moments = [
  'submission',
  'approval',
  'issue',
  'start',
  'resume',
  'watch',
  'extension',
  'completion',
  'closing',
] as const;
export class ObstacleDto {
  @ApiProperty({ description: 'Stable; the same that a refusal has', example: 'gas-sample-stale' }) code!: string;
  @ApiProperty({ description: "In the caller's language", example: 'the last gas sample is older than 30 minutes' })
  message!: string;
  @ApiProperty({ type: 'object', additionalProperties: true, example: { minutes: 30 } }) params!: object;
  @ApiPropertyOptional({ description: "The pack's rule that found it", example: 'gas-fresh-before-start' })
  rule?: string;
  @ApiPropertyOptional({ description: "Clause of the pack's source", example: '5.3.1 c' }) clause?: string;
  @ApiPropertyOptional({ enum: ['V', 'C', 'O'], example: 'V' }) certainty?: string;
  @ApiPropertyOptional({ description: 'Where in the body it can be mended', example: '/form/jsa' }) field?: string;
  @ApiPropertyOptional({ description: 'Duty or role that can mend it', example: 'gas-tester' }) mendBy?: string;
  @ApiPropertyOptional({
    description: 'Until when it can be mended',
    format: 'date-time',
    example: '2026-11-24T07:30:00.000Z',
  })
  by?: string;
}
