/** Shapes of printing, and of what a phone may know of a paper that it looks at. */
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { copyWishes, type CopyWish } from '../../print/copies';
import { printLanguages, type PrintLanguage } from '../../print/say';

export class PrintDto {
  @ApiPropertyOptional({ enum: printLanguages, description: 'Default: both', example: 'both' })
  @IsOptional()
  @IsIn(printLanguages)
  language?: PrintLanguage;

  @ApiPropertyOptional({
    enum: copyWishes,
    description: 'Which copy, by who keeps it; default: all, one after another',
    example: 'all',
  })
  @IsOptional()
  @IsIn(copyWishes)
  copy?: CopyWish;
}

export class WhichPaperDto {
  @ApiProperty({ description: 'Version on the paper', type: 'integer', minimum: 1, example: 17 })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  at!: number;

  @ApiProperty({ description: 'First 16 digits of the chain on the paper', example: '9f86d081884c7d65' })
  @Matches(/^[0-9a-f]{16}$/)
  head!: string;

  @ApiProperty({ description: 'As the code on the paper has it', example: 'demo.mqdQ8bJq2L3nY0cV7tGk4w' })
  @Matches(/^[a-z0-9-]{1,63}\.[A-Za-z0-9_-]{22}$/)
  token!: string;
}

export class PaperChangeDto {
  @ApiProperty({ type: 'integer', example: 18 }) sequence!: number;
  @ApiProperty({ format: 'date-time', example: '2026-11-24T06:41:00.000Z' }) at!: string;
  @ApiProperty({ example: 'suspend' }) act!: string;
  @ApiProperty({ description: 'The phase then', example: 'suspended' }) phase!: string;
  @ApiProperty({ example: 'suspended: no work' }) phaseWords!: string;
}
export class PaperDto {
  @ApiProperty({ example: 'DH-2026-000123' }) number!: string;
  @ApiProperty({ example: 'suspended' }) phase!: string;
  @ApiProperty({ example: 'suspended: no work' }) phaseWords!: string;
  @ApiProperty({ description: 'Whether anybody may work by it, as a code', example: 'paper-is-suspended' })
  standing!: string;
  @ApiProperty({ example: 'SUSPENDED: NO WORK' }) standingWords!: string;
  @ApiProperty({ description: 'The permit is issued, in its time and not stopped', example: false }) valid!: boolean;
  @ApiProperty({ format: 'date-time', example: '2026-11-24T10:00:00.000Z' }) validUntil!: string;
  @ApiProperty({ description: 'Time zone of the site', example: 'Asia/Shanghai' }) zone!: string;
  @ApiProperty({ description: 'Nothing has happened to the permit since the paper was printed', example: false })
  current!: boolean;
  @ApiProperty({ example: true }) outOfDate!: boolean;
  @ApiPropertyOptional({ format: 'date-time', example: '2026-11-24T06:41:00.000Z' }) outOfDateSince?: string;
  @ApiProperty({ type: 'integer', description: 'Version on the paper', example: 17 }) paperVersion!: number;
  @ApiProperty({ type: 'integer', description: 'Version of the record', example: 18 }) version!: number;
  @ApiProperty({ type: [PaperChangeDto], description: 'The first 100 acts since; without people' })
  changes!: readonly PaperChangeDto[];
}

export const paperExample: PaperDto = {
  number: 'DH-2026-000123',
  phase: 'suspended',
  phaseWords: 'suspended: no work',
  standing: 'paper-is-suspended',
  standingWords: 'SUSPENDED: NO WORK',
  valid: false,
  validUntil: '2026-11-24T10:00:00.000Z',
  zone: 'Asia/Shanghai',
  current: false,
  outOfDate: true,
  outOfDateSince: '2026-11-24T06:41:00.000Z',
  paperVersion: 17,
  version: 18,
  changes: [
    {
      sequence: 18,
      at: '2026-11-24T06:41:00.000Z',
      act: 'suspend',
      phase: 'suspended',
      phaseWords: 'suspended: no work',
    },
  ],
};
