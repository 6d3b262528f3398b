/** Shapes of the list for those who sign many. */
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { PermitSummaryDto } from '../reading/reading.dto';

export class ApprovalsQueryDto {
  @ApiPropertyOptional({ type: 'integer', default: 50, minimum: 1, maximum: 100, example: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;
}
export class DifferenceDto {
  @ApiProperty({ description: 'Stable', example: 'difference-measure-waived' }) code!: string;
  @ApiProperty({ description: "In the caller's language", example: 'measure drains-covered is marked not applicable' })
  message!: string;
  @ApiProperty({ type: 'object', additionalProperties: true, example: { measure: 'drains-covered' } }) params!: object;
  @ApiPropertyOptional({ example: '5.2.4' }) clause?: string;
}
export class ByDelegationDto {
  @ApiProperty({ example: '0b7c1f5e-33a1-4f0e-9c55-2d8a1f6e7b90' }) id!: string;
  @ApiProperty({ description: 'The holder in whose place the caller would sign', example: 'p-unit' }) for!: string;
  @ApiProperty({ format: 'date-time', example: '2026-11-28T00:00:00.000Z' }) until!: string;
}
export class ApprovalDto extends PermitSummaryDto {
  @ApiProperty({ type: [DifferenceDto], description: 'Empty: it is as the pack has it; the gravest first' })
  differences!: readonly DifferenceDto[];
  @ApiPropertyOptional({ type: ByDelegationDto, description: 'Where it isn’t by a duty of the caller’s own' })
  byDelegation?: ByDelegationDto;
}
