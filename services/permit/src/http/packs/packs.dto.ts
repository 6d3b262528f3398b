/** Shapes of packs and overlays. */
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { idPattern } from '../door/ids';
import { VacantDutyDto, WordsDto } from '../sites/sites.dto';

export class PackDto {
  @ApiProperty({ example: 'gb30871-2022' }) pack!: string;
  @ApiProperty({ example: '1.0.0' }) version!: string;
  @ApiProperty({ type: WordsDto }) title!: WordsDto;
  @ApiProperty({ type: WordsDto, description: 'The document that its clauses are numbered after' }) source!: WordsDto;
  @ApiProperty({ type: WordsDto, description: 'Which sites it is for' }) appliesTo!: WordsDto;
  @ApiProperty({ example: '2022-10-01' }) effectiveFrom!: string;
  @ApiPropertyOptional({ example: '2027-12-31' }) effectiveTo?: string;
  @ApiProperty({ type: [String], example: ['hot-work', 'confined-space'] }) types!: readonly string[];
}

export class AtSiteDto {
  @ApiPropertyOptional({ description: 'As it holds at this site, with its overlay', example: 'east-plant' })
  @IsOptional()
  @Matches(idPattern)
  site?: string;
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

export const overlayExample = {
  overlay: 'east-plant-stricter',
  version: '1',
  on: { pack: 'gb30871-2022', type: 'hot-work' },
  validityMinutes: { '2': 1440 },
  chain: { unit: { limitMinutes: 30 } },
};
/** Held against the overlay's own JSON Schema (docs/packs.md) by the use case, which names every line that isn't of its shape. */
export class OverlayDto {
  [line: string]: unknown;
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
