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
export class ApprovalDto extends PermitSummaryDto {
  @ApiProperty({ type: [DifferenceDto], description: 'Empty: it is as the pack has it; the gravest first' })
  differences!: readonly DifferenceDto[];
}
