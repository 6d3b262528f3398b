/** Shapes of works near each other: who stands there, how near, and what must not be. */
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { moments, ObstacleDto, PlannedWindowDto } from '../reading/obstacle.dto';

export class ClearingDto {
  @ApiProperty({
    enum: [
      'clears-when-it-ends',
      'clears-by-another-window',
      'clears-by-distance',
      'clears-by-another-place',
      'clears-by-coordinator',
    ],
    example: 'clears-by-distance',
  })
  code!: string;

  @ApiProperty({ description: "In the caller's language", example: 'by being more than 30 m apart' }) message!: string;
  @ApiProperty({ type: 'object', additionalProperties: true, example: { metres: 30 } }) params!: object;
}
export class ConflictDto extends ObstacleDto {
  @ApiProperty({ description: 'The other permit', example: 'PT-2026-000031' }) number!: string;
  @ApiProperty({
    description: "Whose rule it is: this permit's, or the other's, whose work would have to stop or wait",
    enum: ['this', 'other'],
    example: 'this',
  })
  of!: 'this' | 'other';

  @ApiPropertyOptional({ description: 'The pack that the rule and the clause are of', example: 'gb30871-2022' })
  pack?: string;

  @ApiProperty({
    description: 'Whether the other has its leave; one that waits for its approval closes no gate yet',
    example: true,
  })
  standing!: boolean;

  @ApiProperty({ description: 'When the rule is asked', enum: moments, isArray: true, example: ['start', 'watch'] })
  at!: readonly string[];

  @ApiProperty({ type: [ClearingDto], description: 'What would clear it; any one of them is enough' })
  clearedBy!: readonly ClearingDto[];
}

export class NeighbourDto {
  @ApiProperty({ example: 'PT-2026-000031' }) number!: string;
  @ApiProperty({ example: 'blind-plate' }) type!: string;
  @ApiProperty({ example: 'suspended' }) phase!: string;
  @ApiProperty({ description: "The phase in the caller's language", example: 'suspended: no work' })
  phaseWords!: string;
  @ApiProperty({ description: 'Whether it has its leave; a suspended permit counts', example: true })
  standing!: boolean;
  @ApiProperty({ description: 'Whether it is a ticket of the same job', example: false }) linked!: boolean;
  @ApiPropertyOptional({
    type: PlannedWindowDto,
    description: 'As planned; work that stands beyond its plan is shown until now',
  })
  window?: PlannedWindowDto;
  @ApiPropertyOptional({
    description: "Metres, on the site's plan where both are on it; absent: nobody knows, and it counts as near",
    example: 12.4,
  })
  distanceM?: number;
  @ApiPropertyOptional({ description: 'Metres that it lies above this one; below: negative', example: -3.5 })
  heightM?: number;
  @ApiPropertyOptional({ example: false }) sameSpace?: boolean;
  @ApiPropertyOptional({ example: true }) sameBund?: boolean;
  @ApiPropertyOptional({ description: 'On the same process line or piece of equipment', example: false })
  sameLine?: boolean;
  @ApiProperty({ description: 'What its form says is done there', type: [String], example: ['venting'] })
  activities!: readonly string[];
  @ApiProperty({ type: [ConflictDto], description: 'Empty: the two may stand beside each other' })
  conflicts!: readonly ConflictDto[];
}
export class ConflictsDto {
  @ApiPropertyOptional({ description: 'Absent for a plan', example: 'DH-2026-000123' }) number?: string;
  @ApiProperty({ format: 'date-time', description: 'When this was so', example: '2026-11-24T05:30:00.000Z' })
  at!: string;
  @ApiProperty({
    description:
      'How far is looked, in metres; farther only in the same space or bund, on the same line, and to linked tickets',
    example: 60,
  })
  reachM!: number;
  @ApiProperty({ type: [NeighbourDto], description: 'Every permit near that stands or waits for its approval' })
  neighbours!: readonly NeighbourDto[];
}
