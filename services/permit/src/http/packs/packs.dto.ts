/** Shapes of packs and overlays. */
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { idPattern } from '../door/ids';
import { VacantDutyDto } from '../sites/sites.dto';
import { overlayExample } from './packs-examples';

export class PackWordsDto {
  @ApiProperty({ example: '危险化学品企业特殊作业' }) zh!: string;
  @ApiProperty({ example: 'Special work at hazardous-chemical sites' }) en!: string;
}
export class PackDto {
  @ApiProperty({ example: 'gb30871-2022' }) pack!: string;
  @ApiProperty({ example: '1.0.0' }) version!: string;
  @ApiProperty({ type: PackWordsDto }) title!: PackWordsDto;
  @ApiProperty({ type: PackWordsDto, description: 'The document that its clauses are numbered after' })
  source!: PackWordsDto;
  @ApiProperty({ type: PackWordsDto, description: 'Which sites it is for' }) appliesTo!: PackWordsDto;
  @ApiProperty({ format: 'date', example: '2022-10-01' }) effectiveFrom!: string;
  @ApiPropertyOptional({ format: 'date', example: '2027-12-31' }) effectiveTo?: string;
  @ApiProperty({ type: [String], example: ['hot-work', 'confined-space'] }) types!: readonly string[];
}

export class AtSiteDto {
  @ApiPropertyOptional({ description: 'As it holds at this site, with its overlay', example: 'east-plant' })
  @IsOptional()
  @Matches(idPattern)
  site?: string;

  @ApiPropertyOptional({ description: 'And in this area of it', example: 'tank-farm' })
  @IsOptional()
  @Matches(idPattern)
  area?: string;
}

export class TypePackDto {
  @ApiProperty({
    description: 'Of its canonical JSON; names it for ever',
    example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  })
  hash!: string;
  @ApiProperty({
    description:
      'Form, levels, validity, people, chain, rules, measures, ending, each line with its clause, certainty, force and dates (docs/packs.md)',
    type: 'object',
    additionalProperties: true,
    example: { pack: 'gb30871-2022', type: 'hot-work', prefix: 'DH' },
  })
  pack!: object;
}

/** Its other sections are held against the overlay's own JSON Schema by the use case, which names every line that isn't of its shape. */
export class OverlayOnDto {
  @ApiProperty({ example: 'gb30871-2022' }) pack!: string;
  @ApiProperty({ example: 'hot-work' }) type!: string;
}
export class OverlayDto {
  @ApiProperty({ description: "Its name, part of the pack's version from then on", example: 'east-plant-stricter' })
  overlay!: string;
  @ApiProperty({ example: '1' }) version!: string;
  @ApiProperty({ type: OverlayOnDto, description: 'The permit type that it is for: the one of the address' })
  on!: OverlayOnDto;
  @ApiPropertyOptional({
    description:
      'Validity by level, minutes; every further section (form, people, chain, rules, measures, ending, ...) as docs/packs.md has it',
    type: 'object',
    additionalProperties: { type: 'integer' },
    example: { '2': 1440 },
  })
  validityMinutes?: Record<string, number>;
}
export class OverlayAnswerDto {
  @ApiProperty({ example: 'gb30871-2022' }) pack!: string;
  @ApiProperty({ example: 'hot-work' }) type!: string;
  @ApiPropertyOptional({ description: 'Absent: all sites of the tenant', example: 'east-plant' }) site?: string;
  @ApiProperty({ description: "The pack's version with its overlays", example: '1.0.0+east-plant-stricter.1' })
  version!: string;
  @ApiProperty({ example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' }) hash!: string;
  @ApiProperty({ type: [VacantDutyDto], description: 'Duties that the pack waits for and nobody holds there' })
  vacant!: readonly VacantDutyDto[];
}
export class OverlayInForceDto {
  @ApiProperty({ type: 'object', additionalProperties: true, example: overlayExample }) overlay!: object;
  @ApiProperty({ description: 'Who put it in force', example: 'p-admin-1' }) by!: string;
  @ApiProperty({ format: 'date-time', example: '2026-11-24T01:00:00.000Z' }) since!: string;
}
