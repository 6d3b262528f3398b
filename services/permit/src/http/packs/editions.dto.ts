/** Shapes of editions: drafts of a tenant's own rules, and what is said and done about them. */
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { FreeText, IsZonedInstant } from '@holdpoint/service-kit';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsObject,
  IsOptional,
  Matches,
} from 'class-validator';
import type { EditionStanding } from '../../app/editions/edition-view';
import { idPattern } from '../door/ids';
import { overlayExample } from './packs-examples';

export const editionKinds = ['overlay', 'type'] as const;
export const editionStates = ['draft', 'discarded', 'published', 'withdrawn'] as const;
export const standings: readonly EditionStanding[] = [
  'draft',
  'discarded',
  'scheduled',
  'pilot',
  'in-force',
  'superseded',
  'rolled-back',
  'retired',
];

export class EditionContentDto {
  @ApiProperty({
    description:
      'An overlay as docs/packs.md has it (its version is given at publication), or a permit type: `manifest` (title, source, appliesTo, languages, effectiveFrom) and `permitType`',
    type: 'object',
    additionalProperties: true,
    example: overlayExample,
  })
  @IsObject()
  content!: Record<string, unknown>;

  @ApiPropertyOptional({
    description: 'A file of cases as docs/packs.md has it; they run at every check and have to hold at publication',
    type: 'object',
    additionalProperties: true,
    example: { type: 'hot-work', world: {}, story: [], cases: [] },
  })
  @IsOptional()
  @IsObject()
  cases?: Record<string, unknown>;

  @ApiPropertyOptional({ description: 'Why, for whoever reads the history', example: 'Audit finding 2026-14' })
  @IsOptional()
  @FreeText({ max: 1000 })
  reason?: string;
}
export class AddEditionDto extends EditionContentDto {
  @ApiProperty({
    enum: editionKinds,
    description: 'An overlay, or a permit type of a pack of one’s own',
    example: 'overlay',
  })
  @IsIn(editionKinds)
  kind!: (typeof editionKinds)[number];

  @ApiProperty({ example: 'gb30871-2022' })
  @Matches(idPattern)
  pack!: string;

  @ApiProperty({ example: 'hot-work' })
  @Matches(idPattern)
  type!: string;

  @ApiPropertyOptional({ description: 'Absent: every site of the tenant', example: 'east-plant' })
  @IsOptional()
  @Matches(idPattern)
  site?: string;

  @ApiPropertyOptional({ description: 'One area of the site', example: 'tank-farm' })
  @IsOptional()
  @Matches(idPattern)
  area?: string;
}

export class ListEditionsDto {
  @ApiPropertyOptional({ description: 'Only of this pack', example: 'gb30871-2022' })
  @IsOptional()
  @Matches(idPattern)
  pack?: string;

  @ApiPropertyOptional({ description: 'Only of this permit type', example: 'hot-work' })
  @IsOptional()
  @Matches(idPattern)
  type?: string;

  @ApiPropertyOptional({ description: 'Only those of this site', example: 'east-plant' })
  @IsOptional()
  @Matches(idPattern)
  site?: string;

  @ApiPropertyOptional({ enum: editionStates, description: '`withdrawn`: rolled back', example: 'published' })
  @IsOptional()
  @IsIn(editionStates)
  state?: (typeof editionStates)[number];
}

export class ReasonDto {
  @ApiProperty({ description: 'Why, for whoever reads the history', example: 'Trial at the east plant is over' })
  @FreeText({ max: 1000 })
  reason!: string;
}
export class WidenEditionDto extends ReasonDto {
  @ApiPropertyOptional({
    description: 'Sites where it is tried first, these and no others; absent: everywhere in its place',
    type: [String],
    example: ['east-plant'],
  })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ArrayUnique()
  @Matches(idPattern, { each: true })
  pilot?: string[];

  @ApiPropertyOptional({
    description: 'Whoever publishes knows of the duties that nobody holds; that they knew is kept',
    default: false,
    example: false,
  })
  @IsOptional()
  @IsBoolean()
  vacantAccepted?: boolean;
}
export class PublishEditionDto extends WidenEditionDto {
  @ApiPropertyOptional({
    description: 'From when on; absent: now',
    format: 'date-time',
    example: '2026-12-01T00:00:00+08:00',
  })
  @IsOptional()
  @IsZonedInstant()
  effectiveFrom?: string;
}
export class RetireEditionDto extends ReasonDto {
  @ApiPropertyOptional({
    description: 'From when on; absent: now',
    format: 'date-time',
    example: '2027-01-01T00:00:00+08:00',
  })
  @IsOptional()
  @IsZonedInstant()
  at?: string;
}

export class EditionDto {
  @ApiProperty({ format: 'uuid', example: '2b0d7b8c-6a51-4f0e-9f0a-3f1c5d7e9a11' }) id!: string;
  @ApiProperty({ enum: editionKinds, example: 'overlay' }) kind!: (typeof editionKinds)[number];
  @ApiProperty({ example: 'gb30871-2022' }) pack!: string;
  @ApiProperty({ example: 'hot-work' }) type!: string;
  @ApiPropertyOptional({ description: 'Absent: every site of the tenant', example: 'east-plant' }) site?: string;
  @ApiPropertyOptional({ example: 'tank-farm' }) area?: string;
  @ApiProperty({ enum: standings, description: 'How it stands now', example: 'pilot' }) standing!: EditionStanding;
  @ApiProperty({ type: 'integer', description: 'Counts the saves of the draft; the ETag', example: 2 })
  revision!: number;
  @ApiPropertyOptional({ type: 'integer', description: 'Given at publication: 1, 2, 3 on its line', example: 3 })
  version?: number;
  @ApiPropertyOptional({ type: [String], description: 'Sites where it is tried first', example: ['east-plant'] })
  pilot?: readonly string[];
  @ApiProperty({ description: 'Who saved it last', example: 'p-admin-1' }) author!: string;
  @ApiProperty({ format: 'date-time', example: '2026-11-24T01:00:00.000Z' }) createdAt!: string;
  @ApiProperty({ format: 'date-time', example: '2026-11-24T02:00:00.000Z' }) updatedAt!: string;
  @ApiPropertyOptional({ format: 'date-time', example: '2026-12-01T00:00:00.000Z' }) effectiveFrom?: string;
  @ApiPropertyOptional({ example: 'p-admin-2' }) publishedBy?: string;
  @ApiPropertyOptional({ format: 'date-time', example: '2026-11-24T02:00:00.000Z' }) publishedAt?: string;
  @ApiPropertyOptional({
    description: 'No new permits from then on',
    format: 'date-time',
    example: '2027-06-01T00:00:00.000Z',
  })
  retiredAt?: string;
}
export class EditionEntryDto {
  @ApiProperty({ type: 'integer', example: 3 }) sequence!: number;
  @ApiProperty({
    enum: ['drafted', 'saved', 'discarded', 'published', 'widened', 'rolled-back', 'retired'],
    example: 'published',
  })
  act!: string;
  @ApiProperty({ description: 'Who did it', example: 'p-admin-2' }) actor!: string;
  @ApiProperty({ format: 'date-time', example: '2026-11-24T02:00:00.000Z' }) at!: string;
  @ApiPropertyOptional({ example: 'Audit finding 2026-14' }) reason?: string;
  @ApiProperty({
    description: 'Version, hash of the content, sites of the trial, duties that were known to be vacant',
    type: 'object',
    additionalProperties: true,
    example: { version: 3, pilot: ['east-plant'] },
  })
  details!: object;
}
export class EditionWholeDto extends EditionDto {
  @ApiProperty({ type: 'object', additionalProperties: true, example: overlayExample }) content!: object;
  @ApiPropertyOptional({ type: 'object', additionalProperties: true, example: { type: 'hot-work', cases: [] } })
  cases?: object;
  @ApiProperty({
    type: [EditionEntryDto],
    description: 'Everything that was done to it, in order; nothing is ever taken away',
  })
  history!: readonly EditionEntryDto[];
}

export class EditionFindingDto {
  @ApiProperty({ enum: ['error', 'warning'], example: 'error' }) severity!: 'error' | 'warning';
  @ApiProperty({ example: 'overlay-loosens-binding' }) code!: string;
  @ApiProperty({
    description: 'JSON pointer, by the names of the pack’s lines',
    example: '/rules/gas-limits/params/limitBelow',
  })
  field!: string;
  @ApiPropertyOptional({ description: 'The clause that binds', example: '5.3.2' }) clause?: string;
  @ApiPropertyOptional({ description: 'Where it shows, when not everywhere', example: 'east-plant' }) site?: string;
  @ApiPropertyOptional({ example: 'tank-farm' }) area?: string;
  @ApiProperty({ description: "In the caller's language", example: 'a binding clause may not be loosened: 0.2 to 0.3' })
  message!: string;
}
export class VacantThereDto extends EditionFindingDto {
  @ApiProperty({ example: 'plant-head' }) duty!: string;
}
export class PackDifferenceDto {
  @ApiProperty({ example: 'pack-line-changed' }) code!: string;
  @ApiProperty({ enum: ['tightened', 'loosened', 'changed'], example: 'tightened' })
  effect!: 'tightened' | 'loosened' | 'changed';
  @ApiProperty({ example: 'rules' }) section!: string;
  @ApiProperty({ example: 'gas-fresh' }) line!: string;
  @ApiPropertyOptional({ example: 'params/maxAgeMinutes' }) property?: string;
  @ApiProperty({ example: '/rules/gas-fresh/params/maxAgeMinutes' }) at!: string;
  @ApiPropertyOptional({
    description: 'What it was: any JSON value',
    oneOf: [{ type: 'number' }, { type: 'string' }],
    example: 30,
  })
  before?: unknown;
  @ApiPropertyOptional({
    description: 'What it is: any JSON value',
    oneOf: [{ type: 'number' }, { type: 'string' }],
    example: 15,
  })
  after?: unknown;
  @ApiPropertyOptional({ example: '5.3.1 c' }) clause?: string;
  @ApiProperty({
    description: "In the caller's language",
    example: 'rule gas-fresh: oldest sample, minutes from 30 to 15 (tightened)',
  })
  message!: string;
}
export class BrokenCaseDto {
  @ApiProperty({ example: 'A sample older than 15 minutes does not count' }) case!: string;
  @ApiProperty({ example: '5.3.1 c' }) clause!: string;
  @ApiProperty({ type: [String], example: ['expected a refusal by gas-sample-stale, and it was accepted: started'] })
  faults!: readonly string[];
}
export class CaseRunDto {
  @ApiProperty({ type: 'integer', example: 12 }) run!: number;
  @ApiProperty({ type: [BrokenCaseDto] }) broken!: readonly BrokenCaseDto[];
}
export class EditionReportDto {
  @ApiProperty({
    description: 'Nothing stands against its publication, but perhaps duties that nobody holds',
    example: true,
  })
  publishable!: boolean;
  @ApiProperty({ type: [EditionFindingDto], description: 'Everything that is wrong or doubtful, at once' })
  findings!: readonly EditionFindingDto[];
  @ApiProperty({
    type: [VacantThereDto],
    description: 'By site: duties that nobody holds, and holders with nobody behind them',
  })
  vacant!: readonly VacantThereDto[];
  @ApiProperty({ type: [PackDifferenceDto], description: 'Against what holds in its place' })
  differences!: readonly PackDifferenceDto[];
  @ApiProperty({ type: CaseRunDto }) cases!: CaseRunDto;
}
