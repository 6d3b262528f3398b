/** Shapes that several reads share: one condition that isn't met, one act that has to be signed, and the moments at which conditions are asked. */
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { signableActs, signatureMethods } from '@holdpoint/permit-domain';
import { WordsDto } from '../sites/words.dto';

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
export class SigningObstacleDto {
  @ApiProperty({ enum: signableActs, example: 'approve' }) act!: string;
  @ApiPropertyOptional({ description: 'Of an approval', example: 'unit' }) stage?: string;
  @ApiPropertyOptional({ description: 'Of a briefing: `giver` or `receiver`', example: 'giver' }) as?: string;
  @ApiProperty({
    type: [String],
    description: 'Duties and roles of those who may do it; empty: whoever does it',
    example: ['unit-head'],
  })
  by!: readonly string[];
  @ApiProperty({ description: 'Whether the caller is one of them', example: true }) yours!: boolean;
  @ApiProperty({ description: 'The line of the pack or overlay that asks for it', example: 'approvals' }) line!: string;
  @ApiProperty({ example: '4.11' }) clause!: string;
  @ApiProperty({ enum: ['V', 'C', 'O'], example: 'O' }) certainty!: string;
  @ApiPropertyOptional({
    description: 'Absent: any way',
    enum: signatureMethods,
    isArray: true,
    example: ['device-key'],
  })
  methods?: readonly string[];
  @ApiPropertyOptional({
    type: 'integer',
    description: 'The signer has signed in so many minutes ago at most',
    example: 10,
  })
  reauthenticateMinutes?: number;
  @ApiProperty({ type: WordsDto, description: 'What the signer declares' }) declaration!: WordsDto;
  @ApiProperty({
    type: [ObstacleDto],
    description: 'That it has to be signed; of a caller who may do it, what they lack for it and mend themselves',
  })
  obstacles!: readonly ObstacleDto[];
}
